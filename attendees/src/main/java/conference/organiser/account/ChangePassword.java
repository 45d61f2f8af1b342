package conference.organiser.account;

import conference.organiser.access.AccountKeys;
import conference.platform.Transactions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts a new password and a new authenticator in the place of what there was, if anything. */
@Component
final class ChangePassword {

  private final AccountStore accounts;
  private final OneTimeCodes codes;
  private final AccountKeys keys;
  private final Transactions transactions;
  private final InstantSource clock;

  ChangePassword(
      AccountStore accounts,
      OneTimeCodes codes,
      AccountKeys keys,
      Transactions transactions,
      InstantSource clock) {
    this.accounts = accounts;
    this.codes = codes;
    this.keys = keys;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What was chosen and waits for the authenticator's first code. */
  record Pending(String hash, String encryptedSecret) {}

  /** {@return new recovery codes in the place of the old ones; empty when the code does not fit} */
  Optional<List<String>> change(UUID account, Pending pending, String code) {
    OptionalLong step = codes.step(keys.decrypt(pending.encryptedSecret()), code);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    List<String> recovery = codes.newRecoveryCodes();
    transactions.write(() -> {
      accounts.putPassword(account, pending.hash(), pending.encryptedSecret(), clock.instant());
      accounts.useCode(account, step.getAsLong());
      accounts.putRecoveryCodes(account, recovery.stream().map(codes::recoveryMac).toList());
    });
    return Optional.of(recovery);
  }

  /** New recovery codes; the old ones are good for nothing any more. */
  List<String> newRecoveryCodes(UUID account) {
    List<String> recovery = codes.newRecoveryCodes();
    transactions.write(() ->
        accounts.putRecoveryCodes(account, recovery.stream().map(codes::recoveryMac).toList()));
    return recovery;
  }
}

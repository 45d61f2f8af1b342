package conference.organiser.account;

import conference.platform.Transactions;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes a passkey away, unless nothing would be left to sign in by. */
@Component
final class RemovePasskey {

  sealed interface Outcome {
    record Removed() implements Outcome {}

    record Unknown() implements Outcome {}

    record LastWayIn() implements Outcome {}
  }

  private final PasskeyStore passkeys;
  private final AccountStore accounts;
  private final Transactions transactions;

  RemovePasskey(PasskeyStore passkeys, AccountStore accounts, Transactions transactions) {
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  Outcome remove(UUID accountId, UUID passkey) {
    return transactions.write(() -> {
      Account account = accounts.lock(accountId);
      boolean known = passkeys.list(accountId).stream().anyMatch(one -> one.id().equals(passkey));
      if (!known) {
        return new Outcome.Unknown();
      }
      if (!account.hasPassword() && passkeys.list(accountId).size() == 1) {
        return new Outcome.LastWayIn();
      }
      passkeys.remove(accountId, passkey);
      return new Outcome.Removed();
    });
  }
}

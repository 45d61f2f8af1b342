package conference.organiser.account;

import conference.organiser.access.AccountKeys;
import conference.organiser.access.Invitation;
import conference.organiser.access.Invitations;
import conference.organiser.access.Roles;
import conference.platform.Transactions;
import conference.registration.EmailAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes the account of somebody who was invited, with what they will sign in by. */
@Component
final class MakeAccount {

  sealed interface Outcome {
    /**
     * The account is there, and its owner can sign in.
     *
     * @param recoveryCodes shown once; none for those who sign in by passkey
     */
    record Made(Account account, List<String> recoveryCodes) implements Outcome {}

    /** The code or the passkey is not right. The enrolment goes on. */
    record ProofRefused() implements Outcome {}

    /** Somebody was faster, or it is too old. */
    record InvitationGone() implements Outcome {}

    record AddressTaken() implements Outcome {}
  }

  /** Ends the transaction with nothing done. */
  private static final class Undone extends RuntimeException {
    final transient Outcome outcome;

    Undone(Outcome outcome) {
      super(outcome.toString(), null, false, false);
      this.outcome = outcome;
    }
  }

  private final Invitations invitations;
  private final Roles roles;
  private final AccountStore accounts;
  private final Passkeys passkeys;
  private final OneTimeCodes codes;
  private final AccountKeys keys;
  private final Transactions transactions;
  private final InstantSource clock;

  MakeAccount(
      Invitations invitations,
      Roles roles,
      AccountStore accounts,
      Passkeys passkeys,
      OneTimeCodes codes,
      AccountKeys keys,
      Transactions transactions,
      InstantSource clock) {
    this.invitations = invitations;
    this.roles = roles;
    this.accounts = accounts;
    this.passkeys = passkeys;
    this.codes = codes;
    this.keys = keys;
    this.transactions = transactions;
    this.clock = clock;
  }

  Outcome withPasskey(Enrolment enrolment, String challenge, String label, JsonNode answer) {
    return make(
        enrolment.withoutPassword(),
        account -> passkeys.register(enrolment.owner(), challenge, label, answer),
        List.of());
  }

  /** The code shows that the authenticator app has the secret. */
  Outcome withCode(Enrolment enrolment, String code) {
    String secret = enrolment.totpSecret();
    OptionalLong step =
        secret == null ? OptionalLong.empty() : codes.step(keys.decrypt(secret), code);
    if (step.isEmpty()) {
      return new Outcome.ProofRefused();
    }
    List<String> recovery = codes.newRecoveryCodes();
    return make(
        enrolment,
        account -> {
          accounts.putRecoveryCodes(
              account.id(), recovery.stream().map(codes::recoveryMac).toList());
          return accounts.useCode(account.id(), step.getAsLong());
        },
        recovery);
  }

  private Outcome make(Enrolment enrolment, Predicate<Account> proven, List<String> recoveryCodes) {
    try {
      return transactions.write(() -> inTransaction(enrolment, proven, recoveryCodes));
    } catch (Undone undone) {
      return undone.outcome;
    }
  }

  private Outcome inTransaction(
      Enrolment enrolment, Predicate<Account> proven, List<String> recoveryCodes) {
    Optional<Invitation> invitation = invitations.use(enrolment.invitationId());
    if (invitation.isEmpty()) {
      return new Outcome.InvitationGone();
    }
    EmailAddress email = EmailAddress.parse(enrolment.email()).orElseThrow();
    var account =
        new Account(
            enrolment.accountId(),
            enrolment.name(),
            enrolment.email(),
            enrolment.passwordHash(),
            enrolment.totpSecret());
    if (!accounts.insert(account, email, clock.instant())) {
      throw new Undone(new Outcome.AddressTaken());
    }
    if (!proven.test(account)) {
      throw new Undone(new Outcome.ProofRefused());
    }
    roles.giveAtLeast(invitation.get().event(), account.id(), invitation.get().role());
    return new Outcome.Made(account, recoveryCodes);
  }
}

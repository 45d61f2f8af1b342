package conference.organiser.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is accepting an invitation and has no account yet. It is kept in their session;
 * nothing is in the store before they can sign in again by themselves.
 *
 * @param accountId of the account to be
 * @param passwordHash once one was chosen
 * @param totpSecret once a password was chosen, encrypted
 */
record Enrolment(
    UUID invitationId,
    UUID accountId,
    String name,
    String email,
    @Nullable String passwordHash,
    @Nullable String totpSecret) {

  Enrolment withPassword(String hash, String secret) {
    return new Enrolment(invitationId, accountId, name, email, hash, secret);
  }

  Enrolment withoutPassword() {
    return new Enrolment(invitationId, accountId, name, email, null, null);
  }

  Passkeys.Owner owner() {
    return new Passkeys.Owner(accountId, name, email);
  }
}

package conference.organiser.account;

import conference.registration.EmailAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who runs events.
 *
 * @param passwordHash null when they sign in by passkey only
 * @param totpSecret encrypted; there exactly when there is a password
 */
record Account(
    UUID id,
    String name,
    String email,
    @Nullable String passwordHash,
    @Nullable String totpSecret) {

  /** The address as it is compared. */
  String normalisedEmail() {
    return EmailAddress.parse(email).map(EmailAddress::normalised).orElseThrow();
  }

  boolean hasPassword() {
    return passwordHash != null;
  }
}

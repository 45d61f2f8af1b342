package conference.registration;

import conference.catalogue.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * A sign-up whose every field keeps to the rules of its event.
 *
 * @param wouldWait whether a place in line is wanted where there is no seat
 */
record SignUp(
    String givenName,
    String familyName,
    EmailAddress email,
    @Nullable String organisation,
    TicketType ticketType,
    String answers,
    int privacyNoticeVersion,
    String consentLocale,
    String consentSha256,
    String locale,
    boolean wouldWait) {

  /** Says nothing about the person: it may end up in a log. */
  @Override
  public String toString() {
    return "SignUp[" + ticketType.code() + "]";
  }
}

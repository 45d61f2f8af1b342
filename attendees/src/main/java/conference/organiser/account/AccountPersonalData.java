package conference.organiser.account;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is held about those who run events. They are no attendees: it goes with their account. */
@Component
final class AccountPersonalData implements PersonalDataHolder {

  private static final String ACCOUNT = "goes with the account";
  private static final String SESSION = "goes when the session ends, after 12 h at most";
  private static final String INVITATION = "goes when it is accepted, after 7 days at most";

  @Override
  public List<PersonalRecords> records() {
    return List.of();
  }

  @Override
  public List<OfOthers> ofOthers() {
    return List.of(
        new OfOthers(
            "account", "id", "A random id that stands for somebody who runs events", ACCOUNT),
        new OfOthers("account", "name", "Their name, as the team sees it", ACCOUNT),
        new OfOthers("account", "email", "Their address, as it was typed", ACCOUNT),
        new OfOthers(
            "account", "email_normalised", "The same in the form used to compare", ACCOUNT),
        new OfOthers(
            "account", "password_hash", "Argon2id of the password, if there is one", ACCOUNT),
        new OfOthers(
            "account", "totp_secret", "The authenticator app's secret, encrypted", ACCOUNT),
        new OfOthers("recovery_code", "account_id", "Whose recovery code", ACCOUNT),
        new OfOthers("recovery_code", "code_mac", "A code that was not used yet, hashed", ACCOUNT),
        new OfOthers("passkey", "account_id", "Whose passkey", ACCOUNT),
        new OfOthers("passkey", "credential_id", "What the device calls it", ACCOUNT),
        new OfOthers("passkey", "public_key", "What its signatures are checked with", ACCOUNT),
        new OfOthers("passkey", "label", "What its owner calls it", ACCOUNT),
        new OfOthers("passkey", "last_used_at", "When it was last used", ACCOUNT),
        new OfOthers("event_role", "account_id", "Who has the role", ACCOUNT),
        new OfOthers("event_role", "role", "What they may do for an event", ACCOUNT),
        new OfOthers("invitation", "email", "Whom it was mailed to", INVITATION),
        new OfOthers("invitation", "invited_by", "Who invited", INVITATION),
        new OfOthers("organiser_session", "creation_time", "When the session began", SESSION),
        new OfOthers("organiser_session", "last_access_time", "When it was last used", SESSION),
        new OfOthers("organiser_session", "principal_name", "Whose session", SESSION),
        new OfOthers(
            "organiser_session_attributes",
            "attribute_bytes",
            "When they signed in, and what the browser says of itself",
            SESSION));
  }
}

package conference.notification;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import conference.privacy.PersonalRecords.Field;
import java.util.List;
import org.springframework.stereotype.Component;

/** The mails we still have to send, and those we sent. */
@Component
final class NotificationPersonalData implements PersonalDataHolder {

  @Override
  public List<PersonalRecords> records() {
    return List.of(
        PersonalRecords.deleted(
            "outbox",
            "registration_id",
            "Mails that are still to be sent; a row goes when its mail has gone",
            List.of(
                new Field("registration_id", "registrationId", "Which registration it is about"),
                new Field("recipient", "recipient", "Where to, if not to the registration's own"),
                new Field("payload", "payload", "What the mail needs to know besides"),
                new Field("last_problem", "lastProblem", "Why the last attempt failed"))),
        PersonalRecords.deleted(
            "delivery",
            "registration_id",
            "Which mails were sent, so that questions about a missing one can be answered",
            List.of(
                new Field("registration_id", "registrationId", "Which registration it was about"),
                new Field("recipient", "recipient", "The address it was sent to"),
                new Field("problem", "problem", "Why it could not be sent, if it could not"))));
  }
}

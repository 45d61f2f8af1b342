package conference.organiser.remarks;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import conference.privacy.PersonalRecords.Field;
import java.util.List;
import org.springframework.stereotype.Component;

/** What organisers wrote to somebody's registration: theirs to read, and gone with it. */
@Component
final class RemarksPersonalData implements PersonalDataHolder {

  @Override
  public List<PersonalRecords> records() {
    return List.of(notes(), tags());
  }

  private static PersonalRecords notes() {
    return PersonalRecords.deleted(
        "registration_note",
        "registration_id",
        "What the organisers noted about your registration, so that everybody at the desk knows",
        List.of(
            new Field("registration_id", "registrationId", "Which registration"),
            new Field("written_at", "writtenAt", "When it was written"),
            new Field("body", "text", "The note")));
  }

  private static PersonalRecords tags() {
    return PersonalRecords.deleted(
        "registration_tag",
        "registration_id",
        "The words by which the organisers find your registration",
        List.of(
            new Field("registration_id", "registrationId", "Which registration"),
            new Field("tag", "tag", "The word")));
  }

  @Override
  public List<OfOthers> ofOthers() {
    return List.of(
        new OfOthers(
            "registration_note",
            "account_id",
            "Which organiser wrote a note",
            "goes with the registration"));
  }
}

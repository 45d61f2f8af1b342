package conference.organiser.duplicates;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import conference.privacy.PersonalRecords.Field;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose registrations look like another one's: it goes with either of the two. */
@Component
final class DuplicatesPersonalData implements PersonalDataHolder {

  @Override
  public List<PersonalRecords> records() {
    return List.of(check(), keys(), pairs());
  }

  private static PersonalRecords check() {
    return PersonalRecords.deleted(
        "duplicate_check",
        "registration_id",
        "That your registration was compared with the others, so that nobody holds two places",
        List.of(new Field("registration_id", "registrationId", "Which registration")));
  }

  private static PersonalRecords keys() {
    return PersonalRecords.deleted(
        "duplicate_key",
        "registration_id",
        "What your registration was compared by: hashes of name and address",
        List.of(
            new Field("registration_id", "registrationId", "Which registration"),
            new Field("key", "key", "The hash of a part of name or address")));
  }

  private static PersonalRecords pairs() {
    return PersonalRecords.deleted(
        "duplicate_pair",
        "registration_id",
        "Which other registration looks like yours, and what the organiser decided about it",
        List.of(
            new Field("registration_id", "registrationId", "Which registration"),
            new Field("other_id", "otherId", "The random id of the other one"),
            new Field("score", "score", "How much they are alike, of 100"),
            new Field("reasons", "reasons", "In what they are alike"),
            new Field("state", "state", "Whether it is open, was merged or found different"),
            new Field("decided_at", "decidedAt", "When that was decided")));
  }

  @Override
  public List<OfOthers> ofOthers() {
    return List.of(
        new OfOthers(
            "duplicate_pair",
            "decided_by",
            "Which organiser decided about two registrations",
            "goes with either registration"));
  }
}

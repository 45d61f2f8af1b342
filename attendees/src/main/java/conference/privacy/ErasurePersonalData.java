package conference.privacy;

import java.util.List;
import org.springframework.stereotype.Component;

/** The one thing that outlives a person's data: that, when and why it was erased. */
@Component
final class ErasurePersonalData implements PersonalDataHolder {

  @Override
  public List<PersonalRecords> records() {
    return List.of(
        new PersonalRecords(
            "erasure",
            "registration_id",
            "Shows that an erasure was done, and lets it be done again on a restored backup",
            List.of(
                new PersonalRecords.Field(
                    "registration_id",
                    "registrationId",
                    "A random id; after the erasure nothing else carries it")),
            new PersonalRecords.Erasure.Kept("erasure-record", "proof-of-erasure"),
            null));
  }
}

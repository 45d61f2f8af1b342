package conference.organiser.attendees;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import conference.privacy.PersonalRecords.Field;
import java.util.List;
import org.springframework.stereotype.Component;

/** What attendees are found by: it is made of their registration, and goes with it. */
@Component
final class SearchPersonalData implements PersonalDataHolder {

  @Override
  public List<PersonalRecords> records() {
    return List.of(
        PersonalRecords.deleted(
            "attendee_search",
            "registration_id",
            "Your registration once more, in the form in which the organiser's search finds it",
            List.of(
                new Field("registration_id", "registrationId", "Which registration"),
                new Field("name_key", "nameKey", "The name, as lists are sorted by it"),
                new Field("email_key", "emailKey", "The address, as lists are sorted by it"),
                new Field(
                    "organisation_key",
                    "organisationKey",
                    "The organisation, as lists are sorted by it"),
                new Field("names", "names", "The words of name and organisation"),
                new Field("words", "words", "Name, address, organisation and answers in one"))));
  }

  @Override
  public List<OfOthers> ofOthers() {
    return List.of(
        new OfOthers(
            "audit",
            "account_id",
            "Which organiser did something to a registration",
            "goes with the registration's history"));
  }
}

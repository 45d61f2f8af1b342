package conference.organiser.announcements;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was written to many is about nobody; who wrote it is known. */
@Component
final class AnnouncementsPersonalData implements PersonalDataHolder {

  @Override
  public List<PersonalRecords> records() {
    return List.of();
  }

  @Override
  public List<OfOthers> ofOthers() {
    return List.of(
        new OfOthers(
            "announcement",
            "account_id",
            "Which organiser wrote to attendees",
            "stays with what they wrote"));
  }
}

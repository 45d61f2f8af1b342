package conference.organiser.views;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import java.util.List;
import org.springframework.stereotype.Component;

/** A view names nobody; who saved it is known. */
@Component
final class SavedViewsPersonalData implements PersonalDataHolder {

  @Override
  public List<PersonalRecords> records() {
    return List.of();
  }

  @Override
  public List<OfOthers> ofOthers() {
    return List.of(
        new OfOthers(
            "saved_view", "account_id", "Which organiser saved a view", "goes with the view"));
  }
}

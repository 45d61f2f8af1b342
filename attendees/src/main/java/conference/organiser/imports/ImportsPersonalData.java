package conference.organiser.imports;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rows of files are about people who have no registration yet, and go when they get one. */
@Component
final class ImportsPersonalData implements PersonalDataHolder {

  @Override
  public List<PersonalRecords> records() {
    return List.of();
  }

  @Override
  public List<OfOthers> ofOthers() {
    return List.of(
        new OfOthers(
            "import", "account_id", "Which organiser brought in a file", "stays with the event"),
        new OfOthers(
            "import_row",
            "cells",
            "Rows of a file of attendees that have not been imported",
            "go when imported, when the organiser discards them, and after 7 days"));
  }
}

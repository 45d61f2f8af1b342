package conference.organiser.attendees;

import conference.organiser.sheets.SpreadsheetText;
import conference.registration.Registration;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an event's history as CSV (RFC 4180), the newest first. */
@Component
final class ExportHistory {

  private static final int PART = 1_000;
  private static final String[] COLUMNS = {
    "at", "actor", "name", "action", "fields", "reference", "id"
  };

  private final HistoryStore history;
  private final HistoryPeople historyPeople;

  ExportHistory(HistoryStore history, HistoryPeople historyPeople) {
    this.history = history;
    this.historyPeople = historyPeople;
  }

  /** A part at a time: however much has happened, little of it is in memory. */
  void write(UUID eventId, HistoryStore.Query query, Appendable out) throws IOException {
    CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord((Object[]) COLUMNS);
    HistoryStore.Query rest = query;
    List<HistoryStore.OfEvent> part;
    do {
      part = history.ofEvent(eventId, rest, PART);
      write(eventId, part, csv);
      rest = part.isEmpty() ? rest : rest.before(part.getLast().id());
    } while (part.size() == PART);
    csv.flush();
  }

  private void write(UUID eventId, List<HistoryStore.OfEvent> part, CSVPrinter csv)
      throws IOException {
    HistoryPeople.People people = historyPeople.of(eventId, part);
    for (HistoryStore.OfEvent one : part) {
      HistoryStore.Entry entry = one.entry();
      csv.printRecord(
          entry.at(),
          entry.actor(),
          SpreadsheetText.of(people.nameOfActor(one)),
          entry.action(),
          String.join(" ", entry.fields()),
          reference(people.concernedBy(one)),
          one.id());
    }
  }

  private static String reference(@Nullable Registration registration) {
    return registration == null ? "" : registration.reference();
  }
}

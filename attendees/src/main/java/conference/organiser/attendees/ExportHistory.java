package conference.organiser.attendees;

import conference.organiser.account.Accounts;
import conference.registration.Registration;
import conference.registration.Registrations;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Accounts accounts;
  private final Registrations registrations;

  ExportHistory(HistoryStore history, Accounts accounts, Registrations registrations) {
    this.history = history;
    this.accounts = accounts;
    this.registrations = registrations;
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
    Map<UUID, String> names = accounts.names(part.stream().map(one -> one.entry().accountId()));
    Map<UUID, Registration> concerned =
        registrations.findAll(
            eventId,
            part.stream()
                .map(HistoryStore.OfEvent::registrationId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    for (HistoryStore.OfEvent one : part) {
      HistoryStore.Entry entry = one.entry();
      csv.printRecord(
          entry.at(),
          entry.actor(),
          SpreadsheetText.of(entry.accountId() == null ? null : names.get(entry.accountId())),
          entry.action(),
          String.join(" ", entry.fields()),
          reference(one.registrationId(), concerned),
          one.id());
    }
  }

  private static String reference(@Nullable UUID id, Map<UUID, Registration> concerned) {
    Registration registration = id == null ? null : concerned.get(id);
    return registration == null ? "" : registration.reference();
  }
}

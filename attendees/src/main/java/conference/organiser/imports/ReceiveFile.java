package conference.organiser.imports;

import conference.catalogue.EventDefinition;
import conference.organiser.sheets.Sheet;
import conference.organiser.sheets.UnreadableSheet;
import conference.platform.Transactions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes in a file of attendees: all of its rows, as texts, to be looked at later. */
@Component
final class ReceiveFile {

  /** As many as are sent to the store at once. */
  private static final int PART = 500;

  private final ImportStore store;
  private final ImportRowStore allRows;
  private final ImportColumnStore columns;
  private final Transactions transactions;
  private final InstantSource clock;

  ReceiveFile(
      ImportStore store,
      ImportRowStore allRows,
      ImportColumnStore columns,
      Transactions transactions,
      InstantSource clock) {
    this.store = store;
    this.allRows = allRows;
    this.columns = columns;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Once under each id.
   *
   * @return the code of what is wrong with the file
   */
  Optional<String> receive(
      EventDefinition event, UUID id, UUID accountId, String fileName, byte[] file) {
    try {
      transactions.write(() -> {
        var rows = new Rows(event, id, accountId, fileName);
        Sheet.read(file, rows::next);
        rows.end();
      });
      return Optional.empty();
    } catch (UnreadableSheet unreadable) {
      return Optional.of(unreadable.code());
    }
  }

  private final class Rows {

    private final EventDefinition event;
    private final UUID id;
    private final UUID accountId;
    private final String fileName;
    private final Map<Integer, List<String>> part = new LinkedHashMap<>();
    private boolean hasHeader;
    private boolean isNew;
    private int stored;

    Rows(EventDefinition event, UUID id, UUID accountId, String fileName) {
      this.event = event;
      this.id = id;
      this.accountId = accountId;
      this.fileName = fileName;
    }

    void next(int number, List<String> cells) {
      if (!hasHeader) {
        header(cells);
      } else {
        part.put(number, List.copyOf(cells));
        if (part.size() == PART) {
          flush();
        }
      }
    }

    private void header(List<String> names) {
      hasHeader = true;
      UUID eventId = event.id().value();
      List<String> guessed = Columns.guess(event, names, columns.remembered(eventId));
      isNew = store.make(eventId, id, accountId, fileName, names, guessed, clock.instant());
    }

    private void flush() {
      if (isNew && !part.isEmpty()) {
        allRows.add(event.id().value(), id, part);
        stored += part.size();
      }
      part.clear();
    }

    void end() {
      if (!hasHeader || (isNew && stored + part.size() == 0)) {
        throw UnreadableSheet.withoutRows();
      }
      flush();
    }
  }
}

package conference.organiser;

import conference.catalogue.EventDefinition;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import conference.organiser.remarks.Remarks;
import conference.organiser.sheets.SpreadsheetText;
import conference.registration.AttendeeList;
import conference.registration.Registration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Writes an event's attendees as a table: a header, then a row each. What it writes can be imported
 * again.
 */
@Component
final class ExportAttendees {

  private static final List<String> COLUMNS =
      List.of(
          "reference",
          "state",
          "ticket_type",
          "given_name",
          "family_name",
          "email",
          "organisation",
          "locale",
          "registered_at",
          "cancelled_at",
          "tags");

  private static final String BETWEEN = "; ";

  private final AttendeeList attendeeList;
  private final Remarks remarks;

  ExportAttendees(AttendeeList attendeeList, Remarks remarks) {
    this.attendeeList = attendeeList;
    this.remarks = remarks;
  }

  /** What a table is written to, row by row. */
  interface Table {
    void add(List<String> cells) throws IOException;
  }

  /** As CSV (RFC 4180). */
  void writeCsv(EventDefinition event, Appendable out) {
    try {
      CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
      write(event, cells -> csv.printRecord(cells.stream().map(SpreadsheetText::of).toList()));
      csv.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As a workbook (Office Open XML), in which every cell is a text and nothing is calculated. */
  void writeXlsx(EventDefinition event, OutputStream out) throws IOException {
    try (var book = new Workbook(out, "conference", "1.0")) {
      Worksheet sheet = book.newWorksheet("attendees");
      sheet.freezePane(0, 1);
      var rows = new XlsxRows(sheet);
      write(event, rows::add);
    }
  }

  private static final class XlsxRows {

    /** So many are in memory until they are sent. */
    private static final int PART = 500;

    private final Worksheet sheet;
    private int row;

    XlsxRows(Worksheet sheet) {
      this.sheet = sheet;
    }

    void add(List<String> cells) throws IOException {
      for (int column = 0; column < cells.size(); column++) {
        if (!cells.get(column).isEmpty()) {
          sheet.inlineString(row, column, cells.get(column));
        }
      }
      if (++row % PART == 0) {
        sheet.flush();
      }
    }
  }

  private void write(EventDefinition event, Table table) throws IOException {
    Map<UUID, List<String>> tags = remarks.allTags(event.id().value());
    List<String> questions = event.questions().stream().map(Question::code).toList();
    table.add(header(questions));
    attendeeList.read(
        event.id().value(),
        one -> add(table, row(one, event, questions, tags.getOrDefault(one.id(), List.of()))));
  }

  private static void add(Table table, List<String> row) {
    try {
      table.add(row);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> header(List<String> questions) {
    List<String> header = new ArrayList<>(COLUMNS);
    questions.forEach(code -> header.add("answer:" + code));
    return header;
  }

  private static List<String> row(
      Registration one, EventDefinition event, List<String> questions, List<String> tags) {
    List<String> row = new ArrayList<>();
    row.add(one.reference());
    row.add(one.state().stored());
    row.add(event.ticketType(one.ticketTypeId()).map(TicketType::code).orElse(""));
    row.add(one.givenName());
    row.add(one.familyName());
    row.add(one.email());
    row.add(Objects.requireNonNullElse(one.organisation(), ""));
    row.add(one.locale());
    row.add(one.registeredAt().toString());
    row.add(time(one.cancelledAt()));
    row.add(String.join(BETWEEN, tags));
    questions.forEach(code -> row.add(answer(one.answers().get(code))));
    return row;
  }

  private static String answer(@Nullable JsonNode answer) {
    if (answer == null || answer.isNull()) {
      return "";
    }
    return answer.isArray()
        ? answer.valueStream().map(JsonNode::asString).collect(Collectors.joining(BETWEEN))
        : answer.asString();
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "" : time.toString();
  }
}

package conference.organiser;

import conference.catalogue.EventDefinition;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import conference.organiser.attendees.SpreadsheetText;
import conference.registration.AttendeeList;
import conference.registration.Registration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes an event's attendees as CSV (RFC 4180): a header, then a line each. */
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
          "cancelled_at");

  private final AttendeeList attendeeList;

  ExportAttendees(AttendeeList attendeeList) {
    this.attendeeList = attendeeList;
  }

  void write(EventDefinition event, Appendable out) {
    try {
      CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
      List<String> questions = event.questions().stream().map(Question::code).toList();
      csv.printRecord(header(questions));
      attendeeList.read(event.id().value(), one -> line(csv, row(one, event, questions)));
      csv.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> header(List<String> questions) {
    List<String> header = new ArrayList<>(COLUMNS);
    questions.forEach(code -> header.add("answer:" + code));
    return header;
  }

  private static List<String> row(Registration one, EventDefinition event, List<String> questions) {
    List<String> row = new ArrayList<>();
    row.add(one.reference());
    row.add(one.state().stored());
    row.add(event.ticketType(one.ticketTypeId()).map(TicketType::code).orElse(""));
    row.add(SpreadsheetText.of(one.givenName()));
    row.add(SpreadsheetText.of(one.familyName()));
    row.add(SpreadsheetText.of(one.email()));
    row.add(SpreadsheetText.of(one.organisation()));
    row.add(one.locale());
    row.add(one.registeredAt().toString());
    row.add(time(one.cancelledAt()));
    questions.forEach(code -> row.add(SpreadsheetText.of(answer(one.answers().get(code)))));
    return row;
  }

  private static @Nullable String answer(@Nullable JsonNode answer) {
    if (answer == null || answer.isNull()) {
      return null;
    }
    return answer.isArray()
        ? answer.valueStream().map(JsonNode::asString).collect(Collectors.joining("; "))
        : answer.asString();
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "" : time.toString();
  }

  private static void line(CSVPrinter csv, List<String> row) {
    try {
      csv.printRecord(row);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

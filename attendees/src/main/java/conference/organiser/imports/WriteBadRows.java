package conference.organiser.imports;

import conference.organiser.imports.Import.Problem;
import conference.organiser.sheets.SpreadsheetText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/** Writes the rows that could not be imported as CSV (RFC 4180). */
@Component
final class WriteBadRows {

  private static final int PART = 500;

  private final ImportRowStore allRows;

  WriteBadRows(ImportRowStore allRows) {
    this.allRows = allRows;
  }

  void write(Import one, Appendable out) throws IOException {
    CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
    List<String> header = new ArrayList<>(List.of("row", "problems"));
    one.header().forEach(name -> header.add(SpreadsheetText.of(name)));
    csv.printRecord(header);
    List<Import.Row> rows = allRows.bad(one.eventId(), one.id(), 0, PART);
    while (!rows.isEmpty()) {
      for (Import.Row row : rows) {
        csv.printRecord(line(row));
      }
      rows = allRows.bad(one.eventId(), one.id(), rows.getLast().number(), PART);
    }
    csv.flush();
  }

  private static List<String> line(Import.Row row) {
    List<String> line = new ArrayList<>();
    line.add(String.valueOf(row.number()));
    line.add(row.problems().stream().map(WriteBadRows::words).collect(Collectors.joining("; ")));
    row.cells().forEach(cell -> line.add(SpreadsheetText.of(cell)));
    return line;
  }

  private static String words(Problem problem) {
    String row = problem.row() == null ? "" : " " + problem.row();
    return problem.field().isEmpty()
        ? problem.code() + row
        : problem.field() + ": " + problem.code() + row;
  }
}

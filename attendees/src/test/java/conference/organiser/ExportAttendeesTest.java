package conference.organiser;

import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExportAttendeesTest {

  private final TestStore store = TestStore.fresh();
  private final TestData data = TestData.in(store).withEvent();
  private final TestService service = TestService.idle(store, application -> {});

  @AfterEach
  void stop() {
    service.close();
  }

  private String export() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(Appendable out) {
    service.bean(ExportAttendees.class).writeCsv(event(), out);
  }

  private EventDefinition event() {
    return service.bean(Catalogue.class).findInAnyState(TestData.SLUG).orElseThrow();
  }

  private static List<CSVRecord> parsed(String csv) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), format)) {
      return parser.getRecords();
    }
  }

  @Test
  void every_attendee_is_a_line_with_the_answers_as_columns() throws Exception {
    UUID zoe = data.register("Zoë, \"the\" first", "Quist\nMüller", "zoe@example.org");
    data.register("مريم", "東京", "maryam@example.org");
    data.jdbc()
        .sql("insert into registration_tag values (?, ?, 'VIP'), (?, ?, 'Speaker')")
        .params(TestData.EVENT, zoe, TestData.EVENT, zoe)
        .update();

    String csv = export();

    assertThat(csv)
        .startsWith(
            "reference,state,ticket_type,given_name,family_name,email,organisation,locale,"
                + "registered_at,cancelled_at,tags,answer:food\r\n");
    List<CSVRecord> lines = parsed(csv);
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().get("given_name")).isEqualTo("Zoë, \"the\" first");
    assertThat(lines.getFirst().get("family_name")).isEqualTo("Quist\nMüller");
    assertThat(lines.getFirst().get("ticket_type")).isEqualTo("full");
    assertThat(lines.getFirst().get("answer:food")).isEqualTo("Vegan");
    assertThat(lines.getFirst().get("registered_at")).isEqualTo("2026-11-20T10:15:30Z");
    assertThat(lines.getFirst().get("tags")).isEqualTo("Speaker; VIP");
    assertThat(lines.get(1).get("family_name")).isEqualTo("東京");
    assertThat(lines.get(1).get("tags")).isEmpty();
  }

  @Test
  void what_a_spreadsheet_would_calculate_is_made_text() throws Exception {
    for (String formula :
        List.of("=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@x", "\t=1", " =1", "＝1", "\r=1")) {
      data.register(formula, "-1.5", "a" + data.count("registration") + "@example.org");
    }

    assertThat(parsed(export()))
        .hasSize(8)
        .allSatisfy(line -> {
          assertThat(line.get("given_name")).startsWith("'");
          assertThat(line.get("family_name")).isEqualTo("-1.5");
        });
  }

  @Test
  void a_workbook_has_the_same_rows_and_calculates_nothing() throws Exception {
    data.register("=1+1", "Quist", "zoe@example.org");
    data.register("مريم", "東京", "maryam@example.org");
    var file = new ByteArrayOutputStream();

    service.bean(ExportAttendees.class).writeXlsx(event(), file);

    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(3);
      assertThat(rows.getFirst().getCellText(3)).isEqualTo("given_name");
      assertThat(rows.get(1).getCell(3).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(1).getCellText(3)).isEqualTo("=1+1");
      assertThat(rows.get(2).getCellText(4)).isEqualTo("東京");
      assertThat(rows.get(2).getCellText(11)).isEqualTo("Vegan");
    }
  }

  @Test
  void as_many_as_there_are_pass_through_a_memory_that_stays_flat() throws Exception {
    data.register("Zoë", "Quist", "zoe@example.org");
    data.jdbc()
        .sql(
            """
            insert into registration select filled.*
            from registration r, generate_series(1, 10000) n,
              lateral jsonb_populate_record(r, jsonb_build_object(
                'id', gen_random_uuid(), 'reference', n, 'email_normalised', n,
                'answers', jsonb_build_object('food', repeat('x', 10000)))) filled
            """)
        .update();
    CountingWriter out = new CountingWriter();

    write(out);

    // 100 MB of answers went through; a list of them would have held all of it.
    assertThat(out.written).isGreaterThan(100_000_000L);
    assertThat(out.mostInUse - out.inUseBefore).isLessThan(60_000_000L);
  }

  /** Counts, and looks every now and then at what is really held. */
  private static final class CountingWriter extends Writer {
    private long written;
    private long looked;
    private long mostInUse;
    private final long inUseBefore = inUse();

    @Override
    public void write(char[] buffer, int offset, int length) {
      written += length;
      if (written - looked > 20_000_000) {
        looked = written;
        mostInUse = Math.max(mostInUse, inUse());
      }
    }

    private static long inUse() {
      System.gc();
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

package conference.organiser.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables come out of whatever spreadsheets write, and nothing else does. */
class SheetTest {

  private static List<List<String>> read(byte[] file) {
    List<List<String>> rows = new ArrayList<>();
    Sheet.read(file, (number, cells) -> rows.add(cells));
    return rows;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  interface Filling {
    void fill(Workbook book) throws IOException;
  }

  static byte[] workbook(Filling filling) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      filling.fill(book);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void commas_semicolons_and_tabs_separate(String delimiter) {
    String line = String.join(delimiter, "Zoë", "\"Quist, M;ü\tller\"", "zoe@example.org");

    assertThat(read(utf8(line + "\r\n" + line)))
        .hasSize(2)
        .containsOnly(List.of("Zoë", "Quist, M;ü\tller", "zoe@example.org"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void it_is_read_in_the_encoding_in_which_it_was_written(String encoding) {
    boolean marked = encoding.startsWith("UTF-16") && encoding.length() > 6;
    String text = (marked ? "\uFEFF" : "") + "Name;Größe\nÅsa;ß";

    assertThat(read(text.getBytes(Charset.forName(encoding))))
        .containsExactly(List.of("Name", "Größe"), List.of("Åsa", "ß"));
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_name() {
    assertThat(read(utf8("\uFEFFemail\nzoe@example.org")).getFirst()).containsExactly("email");
  }

  @Test
  void lines_within_quotes_empty_rows_and_white_space_are_what_they_seem() {
    assertThat(read(utf8("a,b\n\n ,\t\n\"two\nlines\", padded \n\"say \"\"hi\"\"\",,\n")))
        .containsExactly(List.of("a", "b"), List.of("two\nlines", "padded"), List.of("say \"hi\""));
  }

  @Test
  void rows_are_numbered_as_a_spreadsheet_shows_them() throws IOException {
    byte[] csv = utf8("name\n\"two\nlines\"\n\n , \nlast");
    byte[] xlsx =
        workbook(book -> {
          var sheet = book.newWorksheet("a");
          sheet.value(0, 0, "name");
          sheet.value(1, 0, "two lines");
          sheet.value(4, 0, "last");
        });

    for (byte[] file : List.of(csv, xlsx)) {
      List<Integer> numbers = new ArrayList<>();
      Sheet.read(file, (number, cells) -> numbers.add(number));
      assertThat(numbers).containsExactly(1, 2, 5);
    }
  }

  @Test
  void what_the_store_cannot_keep_becomes_visible() {
    assertThat(read(utf8("a\nx\0y"))).last().isEqualTo(List.of("x\uFFFDy"));
  }

  @Test
  void a_workbook_gives_texts_numbers_and_days_as_people_see_them() throws IOException {
    byte[] file =
        workbook(book -> {
          var sheet = book.newWorksheet("People");
          sheet.value(0, 0, "name");
          sheet.value(0, 3, "born");
          sheet.value(2, 0, "مريم 東京");
          sheet.value(2, 1, 42);
          sheet.value(2, 2, 1.5);
          sheet.value(2, 3, LocalDate.of(1990, 2, 28));
          sheet.style(2, 3).format("dd.mm.yyyy").set();
          sheet.value(2, 4, true);
          sheet.formula(2, 5, "1+1");
          sheet.value(2, 6, 1234567890123L);
          sheet.style(2, 6).format("0 \"days\"").set();
          book.newWorksheet("Other").value(0, 0, "not this one");
        });

    List<List<String>> rows = read(file);

    assertThat(rows.getFirst()).containsExactly("name", "", "", "born");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).subList(0, 4)).containsExactly("مريم 東京", "42", "1.5", "1990-02-28");
    assertThat(rows.get(1).get(4)).isEqualToIgnoringCase("true");
    assertThat(rows.get(1).get(6)).isEqualTo("1234567890123");
  }

  @Test
  void what_is_no_table_is_refused() throws IOException {
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("hello.txt"));
      out.write(utf8("hello"));
    }
    byte[] book = workbook(one -> one.newWorksheet("a").value(0, 0, "x"));
    byte[] half = Arrays.copyOf(book, book.length / 2);

    for (byte[] wrong : List.of(zip.toByteArray(), half, utf8("PK\3\4"))) {
      assertThatThrownBy(() -> read(wrong))
          .isInstanceOf(UnreadableSheet.class)
          .hasMessage("malformed-xlsx");
    }
    assertThatThrownBy(() -> read(utf8("a,b\n\"never closed")))
        .isInstanceOf(UnreadableSheet.class)
        .hasMessage("malformed-csv");
  }

  @Test
  void more_than_a_list_of_attendees_can_be_is_refused() {
    assertThatThrownBy(() -> read(utf8("x\n".repeat(Sheet.MOST_ROWS + 2))))
        .hasMessage("too-many-rows");
    assertThat(read(utf8("x\n".repeat(Sheet.MOST_ROWS + 1)))).hasSize(Sheet.MOST_ROWS + 1);
    assertThatThrownBy(() -> read(utf8(",".repeat(Sheet.MOST_COLUMNS) + "x")))
        .hasMessage("too-many-columns");
    assertThatThrownBy(() -> read(utf8("x".repeat(20_001)))).hasMessage("cell-too-long");
  }

  /** The same workbook with other parts. */
  private static byte[] with(Map<String, byte[]> parts) throws IOException {
    byte[] book = workbook(one -> one.newWorksheet("a").value(0, 0, "shared"));
    var result = new ByteArrayOutputStream();
    try (var in = ZipFile.builder().setByteArray(book).get();
        var out = new ZipOutputStream(result)) {
      for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = in.getInputStream(entry).readAllBytes();
        out.write(parts.getOrDefault(entry.getName(), content));
      }
    }
    return result.toByteArray();
  }

  /** Formats 14 and 22 are the usual ones for days and times; no file says what they look like. */
  @Test
  void what_excel_writes_is_read_as_it_shows_it() throws IOException {
    byte[] file =
        with(
            Map.of(
                "xl/styles.xml",
                utf8(
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                      <numFmts count="1"><numFmt numFmtId="164" formatCode="[$-407]d\\.\\ mmmm\\ yyyy;@"/></numFmts>
                      <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/>
                        <xf numFmtId="164"/><xf numFmtId="10"/></cellXfs>
                    </styleSheet>
                    """),
                "xl/sharedStrings.xml",
                utf8(
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                      <si><r><rPr><b/></rPr><t xml:space="preserve">Zoë </t></r><r><t>Quist</t></r></si>
                    </sst>
                    """),
                "xl/worksheets/sheet1.xml",
                utf8(
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>46645</v></c>
                        <c r="C2" s="2"><v>46645.5</v></c><c r="D2" s="3"><v>46645</v></c>
                        <c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#N/A</v></c>
                        <c r="G2" t="str"><f>A2</f><v>shown</v></c><c r="H2" s="4"><v>0.25</v></c>
                        <c r="I2" t="inlineStr"><is><t>inline</t></is></c><c r="J2"><f>1+1</f><v>2</v></c>
                        <c r="K2"><v>0.1</v></c></row>
                    </sheetData></worksheet>
                    """)));

    List<String> cells = read(file).getFirst();

    assertThat(cells.getFirst()).isEqualTo("Zoë Quist");
    assertThat(cells.subList(1, 4)).containsExactly("2027-09-15", "2027-09-15T12:00", "2027-09-15");
    assertThat(cells.get(4)).isEqualToIgnoringCase("true");
    assertThat(cells.subList(6, 11)).containsExactly("shown", "0.25", "inline", "2", "0.1");
  }

  @Test
  void a_row_that_comes_twice_or_out_of_turn_is_refused() throws IOException {
    String sheet =
        """
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
          <row r="3"><c r="A3" t="inlineStr"><is><t>a</t></is></c></row>
          <row r="ROW"><c r="AROW" t="inlineStr"><is><t>b</t></is></c></row>
        </sheetData></worksheet>
        """;

    for (String row : List.of("3", "2", "99999999999")) {
      byte[] file = with(Map.of("xl/worksheets/sheet1.xml", utf8(sheet.replace("ROW", row))));
      assertThatThrownBy(() -> read(file)).as(row).hasMessage("malformed-xlsx");
    }
    assertThat(read(with(Map.of("xl/worksheets/sheet1.xml", utf8(sheet.replace("ROW", "4"))))))
        .containsExactly(List.of("a"), List.of("b"));
  }

  /** A list as long as the column's number would be made for it. */
  @Test
  void a_cell_far_to_the_right_is_refused_before_room_is_made_for_it() throws IOException {
    for (String column : List.of("AAAA", "ZZZZZZZZZ", "zzzzzz")) {
      String sheet =
          "<worksheet><sheetData><row r=\"1\"><c r=\"%s1\"><v>1</v></c></row></sheetData></worksheet>"
              .formatted(column);
      byte[] file = with(Map.of("xl/worksheets/sheet1.xml", utf8(sheet)));
      assertThatThrownBy(() -> read(file)).as(column).hasMessage("too-many-columns");
    }
  }

  @Test
  void a_long_workbook_is_read_whole() throws IOException {
    byte[] file =
        workbook(book -> {
          var sheet = book.newWorksheet("a");
          for (int row = 0; row < 30_000; row++) {
            sheet.value(row, 0, "somebody " + row);
            sheet.value(row, 6, row);
          }
        });

    assertThat(read(file)).hasSize(30_000).last().asInstanceOf(LIST).contains("29999");
  }

  @Test
  void a_small_file_that_unpacks_to_a_huge_one_is_refused_before_it_is_in_memory()
      throws IOException {
    byte[] bomb = with(Map.of("xl/sharedStrings.xml", new byte[100_000_000]));

    assertThat(bomb.length).isLessThan(200_000);
    assertThatThrownBy(() -> read(bomb)).hasMessage("too-large");
  }

  @Test
  void entities_are_neither_expanded_nor_fetched() throws IOException {
    String doctype =
        """
        <?xml version="1.0"?>
        <!DOCTYPE sst [
          <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
          <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
          <!ENTITY e SYSTEM "file:///etc/hostname">]>
        <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>ENTITY</t></si></sst>
        """;

    for (String entity : List.of("&d;", "&e;")) {
      byte[] file =
          with(Map.of("xl/sharedStrings.xml", utf8(doctype.replace("ENTITY<", entity + "<"))));
      List<List<String>> rows = new ArrayList<>();
      try {
        Sheet.read(file, (number, cells) -> rows.add(cells));
      } catch (UnreadableSheet refused) {
        rows.clear();
      }
      assertThat(rows.stream().flatMap(List::stream).mapToInt(String::length).sum()).isLessThan(10);
    }
  }
}

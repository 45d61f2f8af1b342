package conference.organiser.sheets;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of an Office Open XML workbook. */
final class XlsxFile {

  /** Of the sheets, which are read as a stream. */
  private static final long LARGEST_SHEETS = 200_000_000;

  /** Of everything else, which is kept in memory: above all the texts that cells share. */
  private static final long LARGEST_REST = 16_000_000;

  private static final String SHEETS = "xl/worksheets/";

  /** The columns that a spreadsheet has, and a few more. */
  private static final Pattern NEAR = Pattern.compile("[A-Za-z]{1,3}\\d");

  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

  private XlsxFile() {}

  static void read(byte[] file, Sheet.RowReader reader) {
    refuseBomb(file);
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(new ByteArrayInputStream(file), WITH_FORMATS);
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      rows.forEach(row -> reader.read(row.getRowNum(), texts(row)));
    } catch (IOException | ExcelReaderException | IllegalArgumentException malformed) {
      throw new UnreadableSheet("malformed-xlsx", malformed);
    }
  }

  /**
   * A file of a few kilobytes can unpack to gigabytes, and one cell far to the right makes its row
   * as long: both are seen before anything is kept.
   */
  private static void refuseBomb(byte[] file) {
    var sheets = new Budget(LARGEST_SHEETS);
    var rest = new Budget(LARGEST_REST);
    try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        boolean sheet = entry.getName().startsWith(SHEETS);
        try (InputStream content = (sheet ? sheets : rest).charged(zip.getInputStream(entry))) {
          if (sheet && entry.getName().endsWith(".xml")) {
            refuseFarCells(content);
          } else {
            content.transferTo(OutputStream.nullOutputStream());
          }
        }
      }
    } catch (IOException | XMLStreamException malformed) {
      throw new UnreadableSheet("malformed-xlsx", malformed);
    }
  }

  private static void refuseFarCells(InputStream sheet) throws XMLStreamException {
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = xml.createXMLStreamReader(sheet);
    while (reader.hasNext()) {
      boolean cell =
          reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("c");
      String at = cell ? reader.getAttributeValue(null, "r") : null;
      if (at != null && !NEAR.matcher(at).lookingAt()) {
        throw new UnreadableSheet("too-many-columns");
      }
    }
  }

  /** So many bytes may come out of some parts of a file together. */
  private static final class Budget {

    private long left;

    Budget(long bytes) {
      left = bytes;
    }

    private void charge(int bytes) {
      left -= Math.max(0, bytes);
      if (left < 0) {
        throw new UnreadableSheet("too-large");
      }
    }

    InputStream charged(InputStream content) {
      return new FilterInputStream(content) {
        @Override
        public int read() throws IOException {
          int next = super.read();
          charge(next < 0 ? 0 : 1);
          return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          int count = super.read(target, offset, length);
          charge(count);
          return count;
        }
      };
    }
  }

  /** By column: cells that are not there are empty. */
  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : row) {
      texts.add(cell == null ? "" : text(cell));
      if (texts.size() > 4 * Sheet.MOST_COLUMNS) {
        throw new UnreadableSheet("too-many-columns");
      }
    }
    return texts;
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER) {
      return isDate(cell.getDataFormatString()) ? date(cell.asDate()) : number(cell.asNumber());
    }
    String text = cell.getText();
    return text == null ? "" : text;
  }

  /** Days, months or years in a format, which a number that is no date does not have. */
  private static boolean isDate(@Nullable String format) {
    if (format == null) {
      return false;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "");
    return bare.matches("(?is).*[dy].*");
  }

  private static String date(LocalDateTime date) {
    return date.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? date.toLocalDate().toString()
        : date.toString();
  }

  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}

package conference.organiser.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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

  /** A file of a few kilobytes can unpack to gigabytes. */
  private static void refuseBomb(byte[] file) {
    long sheets = 0;
    long rest = 0;
    byte[] part = new byte[64 * 1024];
    try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        boolean sheet = entry.getName().startsWith(SHEETS);
        try (InputStream content = zip.getInputStream(entry)) {
          for (int read = content.read(part); read >= 0; read = content.read(part)) {
            sheets += sheet ? read : 0;
            rest += sheet ? 0 : read;
            if (sheets > LARGEST_SHEETS || rest > LARGEST_REST) {
              throw new UnreadableSheet("too-large");
            }
          }
        }
      }
    } catch (IOException malformed) {
      throw new UnreadableSheet("malformed-xlsx", malformed);
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

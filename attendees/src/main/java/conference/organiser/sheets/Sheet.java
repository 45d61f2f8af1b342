package conference.organiser.sheets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the table in a file row by row, so that however long it is, little is in memory. */
public final class Sheet {

  static final int MOST_COLUMNS = 200;
  static final int MOST_ROWS = 100_000;

  /** Longer than any answer may be. */
  private static final int LONGEST_CELL = 20_000;

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private Sheet() {}

  /** Takes one row after the other. */
  @FunctionalInterface
  public interface RowReader {
    /**
     * The next row that has any text.
     *
     * @param number as spreadsheets count, from 1
     * @param cells without white space around them, and without the empty ones at the end
     */
    void read(int number, List<String> cells);
  }

  /**
   * Reads all of it; rows without any text are left out.
   *
   * @param file CSV in UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs; or XLSX
   * @throws UnreadableSheet if it is neither, or larger than a list of attendees can be
   */
  public static void read(byte[] file, RowReader reader) {
    var rows = new Rows(reader);
    if (isZip(file)) {
      XlsxFile.read(file, rows);
    } else {
      CsvFile.read(file, rows);
    }
  }

  private static final class Rows implements RowReader {

    private final RowReader reader;
    private int count;
    private int last;

    Rows(RowReader reader) {
      this.reader = reader;
    }

    @Override
    public void read(int number, List<String> cells) {
      List<String> cleaned = cleaned(cells);
      if (cleaned.isEmpty()) {
        return;
      }
      if (++count > MOST_ROWS + 1) {
        throw new UnreadableSheet("too-many-rows");
      }
      // A workbook says itself which row is which, and may lie.
      if (number <= last) {
        throw new UnreadableSheet("malformed-xlsx");
      }
      last = number;
      reader.read(number, cleaned);
    }
  }

  private static boolean isZip(byte[] file) {
    return file.length >= ZIP.length && Arrays.equals(file, 0, ZIP.length, ZIP, 0, ZIP.length);
  }

  /** Without the empty cells at its end; what the store cannot keep becomes visible. */
  private static List<String> cleaned(List<String> cells) {
    List<String> cleaned = new ArrayList<>(cells.size());
    for (String cell : cells) {
      String text = cell.strip().replace('\0', '\uFFFD');
      if (text.length() > LONGEST_CELL) {
        throw new UnreadableSheet("cell-too-long");
      }
      cleaned.add(text);
    }
    while (!cleaned.isEmpty() && cleaned.getLast().isEmpty()) {
      cleaned.removeLast();
    }
    if (cleaned.size() > MOST_COLUMNS) {
      throw new UnreadableSheet("too-many-columns");
    }
    return cleaned;
  }
}

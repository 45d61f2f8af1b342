package conference.organiser.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Reads CSV as spreadsheets write it, each in the way of its country and its system. */
final class CsvFile {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String DELIMITERS = ",;\t";

  private CsvFile() {}

  static void read(byte[] file, Sheet.RowReader reader) {
    Charset charset = charset(file);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(file, charset))
            // They count, as they do in a spreadsheet.
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .get();
    try (Reader text = reader(file, charset);
        CSVParser parser = format.parse(text)) {
      parser.forEach(line -> reader.read(Math.toIntExact(line.getRecordNumber()), line.toList()));
    } catch (IOException | UncheckedIOException | IllegalStateException malformed) {
      throw new UnreadableSheet("malformed-csv", malformed);
    }
  }

  /** What cannot be UTF-8 is what old spreadsheets write in the west. */
  private static Charset charset(byte[] file) {
    if (file.length >= 2) {
      int mark = ((file[0] & 0xFF) << 8) | (file[1] & 0xFF);
      if (mark == 0xFEFF || mark == 0xFFFE) {
        return StandardCharsets.UTF_16;
      }
    }
    var strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (Reader text = new InputStreamReader(new ByteArrayInputStream(file), strict)) {
      text.transferTo(Writer.nullWriter());
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException other) {
      return WINDOWS;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Reader reader(byte[] file, Charset charset) throws IOException {
    var text = new PushbackReader(new InputStreamReader(new ByteArrayInputStream(file), charset));
    int first = text.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      text.unread(first);
    }
    return text;
  }

  /** The one that the first line has most of, outside of quotes. */
  private static char delimiter(byte[] file, Charset charset) {
    int[] counts = new int[DELIMITERS.length()];
    boolean quoted = false;
    try (Reader text = reader(file, charset)) {
      for (int c = text.read(); c >= 0 && (quoted || (c != '\n' && c != '\r')); c = text.read()) {
        quoted ^= c == '"';
        int known = DELIMITERS.indexOf(c);
        if (known >= 0 && !quoted) {
          counts[known]++;
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return DELIMITERS.charAt(most);
  }
}

package conference.organiser.sheets;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody typed, for a file that may be opened by a spreadsheet. */
public final class SpreadsheetText {

  /** What spreadsheets take for the beginning of a formula (OWASP, CSV injection). */
  private static final Pattern FORMULA =
      Pattern.compile("^[\\s\\p{Cf}]*[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");

  private SpreadsheetText() {}

  /** An apostrophe in front keeps a spreadsheet from calculating it; nothing is an empty text. */
  public static String of(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean formula = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    return formula ? "'" + text : text;
  }
}

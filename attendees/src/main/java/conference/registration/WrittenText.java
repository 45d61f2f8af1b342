package conference.registration;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Text that somebody wrote, in any script: surrounding space taken off and composed (NFC), so that
 * what looks the same is the same.
 */
public record WrittenText(String value) {

  /** Joiners that scripts of Asia need, and the marks that keyboards for Hebrew and Arabic add. */
  private static final Set<Integer> NEEDED_MARKS = Set.of(0x200C, 0x200D, 0x200E, 0x200F, 0x061C);

  /** Take up room and show nothing. */
  private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

  public static WrittenText of(String written) {
    return new WrittenText(Normalizer.normalize(trimmed(written), Normalizer.Form.NFC));
  }

  public boolean isBlank() {
    return value.codePoints().allMatch(WrittenText::isInvisible);
  }

  /** The rule that one line of text of at most this many characters breaks. */
  public Optional<String> problem(int maxLength) {
    return problem(maxLength, false);
  }

  /** The same for text of several lines. */
  public Optional<String> problemInLines(int maxLength) {
    return problem(maxLength, true);
  }

  private Optional<String> problem(int maxLength, boolean lines) {
    if (value.codePointCount(0, value.length()) > maxLength) {
      return Optional.of("too-long");
    }
    boolean unfit = value.codePoints().anyMatch(c -> isUnfit(c) && !(lines && isLineLayout(c)));
    return unfit ? Optional.of("invalid-characters") : Optional.empty();
  }

  private static boolean isLineLayout(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }

  /** Controls, halves of characters, private ones, and marks that hide or reverse what is read. */
  static boolean isUnfit(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> !NEEDED_MARKS.contains(c);
      case Character.UNASSIGNED -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
      default -> false;
    };
  }

  private static boolean isInvisible(int c) {
    return isSpace(c) || Character.getType(c) == Character.FORMAT || BLANK_LETTERS.contains(c);
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isSpace(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  static @Nullable String nullIfBlank(WrittenText text) {
    return text.isBlank() ? null : text.value();
  }
}

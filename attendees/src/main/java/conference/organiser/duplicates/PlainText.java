package conference.organiser.duplicates;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes what people typed in a form that is the same however they typed it. */
final class PlainText {

  /** What belongs to the word that it stands in: O'Brien, Наталья. */
  private static final Pattern WITHIN_WORDS = Pattern.compile("['’ʼʹ`´]");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private PlainText() {}

  /**
   * Made when the first text needs it. Accents go and letters become Latin where that is how the
   * same person writes themselves; signs of other scripts that stand for vowels stay.
   */
  private static final class Letters {
    static final Transliterator PLAIN =
        Transliterator.getInstance(
            "NFKD; [[:Mn:]&[:Script=Inherited:]] Remove; Cyrillic-Latin; Greek-Latin;"
                + " NFKD; [[:Mn:]&[:Script=Inherited:]] Remove; Latin-ASCII; Lower; NFC");
  }

  /** Small letters without accents, and nothing at the ends. */
  static String of(String text) {
    boolean simple = text.chars().allMatch(letter -> letter < 0x80);
    String plain = simple ? text : Letters.PLAIN.transliterate(text);
    return plain.toLowerCase(Locale.ROOT).strip();
  }

  /** Its words, without the signs between them. */
  static List<String> words(String text) {
    return Arrays.stream(BETWEEN_WORDS.split(WITHIN_WORDS.matcher(of(text)).replaceAll("")))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}

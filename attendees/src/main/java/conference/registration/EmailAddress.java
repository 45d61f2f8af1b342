package conference.registration;

import com.ibm.icu.text.IDNA;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as practice has it: a dot-atom of RFC 5322 §3.2.3, letters of any script
 * included (RFC 6531), at a domain with at least two labels. No quoted parts, comments or address
 * literals: nobody who signs up for a conference has them.
 *
 * @param value as it was written, for reading and writing to
 * @param normalised the same for everything that reaches the same mailbox, for comparing
 */
public record EmailAddress(String value, String normalised) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final Pattern ASCII_DOMAIN = Pattern.compile("[A-Za-z0-9.-]+");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final String ATOM_SIGNS = "!#$%&'*+-/=?^_`{|}~";

  /** Made when the first address needs it: it reads tables that most domains don't need. */
  private static final class Idna {
    static final IDNA UTS46 =
        IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ
                | IDNA.USE_STD3_RULES);
  }

  /** Whether it is longer than any address can be. */
  static boolean isTooLong(String written) {
    var text = WrittenText.trimmed(written);
    return text.codePointCount(0, text.length()) > LONGEST;
  }

  public static Optional<EmailAddress> parse(String written) {
    var text = Normalizer.normalize(WrittenText.trimmed(written), Normalizer.Form.NFC);
    int at = text.lastIndexOf('@');
    if (at < 1 || !isDotAtom(text.substring(0, at))) {
      return Optional.empty();
    }
    var local = text.substring(0, at);
    return asciiDomain(text.substring(at + 1))
        .filter(domain -> utf8Length(local) + 1 + domain.length() <= LONGEST)
        .map(domain -> new EmailAddress(text, comparable(local) + "@" + domain));
  }

  /** With the domain as mail servers look it up. */
  public String deliverable() {
    return value.substring(0, value.lastIndexOf('@'))
        + normalised.substring(normalised.lastIndexOf('@'));
  }

  private static String comparable(String local) {
    var folded = Normalizer.normalize(local, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  private static boolean isDotAtom(String local) {
    return utf8Length(local) <= LONGEST_LOCAL_PART
        && !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..")
        && local.codePoints().allMatch(EmailAddress::isAtomSign);
  }

  private static boolean isAtomSign(int c) {
    if (c < 0x80) {
      return c == '.' || Character.isLetterOrDigit(c) || ATOM_SIGNS.indexOf(c) >= 0;
    }
    return !WrittenText.isUnfit(c)
        && !WrittenText.isSpace(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.UNASSIGNED;
  }

  private static Optional<String> asciiDomain(String domain) {
    return toAscii(domain)
        .filter(ascii -> ascii.length() <= 253 && ascii.indexOf('.') > 0)
        .filter(EmailAddress::hasGoodLabels);
  }

  private static boolean hasGoodLabels(String ascii) {
    var labels = ascii.split("\\.", -1);
    for (var label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return !labels[labels.length - 1].chars().allMatch(Character::isDigit);
  }

  private static Optional<String> toAscii(String domain) {
    var lower = domain.toLowerCase(Locale.ROOT);
    if (ASCII_DOMAIN.matcher(domain).matches() && !lower.contains("xn--")) {
      return Optional.of(lower);
    }
    var info = new IDNA.Info();
    var ascii = Idna.UTS46.nameToASCII(domain, new StringBuilder(), info).toString();
    return info.hasErrors() ? Optional.empty() : Optional.of(ascii.toLowerCase(Locale.ROOT));
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

package conference.registration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The revision of a registration that a request is about (RFC 9110 §13.1.1); none when any will do.
 */
record IfMatch(@Nullable Integer revision) {

  /** A proxy that compresses weakens the tag it passes on; the revision it names is the same. */
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

  private static final int NO_REVISION = -1;

  static IfMatch of(@Nullable String header) {
    if (header == null || header.equals("*")) {
      return new IfMatch(null);
    }
    Matcher tag = TAG.matcher(header);
    return new IfMatch(tag.matches() ? Integer.valueOf(tag.group(1)) : NO_REVISION);
  }

  /** The tag that {@link #of} reads. */
  static String tag(Registration registration) {
    return "\"" + registration.revision() + "\"";
  }

  boolean allows(Registration registration) {
    return revision == null || revision == registration.revision();
  }
}

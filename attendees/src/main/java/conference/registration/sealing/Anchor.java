package conference.registration.sealing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of an event's chain, as the log names it: {@code harbour-days-2027:13:9f86…}.
 *
 * @param hash as hexadecimal digits
 */
record Anchor(String slug, int number, String hash) {

  private static final Pattern WRITTEN =
      Pattern.compile("([a-z0-9-]+):([1-9][0-9]{0,8}):([0-9a-f]{64})");

  Anchor(String slug, Block block) {
    this(slug, block.number(), block.hash());
  }

  static Optional<Anchor> parse(String text) {
    var match = WRITTEN.matcher(text);
    return match.matches()
        ? Optional.of(new Anchor(match.group(1), Integer.parseInt(match.group(2)), match.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return slug + ":" + number + ":" + hash;
  }
}

package conference.platform;

import java.util.List;

/** The configuration has mistakes: all of them, one a line. */
final class InvalidSettings extends RuntimeException {

  InvalidSettings(List<String> mistakes) {
    super(
        "The configuration has %d mistake%s:%n- %s"
            .formatted(
                mistakes.size(),
                mistakes.size() == 1 ? "" : "s",
                String.join(System.lineSeparator() + "- ", mistakes)));
  }
}

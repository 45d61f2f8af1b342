package conference.catalogue.eventfile;

import conference.catalogue.Consequence;
import conference.catalogue.EventDefinition;
import conference.platform.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guards the privacy notice: people consented to the words of a version (GDPR art. 7), so other
 * words are another version, and versions only grow.
 */
final class NoticeChange {

  private NoticeChange() {}

  static List<Consequence> consequences(
      EventPlan.Notice planned,
      @Nullable EventDefinition before,
      int registered,
      Mistakes mistakes) {
    if (before == null) {
      return List.of();
    }
    int known = before.privacyNotice().version();
    if (planned.version() < known) {
      mistakes.add(
          "privacyNotice.version",
          "version %d is published already; write %d, or %d with a new text"
              .formatted(known, known, known + 1));
    }
    if (planned.version() == known) {
      refuseOtherWords(planned, before, mistakes);
    }
    return planned.version() > known
        ? List.of(
            Consequence.of(
                Consequence.Kind.NOTICE,
                registered,
                String.valueOf(known),
                String.valueOf(planned.version())))
        : List.of();
  }

  private static void refuseOtherWords(
      EventPlan.Notice planned, EventDefinition before, Mistakes mistakes) {
    var known = before.privacyNotice().sha256();
    planned
        .text()
        .byLocale()
        .forEach((locale, body) -> {
          if (known.containsKey(locale) && !Sha256.hex(body).equals(known.get(locale))) {
            mistakes.add(
                "privacyNotice.text." + locale,
                "differs from what was published as version %d; make it version %d"
                    .formatted(planned.version(), planned.version() + 1));
          }
        });
  }
}

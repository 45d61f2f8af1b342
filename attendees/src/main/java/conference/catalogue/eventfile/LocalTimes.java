package conference.catalogue.eventfile;

import conference.platform.Suggestion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;

/**
 * Reads dates with times as clocks at the venue show them. A time that a change of the clocks skips
 * or repeats is no moment, or two of them.
 */
final class LocalTimes {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final ZoneId zone;

  private LocalTimes(ZoneId zone) {
    this.zone = zone;
  }

  static LocalTimes of(Value value) {
    var written = value.scalar().orElse("UTC");
    var known = ZoneId.getAvailableZoneIds();
    if (known.contains(written) && (written.contains("/") || written.equals("UTC"))) {
      return new LocalTimes(ZoneId.of(written));
    }
    var suggestion = Suggestion.phrase(written, known);
    value.wrong(
        "\"%s\" is no time zone%s"
            .formatted(
                written,
                suggestion.isEmpty()
                    ? "; write Europe/Lisbon, America/New_York or the like"
                    : suggestion));
    return new LocalTimes(ZoneOffset.UTC);
  }

  ZoneId zone() {
    return zone;
  }

  Instant instant(Value value) {
    var written = value.scalar();
    if (written.isEmpty()) {
      return Instant.EPOCH;
    }
    try {
      var local = LocalDateTime.parse(written.get().replaceFirst(" +", "T"));
      if (local.getYear() < 1900 || local.getYear() > 9999) {
        value.wrong("the year %d can't be meant".formatted(local.getYear()));
        return Instant.EPOCH;
      }
      return inZone(value, local);
    } catch (DateTimeParseException notDateTime) {
      value.wrong(explain(written.get()));
      return Instant.EPOCH;
    }
  }

  private String explain(String written) {
    try {
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(written);
      return "leave the offset away: times are those of clocks in %s".formatted(zone);
    } catch (DateTimeException noOffset) {
      return "\"%s\" is no date with a time; write it as 2027-06-09T09:00".formatted(written);
    }
  }

  private Instant inZone(Value value, LocalDateTime local) {
    var change = zone.getRules().getTransition(local);
    if (change != null) {
      value.wrong(change.isGap() ? skipped(change, local) : repeated(change, local));
    }
    return local.atZone(zone).toInstant();
  }

  private String skipped(ZoneOffsetTransition change, LocalDateTime local) {
    return "%s does not exist in %s: the clocks go forward from %s to %s; choose a time before or after"
        .formatted(
            CLOCK.format(local),
            zone,
            CLOCK.format(change.getDateTimeBefore()),
            CLOCK.format(change.getDateTimeAfter()));
  }

  private String repeated(ZoneOffsetTransition change, LocalDateTime local) {
    return "%s happens twice in %s: the clocks go back from %s to %s; choose a time before or after"
        .formatted(
            CLOCK.format(local),
            zone,
            CLOCK.format(change.getDateTimeBefore()),
            CLOCK.format(change.getDateTimeAfter()));
  }
}

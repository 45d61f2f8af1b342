package conference.registration.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * The VTIMEZONE of an event, from the JVM's own rules: the ones in force from its start to just
 * after its end. The library's bundled rules can be older, and loading them costs start-up.
 */
final class CalendarZone {

  private static final LocalDateTime EVER_SINCE = LocalDateTime.of(1970, 1, 1, 0, 0);

  private CalendarZone() {}

  static VTimeZone of(ZoneId zone, Instant startsAt, Instant endsAt) {
    List<Property> name = List.of(new TzId(zone.getId()));
    return new VTimeZone(
        new PropertyList(name), new ComponentList<>(observances(zone, startsAt, endsAt)));
  }

  private static List<Observance> observances(ZoneId zone, Instant startsAt, Instant endsAt) {
    ZoneRules rules = zone.getRules();
    List<Observance> observances = new ArrayList<>();
    ZoneOffsetTransition before = rules.previousTransition(startsAt.plusNanos(1));
    if (before == null) {
      observances.add(since(EVER_SINCE, rules.getOffset(startsAt), zone));
    } else {
      observances.add(since(before, zone));
    }
    ZoneOffsetTransition next = rules.nextTransition(startsAt);
    while (next != null) {
      observances.add(since(next, zone));
      next = next.getInstant().isAfter(endsAt) ? null : rules.nextTransition(next.getInstant());
    }
    return observances;
  }

  private static Observance since(LocalDateTime start, ZoneOffset offset, ZoneId zone) {
    return new Standard(properties(start, offset, offset, zone));
  }

  private static Observance since(ZoneOffsetTransition transition, ZoneId zone) {
    PropertyList properties =
        properties(
            transition.getDateTimeBefore(),
            transition.getOffsetBefore(),
            transition.getOffsetAfter(),
            zone);
    return zone.getRules().isDaylightSavings(transition.getInstant())
        ? new Daylight(properties)
        : new Standard(properties);
  }

  /** RFC 5545 §3.6.5: the start is a local time, told by the clock that was valid until then. */
  private static PropertyList properties(
      LocalDateTime start, ZoneOffset from, ZoneOffset to, ZoneId zone) {
    return new PropertyList(
        List.of(
            new DtStart<>(start),
            new TzOffsetFrom(from),
            new TzOffsetTo(to),
            new TzName(zone.getDisplayName(TextStyle.FULL_STANDALONE, Locale.ENGLISH))));
  }
}

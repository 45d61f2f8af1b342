package conference.catalogue.eventfile;

import conference.catalogue.Consequence;
import conference.catalogue.Consequence.Kind;
import conference.catalogue.EventDefinition;
import conference.catalogue.Venue;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what is different for whoever has signed up: whether, when and where the event is. */
final class OuterChange {

  private OuterChange() {}

  static List<Consequence> consequences(
      EventPlan plan, @Nullable EventDefinition before, int registered) {
    if (before == null) {
      return List.of();
    }
    var found = new ArrayList<Consequence>();
    var times = plan.times();
    if (before.state() != plan.state()) {
      found.add(
          Consequence.of(Kind.STATE, registered, before.state().stored(), plan.state().stored()));
    }
    if (!before.startsAt().equals(times.startsAt())) {
      found.add(
          Consequence.of(
              Kind.STARTS,
              registered,
              clock(before.startsAt(), before.timeZone()),
              clock(times.startsAt(), times.zone())));
    }
    if (!before.endsAt().equals(times.endsAt())) {
      found.add(
          Consequence.of(
              Kind.ENDS,
              registered,
              clock(before.endsAt(), before.timeZone()),
              clock(times.endsAt(), times.zone())));
    }
    if (isElsewhere(before.venue(), plan.venue())) {
      found.add(Consequence.of(Kind.PLACE, registered, place(before.venue()), place(plan.venue())));
    }
    return found;
  }

  private static String clock(Instant instant, ZoneId zone) {
    return "%s[%s]"
        .formatted(instant.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES), zone);
  }

  /** Another name for the same address is no other place. */
  private static boolean isElsewhere(Venue before, Venue planned) {
    return !before.address().equals(planned.address())
        || !before.city().equals(planned.city())
        || !before.country().equals(planned.country());
  }

  private static String place(Venue venue) {
    return "%s, %s".formatted(String.join(", ", venue.address()), venue.city());
  }
}

package conference.registration.calendar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes a calendar entry as RFC 5545 text: published while the place is held, else cancelled. */
public final class CalendarFile {

  /** RFC 5545 §3.1: a line has at most 75 octets, its break excluded. */
  private static final int LINE_OCTETS = 75;

  private CalendarFile() {}

  public static String of(CalendarEntry entry) {
    return folded(calendar(entry).toString());
  }

  private static Calendar calendar(CalendarEntry entry) {
    return new Calendar(
        new PropertyList(
            List.of(
                new ProdId("-//Conference Registration System//Attendees//EN"),
                ImmutableVersion.VERSION_2_0,
                ImmutableCalScale.GREGORIAN,
                entry.isCancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH)),
        new ComponentList<CalendarComponent>(
            List.of(
                CalendarZone.of(entry.timeZone(), entry.startsAt(), entry.endsAt()),
                new VEvent(new PropertyList(event(entry))))));
  }

  private static List<Property> event(CalendarEntry entry) {
    List<Property> properties = new ArrayList<>();
    properties.add(new Uid(entry.uid()));
    properties.add(new DtStamp(entry.changedAt()));
    properties.add(new LastModified(entry.changedAt()));
    properties.add(new Sequence(entry.sequence()));
    properties.add(status(entry.status()));
    // Only a place that is held makes its holder busy.
    properties.add(
        entry.status() == CalendarEntry.Status.CONFIRMED
            ? ImmutableTransp.OPAQUE
            : ImmutableTransp.TRANSPARENT);
    properties.add(new DtStart<>(entry.startsAt().atZone(entry.timeZone())));
    properties.add(new DtEnd<>(entry.endsAt().atZone(entry.timeZone())));
    properties.add(new Summary(printable(entry.title())));
    properties.add(new Location(printable(entry.location())));
    properties.add(new Description(printable(entry.description())));
    properties.add(new Url(entry.website()));
    properties.add(organiser(entry.organiser()));
    var position = entry.position();
    if (position != null) {
      properties.add(new Geo(position.latitude() + ";" + position.longitude()));
    }
    return properties;
  }

  private static Status status(CalendarEntry.Status status) {
    return switch (status) {
      case CONFIRMED -> ImmutableStatus.VEVENT_CONFIRMED;
      case TENTATIVE -> ImmutableStatus.VEVENT_TENTATIVE;
      case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
    };
  }

  private static Organizer organiser(CalendarEntry.Organiser organiser) {
    return new Organizer(
        new ParameterList(List.of(new Cn(parameter(organiser.name())))),
        URI.create("mailto:" + organiser.email()));
  }

  /** RFC 5545 §3.3.11: TEXT has no control characters; a line break is written as {@code \n}. */
  private static String printable(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\n\t]]", "");
  }

  /** RFC 5545 §3.2: a parameter's value can hold neither double quotes nor control characters. */
  private static String parameter(String text) {
    return text.replaceAll("\\p{Cc}+", " ").replace('"', '\'');
  }

  /** The library folds by characters; the RFC, and calendars that keep to it, count octets. */
  private static String folded(String unfolded) {
    StringBuilder folded = new StringBuilder(unfolded.length() + 64);
    unfolded.lines().forEach(line -> fold(line, folded));
    return folded.toString();
  }

  private static void fold(String line, StringBuilder folded) {
    int octets = 0;
    for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
      String character = Character.toString(line.codePointAt(at));
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LINE_OCTETS) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.append(character);
      octets += size;
    }
    folded.append("\r\n");
  }
}

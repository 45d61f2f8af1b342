package conference.registration;

import conference.catalogue.EventDefinition;
import conference.catalogue.Venue;
import conference.registration.calendar.CalendarEntry;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the calendar entry of a registration, in the attendee's language. */
final class AttendeeCalendar {

  private static final String ENGLISH =
      """
      Reference: %s
      Ticket: %s

      To see, change or cancel your registration, open the link in your confirmation mail.\
      """;

  private static final Map<String, String> HINTS =
      Map.of(
          "en",
          ENGLISH,
          "de",
          """
          Kennung: %s
          Ticket: %s

          Um Ihre Anmeldung zu sehen, zu ändern oder zu stornieren, öffnen Sie den Link in Ihrer Bestätigung.\
          """);

  private AttendeeCalendar() {}

  static CalendarEntry entry(Registration registration, EventDefinition event, URI website) {
    String locale = registration.locale();
    return new CalendarEntry(
        registration.id() + "@" + website.getHost(),
        registration.calendarSequence(),
        status(registration),
        registration.updatedAt(),
        event.title().in(locale),
        String.join(", ", event.venue().envelope(locale)),
        description(registration, event),
        URI.create(website + "/events/" + event.slug()),
        new CalendarEntry.Organiser(event.organiser().name(), event.organiser().email()),
        event.timeZone(),
        event.startsAt(),
        event.endsAt(),
        position(event.venue()));
  }

  private static CalendarEntry.Status status(Registration registration) {
    return switch (registration.state()) {
      case CONFIRMED -> CalendarEntry.Status.CONFIRMED;
      case REQUESTED, WAITING, OFFERED -> CalendarEntry.Status.TENTATIVE;
      case CANCELLED -> CalendarEntry.Status.CANCELLED;
    };
  }

  private static String description(Registration registration, EventDefinition event) {
    String language = Locale.forLanguageTag(registration.locale()).getLanguage();
    String ticket =
        event
            .ticketType(registration.ticketTypeId())
            .map(type -> type.name().in(registration.locale()))
            .orElse("");
    return HINTS.getOrDefault(language, ENGLISH).formatted(registration.reference(), ticket);
  }

  private static CalendarEntry.@Nullable Position position(Venue venue) {
    Double latitude = venue.latitude();
    Double longitude = venue.longitude();
    return latitude == null || longitude == null
        ? null
        : new CalendarEntry.Position(latitude, longitude);
  }
}

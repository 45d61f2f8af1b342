package conference.registration;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.platform.Settings;
import conference.registration.calendar.CalendarFile;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What other features may know of registrations, and the papers that go to an attendee. */
@Component
public final class Registrations {

  private final RegistrationStore store;
  private final Catalogue catalogue;
  private final ManageLinks links;
  private final URI website;

  Registrations(
      RegistrationStore store, Catalogue catalogue, ManageLinks links, Settings settings) {
    this.store = store;
    this.catalogue = catalogue;
    this.links = links;
    this.website = settings.website();
  }

  /** A registration with its event and the link that opens its manage page. */
  public record Attendance(Registration registration, EventDefinition event, URI manageLink) {

    /** The name of what was signed up as, in the attendee's language. */
    public String ticketType() {
      return event
          .ticketType(registration.ticketTypeId())
          .map(type -> type.name().in(registration.locale()))
          .orElse("");
    }

    @Override
    public String toString() {
      return "Attendance[" + registration.id() + "]";
    }
  }

  /** Those that are still there, by id: the ones that were erased are missing. */
  public Map<UUID, Attendance> find(UUID eventId, Collection<UUID> ids) {
    EventDefinition event =
        catalogue
            .find(new EventId(eventId))
            .orElseThrow(() -> new IllegalStateException("the catalogue has no event " + eventId));
    return store.findAll(eventId, ids).stream()
        .collect(
            Collectors.toMap(
                found -> found.registration().id(), found -> attendance(found, event)));
  }

  /** As {@link #find}, without event and link. */
  public Map<UUID, Registration> findAll(UUID eventId, Collection<UUID> ids) {
    return store.findAll(eventId, ids).stream()
        .map(RegistrationStore.WithNonce::registration)
        .collect(Collectors.toMap(Registration::id, registration -> registration));
  }

  private Attendance attendance(RegistrationStore.WithNonce found, EventDefinition event) {
    Registration registration = found.registration();
    URI link = links.link(registration.eventId(), registration.id(), found.nonce());
    return new Attendance(registration, event, link);
  }

  /** The attendee's place as a calendar file (RFC 5545). */
  public String calendarFile(Attendance attendance) {
    return calendarFile(attendance.registration(), attendance.event());
  }

  String calendarFile(Registration registration, EventDefinition event) {
    return CalendarFile.of(AttendeeCalendar.entry(registration, event, website));
  }
}

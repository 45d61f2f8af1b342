package conference.registration.calendar;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One place at one event as an entry in the attendee's own calendar. {@code sequence} grows with
 * every change that the entry shows, so that a calendar takes the newer one.
 */
public record CalendarEntry(
    String uid,
    int sequence,
    Status status,
    Instant changedAt,
    String title,
    String location,
    String description,
    URI website,
    Organiser organiser,
    ZoneId timeZone,
    Instant startsAt,
    Instant endsAt,
    @Nullable Position position) {

  /** RFC 5545 §3.8.1.11: a place that is offered or waited for is tentative. */
  public enum Status {
    CONFIRMED,
    TENTATIVE,
    CANCELLED
  }

  boolean isCancelled() {
    return status == Status.CANCELLED;
  }

  public record Organiser(String name, String email) {}

  public record Position(double latitude, double longitude) {}
}

package conference.registration;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One person's registration for one event, as it stands. */
public record Registration(
    UUID eventId,
    UUID id,
    String reference,
    State state,
    UUID ticketTypeId,
    String givenName,
    String familyName,
    String email,
    @Nullable String organisation,
    ObjectNode answers,
    String locale,
    int revision,
    int calendarSequence,
    Instant registeredAt,
    Instant updatedAt,
    @Nullable Instant cancelledAt) {

  /** Whether a place is held. */
  public enum State {
    CONFIRMED,
    CANCELLED;

    static State of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isCancelled() {
    return state == State.CANCELLED;
  }

  /** Whatever prints a registration, a log above all, learns no more than which one it is. */
  @Override
  public String toString() {
    return "Registration[" + id + "]";
  }
}

package conference.registration;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One person's registration for one event, as it stands.
 *
 * @param waitingPosition where they stand or stood in line; grows with every one who joins
 * @param offerExpiresAt until when the place is held that is offered to them
 * @param endedBy why it is cancelled
 * @param endedReason what an organiser gave as the reason, for the attendee to read
 */
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
    @Nullable Instant cancelledAt,
    @Nullable Long waitingPosition,
    @Nullable Instant offerExpiresAt,
    @Nullable String endedBy,
    @Nullable String endedReason) {

  /** Whether a place is held: one that is confirmed or offered is, any other not. */
  public enum State {
    /** An organiser has to approve it. */
    REQUESTED,
    CONFIRMED,
    WAITING,
    OFFERED,
    CANCELLED;

    /** What {@link #stored} wrote. */
    public static State of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** As in the store, in lists and on the wire. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isRequested() {
    return state == State.REQUESTED;
  }

  public boolean isConfirmed() {
    return state == State.CONFIRMED;
  }

  public boolean isWaiting() {
    return state == State.WAITING;
  }

  public boolean isOffered() {
    return state == State.OFFERED;
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

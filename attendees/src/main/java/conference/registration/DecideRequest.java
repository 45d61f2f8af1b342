package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.Outbox;
import conference.platform.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An organiser's yes or no to a request. A request holds nothing, so that more people may ask than
 * there are places; the place is taken with the yes, by the same rule as by a newcomer: whoever
 * waits is not overtaken.
 */
@Component
final class DecideRequest {

  private final Transactions transactions;
  private final SeatStore seatStore;
  private final ManageStore store;
  private final AuditStore audit;
  private final Outbox outbox;
  private final InstantSource clock;

  DecideRequest(
      Transactions transactions,
      SeatStore seatStore,
      ManageStore store,
      AuditStore audit,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.seatStore = seatStore;
    this.store = store;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  enum Approval {
    /** With a place, or at the end of the line. */
    DONE,
    /** There is neither a place nor a line. */
    SOLD_OUT,
    CHANGED_MEANWHILE
  }

  /**
   * The yes.
   *
   * @param request as it was seen
   * @param overbook whether it comes with a place where there is none, and before whoever waits
   */
  Approval approve(Registration request, EventDefinition event, boolean overbook, Actor actor) {
    Instant now = clock.instant();
    return transactions.write(() -> approve(request, event, overbook, actor, now));
  }

  private Approval approve(
      Registration request, EventDefinition event, boolean overbook, Actor actor, Instant now) {
    UUID eventId = request.eventId();
    UUID type = request.ticketTypeId();
    Seats seats = seatStore.lock(eventId);
    String action = "approved";
    Integer placeInLine = null;
    if (overbook) {
      action = seats.takeRegardless(type) ? "approved" : "approved-over-capacity";
    } else if (seats.hasLeftForNewcomer(type)) {
      seats.take(type);
    } else if (event.waitingList() != null) {
      action = "approved-to-line";
      placeInLine = seats.join(type);
    } else {
      return Approval.SOLD_OUT;
    }
    if (!store.approve(eventId, request.id(), request.revision(), placeInLine, now)) {
      return Approval.CHANGED_MEANWHILE;
    }
    seats.decide();
    seatStore.save(eventId, seats);
    audit.append(eventId, request.id(), actor, action, Map.of(), now);
    String mail = placeInLine == null ? "registration-approved" : "waiting-list-joined";
    outbox.append(eventId, request.id(), mail, null, Map.of());
    return Approval.DONE;
  }

  /**
   * Says whether it was done, which it is not when it is no longer the request that was seen.
   *
   * @param reason for the attendee to read
   */
  boolean reject(Registration request, @Nullable String reason, Actor actor) {
    UUID eventId = request.eventId();
    Instant now = clock.instant();
    return transactions.write(() -> {
      Seats seats = seatStore.lock(eventId);
      if (!store.reject(eventId, request.id(), request.revision(), reason, now)) {
        return false;
      }
      seats.decide();
      seatStore.save(eventId, seats);
      audit.append(eventId, request.id(), actor, "rejected", Map.of(), now);
      outbox.append(eventId, request.id(), "registration-rejected", null, Map.of());
      return true;
    });
  }
}

package conference.registration;

import conference.platform.Outbox;
import conference.platform.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives somebody who waits a place out of turn, at an organiser's wish: a free one if there is,
 * otherwise one beyond the capacity. Those who stood before them lose nothing: what frees goes to
 * the line only after the capacity holds again, and its order stays.
 */
@Component
final class PromoteRegistration {

  private final Transactions transactions;
  private final SeatStore seatStore;
  private final ManageStore store;
  private final AuditStore audit;
  private final Outbox outbox;
  private final InstantSource clock;

  PromoteRegistration(
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

  /**
   * Says whether it was done, which it is not when they no longer wait as they were seen to.
   *
   * @param waiting the registration as it was seen, which waits or has an offer
   */
  boolean promote(Registration waiting, Actor actor) {
    Instant now = clock.instant();
    return transactions.write(() -> promote(waiting, actor, now));
  }

  private boolean promote(Registration waiting, Actor actor, Instant now) {
    UUID eventId = waiting.eventId();
    Seats seats = seatStore.lock(eventId);
    if (!store.promote(eventId, waiting.id(), waiting.revision(), now)) {
      return false;
    }
    boolean hadLeft = true;
    // Whoever has an offer holds a seat already.
    if (waiting.isWaiting()) {
      seats.leaveLine(waiting.ticketTypeId());
      hadLeft = seats.takeRegardless(waiting.ticketTypeId());
      seatStore.save(eventId, seats);
    }
    String action = hadLeft ? "promoted" : "promoted-over-capacity";
    audit.append(eventId, waiting.id(), actor, action, Map.of(), now);
    outbox.append(eventId, waiting.id(), "place-given", null, Map.of());
    return true;
  }
}

package conference.registration;

import conference.platform.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Frees seats in the transaction that ends what they were held for. */
@Component
final class GiveBackSeat {

  private final SeatStore seatStore;
  private final ManageStore store;
  private final AuditStore audit;
  private final Outbox outbox;

  GiveBackSeat(SeatStore seatStore, ManageStore store, AuditStore audit, Outbox outbox) {
    this.seatStore = seatStore;
    this.store = store;
    this.audit = audit;
    this.outbox = outbox;
  }

  /** Cancels a confirmed registration; one that is cancelled already stays as it is. */
  void cancel(Registration registration, String action, Instant now) {
    UUID eventId = registration.eventId();
    Seats seats = seatStore.lock(eventId);
    if (store.cancel(eventId, registration.id(), now)) {
      seats.giveBack(registration.ticketTypeId());
      seatStore.save(eventId, seats);
      audit.append(eventId, registration.id(), action, Map.of(), now);
      outbox.append(eventId, registration.id(), "registration-cancelled", null, Map.of());
    }
  }

  /** For registrations that are about to be deleted. */
  void release(UUID eventId, Collection<UUID> registrations) {
    Seats seats = seatStore.lock(eventId);
    List<UUID> ticketTypes = store.ticketTypesOfSeats(eventId, registrations);
    if (!ticketTypes.isEmpty()) {
      ticketTypes.forEach(seats::giveBack);
      seatStore.save(eventId, seats);
    }
  }

  /** The pools come first in every transaction that needs both: see {@link SeatStore}. */
  List<UUID> claimSome(UUID eventId, int atMost) {
    seatStore.lock(eventId);
    return store.claimSome(eventId, atMost);
  }
}

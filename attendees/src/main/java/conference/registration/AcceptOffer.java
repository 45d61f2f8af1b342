package conference.registration;

import conference.platform.Outbox;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes the place that is held for somebody who waited. */
@Component
final class AcceptOffer {

  private final OncePerKey oncePerKey;
  private final SeatStore seatStore;
  private final ManageStore store;
  private final RegistrationStore registrations;
  private final AuditStore audit;
  private final Outbox outbox;

  AcceptOffer(
      OncePerKey oncePerKey,
      SeatStore seatStore,
      ManageStore store,
      RegistrationStore registrations,
      AuditStore audit,
      Outbox outbox) {
    this.oncePerKey = oncePerKey;
    this.seatStore = seatStore;
    this.store = store;
    this.registrations = registrations;
    this.audit = audit;
    this.outbox = outbox;
  }

  /** Refused when there is no offer any more; done when the place is theirs already. */
  OncePerKey.Outcome accept(Registration registration, String key) {
    return oncePerKey.run(registration, key, "offer-acceptance", now -> accept(registration, now));
  }

  private boolean accept(Registration registration, Instant now) {
    UUID eventId = registration.eventId();
    UUID id = registration.id();
    // No seat moves, but whoever ends offers must have done with this one, or not begun.
    seatStore.lock(eventId);
    if (store.accept(eventId, id, now)) {
      audit.append(eventId, id, "offer-accepted", Map.of(), now);
      outbox.append(eventId, id, "registration-confirmed", null, Map.of());
      return true;
    }
    return registrations
        .find(eventId, id)
        .filter(found -> found.registration().isConfirmed())
        .isPresent();
  }
}

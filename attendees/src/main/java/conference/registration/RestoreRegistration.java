package conference.registration;

import conference.platform.Outbox;
import conference.platform.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Gives somebody whose registration has ended a place again, if there is one: that it ended was a
 * mistake. Nobody who waits is overtaken.
 */
@Component
final class RestoreRegistration {

  private final Transactions transactions;
  private final SeatStore seatStore;
  private final ManageStore store;
  private final ConsentStore consents;
  private final AuditStore audit;
  private final Outbox outbox;
  private final InstantSource clock;

  RestoreRegistration(
      Transactions transactions,
      SeatStore seatStore,
      ManageStore store,
      ConsentStore consents,
      AuditStore audit,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.seatStore = seatStore;
    this.store = store;
    this.consents = consents;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  enum Outcome {
    RESTORED,
    /** They have registered again meanwhile. */
    ALREADY_REGISTERED,
    SOLD_OUT,
    /** Without it nothing of them may be kept for the event, whoever wishes it. */
    CONSENT_WITHDRAWN,
    CHANGED_MEANWHILE
  }

  /** The registration as it was seen, which has ended. */
  Outcome restore(Registration ended, Actor actor) {
    Instant now = clock.instant();
    try {
      return transactions.write(() -> restore(ended, actor, now));
    } catch (DuplicateKeyException again) {
      return Outcome.ALREADY_REGISTERED;
    }
  }

  private Outcome restore(Registration ended, Actor actor, Instant now) {
    UUID eventId = ended.eventId();
    Seats seats = seatStore.lock(eventId);
    if (hasWithdrawnConsent(ended)) {
      return Outcome.CONSENT_WITHDRAWN;
    }
    if (!seats.hasLeftForNewcomer(ended.ticketTypeId())) {
      return Outcome.SOLD_OUT;
    }
    if (!store.restore(eventId, ended.id(), ended.revision(), now)) {
      return Outcome.CHANGED_MEANWHILE;
    }
    seats.take(ended.ticketTypeId());
    seatStore.save(eventId, seats);
    audit.append(eventId, ended.id(), actor, "restored", Map.of(), now);
    outbox.append(eventId, ended.id(), "registration-confirmed", null, Map.of());
    return Outcome.RESTORED;
  }

  private boolean hasWithdrawnConsent(Registration ended) {
    return consents.findAll(ended.eventId(), ended.id()).stream()
        .anyMatch(consent ->
            consent.purpose().equals(CancelRegistration.PRIVACY_NOTICE)
                && consent.withdrawnAt() != null);
  }
}

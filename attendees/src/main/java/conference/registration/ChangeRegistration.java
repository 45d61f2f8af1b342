package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.Outbox;
import conference.platform.Transactions;
import conference.registration.RegistrationStore.WithNonce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Changes what an attendee may change. Another ticket type is another seat. Another e-mail address
 * ends all links and sessions, sends the new link to the new address and a notice without it to the
 * old one.
 */
@Component
final class ChangeRegistration {

  private static final Duration WHILE = Duration.ofHours(1);
  private static final int ADDRESSES_IN_A_WHILE = 5;

  private final Transactions transactions;
  private final ManageStore store;
  private final RegistrationStore registrations;
  private final SeatStore seatStore;
  private final ServeWaiting serveWaiting;
  private final AuditStore audit;
  private final Outbox outbox;
  private final InstantSource clock;

  ChangeRegistration(
      Transactions transactions,
      ManageStore store,
      RegistrationStore registrations,
      SeatStore seatStore,
      ServeWaiting serveWaiting,
      AuditStore audit,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.registrations = registrations;
    this.seatStore = seatStore;
    this.serveWaiting = serveWaiting;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  sealed interface Outcome {
    record Changed(WithNonce now, boolean rotated) implements Outcome {}

    record Gone() implements Outcome {}

    record ChangedMeanwhile() implements Outcome {}

    record Cancelled() implements Outcome {}

    record AlreadyRegistered() implements Outcome {}

    record TooManyAddresses() implements Outcome {}

    record SoldOut() implements Outcome {}
  }

  Outcome change(WithNonce held, Change change, EventDefinition event, Actor actor) {
    try {
      return transactions.write(() -> write(held, change, event, actor));
    } catch (DuplicateKeyException taken) {
      return new Outcome.AlreadyRegistered();
    }
  }

  /**
   * The same within a transaction, which is lost when it throws a {@link DuplicateKeyException}.
   */
  Outcome write(WithNonce held, Change change, EventDefinition event, Actor actor) {
    return change(held, change, event, actor, clock.instant());
  }

  private Outcome change(
      WithNonce held, Change change, EventDefinition event, Actor actor, Instant now) {
    UUID eventId = change.before().eventId();
    boolean rotated = !Arrays.equals(held.nonce(), change.nonce());
    if (!rotated && !change.isOfSeat()) {
      return write(held, change, false, actor, now);
    }
    // Before the row, as sign-ups do: an address that changes hands must not lock in a circle.
    Seats seats = seatStore.lock(eventId);
    if (rotated && changesOfAddress(change.before(), now) >= ADDRESSES_IN_A_WHILE) {
      return new Outcome.TooManyAddresses();
    }
    if (change.isOfSeat() && !exchange(change, seats)) {
      return new Outcome.SoldOut();
    }
    Outcome outcome = write(held, change, rotated, actor, now);
    if (change.isOfSeat() && outcome instanceof Outcome.Changed) {
      serveWaiting.serve(event, seats, now);
      seatStore.save(eventId, seats);
    }
    return outcome;
  }

  /**
   * One seat, or place in line, for a seat of another ticket type: what both need is kept, and
   * nobody who waits for the other one is overtaken. What is left over is for the next in line.
   */
  private static boolean exchange(Change change, Seats seats) {
    UUID old = change.before().ticketTypeId();
    if (change.before().isWaiting()) {
      seats.leaveLine(old);
    } else {
      seats.giveBack(old);
    }
    if (!seats.hasLeftForNewcomer(change.ticketTypeId())) {
      return false;
    }
    seats.take(change.ticketTypeId());
    return true;
  }

  private Outcome write(WithNonce held, Change change, boolean rotated, Actor actor, Instant now) {
    List<String> fields = change.fields();
    if (!fields.isEmpty()) {
      if (!store.change(change, held.nonce(), now)) {
        return refusal(held);
      }
      tell(change, fields, rotated, actor, now);
    }
    return registrations
        .find(change.before().eventId(), change.before().id())
        .<Outcome>map(found -> new Outcome.Changed(found, rotated))
        .orElseGet(Outcome.Gone::new);
  }

  private long changesOfAddress(Registration registration, Instant now) {
    return audit.count(
        registration.eventId(), registration.id(), "email-changed", now.minus(WHILE));
  }

  private Outcome refusal(WithNonce held) {
    Registration before = held.registration();
    return registrations
        .find(before.eventId(), before.id())
        .filter(found -> Arrays.equals(found.nonce(), held.nonce()))
        .map(WithNonce::registration)
        .map(
            found -> found.isCancelled() ? new Outcome.Cancelled() : new Outcome.ChangedMeanwhile())
        .orElseGet(Outcome.Gone::new);
  }

  private void tell(Change change, List<String> fields, boolean rotated, Actor actor, Instant now) {
    Registration before = change.before();
    Map<String, ?> detail = Map.of("fields", fields);
    String action = rotated ? "email-changed" : "changed";
    audit.append(before.eventId(), before.id(), actor, action, detail, now);
    if (rotated) {
      outbox.append(before.eventId(), before.id(), "email-changed", null, Map.of());
      outbox.append(
          before.eventId(), before.id(), "email-changed-notice", before.email(), Map.of());
    }
    if (change.state() != before.state()) {
      outbox.append(before.eventId(), before.id(), "registration-confirmed", null, Map.of());
    } else if (!rotated) {
      outbox.append(before.eventId(), before.id(), "registration-changed", null, Map.of());
    }
  }
}

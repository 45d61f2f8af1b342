package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.FieldError;
import conference.platform.Outbox;
import conference.platform.Transactions;
import conference.registration.RegistrationStore.WithNonce;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What organisers do to a registration: the same as its attendee may, by the same rules and with
 * the same mails, and the history names who it was.
 */
@Component
public final class SteerRegistrations {

  private final Transactions transactions;
  private final RegistrationStore store;
  private final ChangeRegistration changeRegistration;
  private final EndRegistration endRegistration;
  private final RestoreRegistration restoreRegistration;
  private final PromoteRegistration promoteRegistration;
  private final DecideRequest decideRequest;
  private final EraseRegistration eraseRegistration;
  private final AuditStore audit;
  private final Outbox outbox;
  private final InstantSource clock;

  SteerRegistrations(
      Transactions transactions,
      RegistrationStore store,
      ChangeRegistration changeRegistration,
      EndRegistration endRegistration,
      RestoreRegistration restoreRegistration,
      PromoteRegistration promoteRegistration,
      DecideRequest decideRequest,
      EraseRegistration eraseRegistration,
      AuditStore audit,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.changeRegistration = changeRegistration;
    this.endRegistration = endRegistration;
    this.restoreRegistration = restoreRegistration;
    this.promoteRegistration = promoteRegistration;
    this.decideRequest = decideRequest;
    this.eraseRegistration = eraseRegistration;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** With the registration as it is now. */
    record Done(Registration now) implements Outcome {}

    record Gone() implements Outcome {}

    record ChangedMeanwhile() implements Outcome {}

    record Cancelled() implements Outcome {}

    /** They have a place, or none at all. */
    record NotWaiting() implements Outcome {}

    /** They have been decided on, or never asked. */
    record NotRequested() implements Outcome {}

    record AlreadyRegistered() implements Outcome {}

    record TooManyAddresses() implements Outcome {}

    record SoldOut(String ticketType) implements Outcome {}

    record ConsentWithdrawn() implements Outcome {}

    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  public Optional<Registration> find(UUID eventId, String reference) {
    return store.find(eventId, reference).map(WithNonce::registration);
  }

  /**
   * Changes what the body names, as an attendee would.
   *
   * @param ifMatch the revision that the organiser saw, as an entity tag
   */
  public Outcome change(
      EventDefinition event, String reference, String ifMatch, JsonNode body, UUID accountId) {
    return seen(event, reference, ifMatch, held -> change(event, held, body, accountId));
  }

  private Outcome change(EventDefinition event, WithNonce held, JsonNode body, UUID accountId) {
    if (held.registration().isCancelled()) {
      return new Outcome.Cancelled();
    }
    ChangeForm.Reading reading = ChangeForm.read(event, held, body);
    return reading
        .change()
        .map(change ->
            outcome(
                changeRegistration.change(held, change, event, Actor.organiser(accountId)),
                event.ticketType(change.ticketTypeId()).orElseThrow().code()))
        .orElseGet(() -> new Outcome.Invalid(reading.errors()));
  }

  private static Outcome outcome(ChangeRegistration.Outcome outcome, String ticketType) {
    return switch (outcome) {
      case ChangeRegistration.Outcome.Changed changed ->
          new Outcome.Done(changed.now().registration());
      case ChangeRegistration.Outcome.Gone gone -> new Outcome.Gone();
      case ChangeRegistration.Outcome.ChangedMeanwhile meanwhile -> new Outcome.ChangedMeanwhile();
      case ChangeRegistration.Outcome.Cancelled cancelled -> new Outcome.Cancelled();
      case ChangeRegistration.Outcome.AlreadyRegistered taken -> new Outcome.AlreadyRegistered();
      case ChangeRegistration.Outcome.TooManyAddresses many -> new Outcome.TooManyAddresses();
      case ChangeRegistration.Outcome.SoldOut soldOut -> new Outcome.SoldOut(ticketType);
    };
  }

  /**
   * Ends it, whatever it is: a place, a place in line, an offer. What it held is the next one's.
   */
  public Outcome cancel(EventDefinition event, String reference, String ifMatch, UUID accountId) {
    return seen(event, reference, ifMatch, held -> cancel(held.registration(), accountId));
  }

  private Outcome cancel(Registration registration, UUID accountId) {
    UUID eventId = registration.eventId();
    Instant now = clock.instant();
    boolean ended =
        transactions.write(() ->
            endRegistration.cancel(
                eventId,
                registration.id(),
                registration.revision(),
                Actor.organiser(accountId),
                now));
    if (!ended) {
      return registration.isCancelled() ? new Outcome.Cancelled() : new Outcome.ChangedMeanwhile();
    }
    return now(registration);
  }

  /** Takes back that it ended, if there is a place; one that has not ended stays as it is. */
  public Outcome restore(EventDefinition event, String reference, String ifMatch, UUID accountId) {
    return seen(event, reference, ifMatch, held -> restore(event, held.registration(), accountId));
  }

  private Outcome restore(EventDefinition event, Registration registration, UUID accountId) {
    if (!registration.isCancelled()) {
      return new Outcome.Done(registration);
    }
    return switch (restoreRegistration.restore(registration, Actor.organiser(accountId))) {
      case RESTORED -> now(registration);
      case ALREADY_REGISTERED -> new Outcome.AlreadyRegistered();
      case SOLD_OUT ->
          new Outcome.SoldOut(event.ticketType(registration.ticketTypeId()).orElseThrow().code());
      case CONSENT_WITHDRAWN -> new Outcome.ConsentWithdrawn();
      case CHANGED_MEANWHILE -> new Outcome.ChangedMeanwhile();
    };
  }

  /** Says yes to a request: a place, or the end of the line where one has formed. */
  public Outcome approve(EventDefinition event, String reference, String ifMatch, UUID accountId) {
    return seen(
        event, reference, ifMatch, held -> approve(event, held.registration(), false, accountId));
  }

  private Outcome approve(
      EventDefinition event, Registration registration, boolean overbook, UUID accountId) {
    if (!registration.isRequested()) {
      return new Outcome.NotRequested();
    }
    Actor actor = Actor.organiser(accountId);
    return switch (decideRequest.approve(registration, event, overbook, actor)) {
      case DONE -> now(registration);
      case SOLD_OUT ->
          new Outcome.SoldOut(event.ticketType(registration.ticketTypeId()).orElseThrow().code());
      case CHANGED_MEANWHILE -> new Outcome.ChangedMeanwhile();
    };
  }

  /** Says no to a request, and why, in words that its attendee reads. */
  public Outcome reject(
      EventDefinition event,
      String reference,
      String ifMatch,
      @Nullable String reason,
      UUID accountId) {
    return seen(event, reference, ifMatch, held -> reject(held.registration(), reason, accountId));
  }

  private Outcome reject(Registration registration, @Nullable String reason, UUID accountId) {
    if (!registration.isRequested()) {
      return new Outcome.NotRequested();
    }
    return decideRequest.reject(registration, reason, Actor.organiser(accountId))
        ? now(registration)
        : new Outcome.ChangedMeanwhile();
  }

  /** Gives somebody who waits or asks a place out of turn, beyond the capacity if there is none. */
  public Outcome promote(EventDefinition event, String reference, String ifMatch, UUID accountId) {
    return seen(event, reference, ifMatch, held -> promote(event, held.registration(), accountId));
  }

  private Outcome promote(EventDefinition event, Registration registration, UUID accountId) {
    if (registration.isRequested()) {
      return approve(event, registration, true, accountId);
    }
    if (!registration.isWaiting() && !registration.isOffered()) {
      return new Outcome.NotWaiting();
    }
    return promoteRegistration.promote(registration, Actor.organiser(accountId))
        ? now(registration)
        : new Outcome.ChangedMeanwhile();
  }

  private Outcome now(Registration registration) {
    return store
        .find(registration.eventId(), registration.id())
        .<Outcome>map(found -> new Outcome.Done(found.registration()))
        .orElseGet(Outcome.Gone::new);
  }

  /** Sends the link to the manage page once more. */
  public Outcome mailLink(EventDefinition event, String reference, UUID accountId) {
    return store
        .find(event.id().value(), reference)
        .map(WithNonce::registration)
        .map(registration -> mailLink(registration, accountId))
        .orElseGet(Outcome.Gone::new);
  }

  private Outcome mailLink(Registration registration, UUID accountId) {
    if (registration.isCancelled()) {
      return new Outcome.Cancelled();
    }
    UUID eventId = registration.eventId();
    Actor actor = Actor.organiser(accountId);
    Instant now = clock.instant();
    transactions.write(() -> {
      audit.append(eventId, registration.id(), actor, "link-requested", Map.of(), now);
      outbox.append(eventId, registration.id(), "link-requested", null, Map.of());
    });
    return new Outcome.Done(registration);
  }

  /** Erases somebody who has asked for it elsewhere (GDPR art. 17); nothing of them is left. */
  public boolean erase(EventDefinition event, String reference) {
    Instant now = clock.instant();
    Optional<Registration> registration = find(event.id().value(), reference);
    registration.ifPresent(
        one -> transactions.write(() -> eraseRegistration.erase(one, event, now)));
    return registration.isPresent();
  }

  private Outcome seen(
      EventDefinition event, String reference, String ifMatch, Function<WithNonce, Outcome> then) {
    Optional<WithNonce> held = store.find(event.id().value(), reference);
    if (held.isEmpty()) {
      return new Outcome.Gone();
    }
    return IfMatch.of(ifMatch).allows(held.get().registration())
        ? then.apply(held.get())
        : new Outcome.ChangedMeanwhile();
  }
}

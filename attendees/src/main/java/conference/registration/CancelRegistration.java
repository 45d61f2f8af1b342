package conference.registration;

import conference.platform.Transactions;
import conference.registration.RegistrationStore.WithNonce;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Cancels a registration, or withdraws the consent without which it can't be kept. */
@Component
final class CancelRegistration {

  static final String PRIVACY_NOTICE = "privacy-notice";

  private final Transactions transactions;
  private final GiveBackSeat giveBackSeat;
  private final ConsentStore consents;
  private final RegistrationStore registrations;
  private final ReplayStore replays;
  private final AuditStore audit;
  private final InstantSource clock;

  CancelRegistration(
      Transactions transactions,
      GiveBackSeat giveBackSeat,
      ConsentStore consents,
      RegistrationStore registrations,
      ReplayStore replays,
      AuditStore audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.giveBackSeat = giveBackSeat;
    this.consents = consents;
    this.registrations = registrations;
    this.replays = replays;
    this.audit = audit;
    this.clock = clock;
  }

  sealed interface Outcome {
    record Cancelled(WithNonce now) implements Outcome {}

    record Gone() implements Outcome {}

    record KeyReused() implements Outcome {}

    record StillRunning() implements Outcome {}
  }

  Outcome cancel(Registration registration, String key) {
    return once(
        registration,
        key,
        "cancellation",
        now -> giveBackSeat.cancel(registration, "cancelled", now));
  }

  Outcome withdrawConsent(Registration registration, String key) {
    return once(registration, key, "consent-withdrawal", now -> withdraw(registration, now));
  }

  private void withdraw(Registration registration, Instant now) {
    UUID eventId = registration.eventId();
    giveBackSeat.cancel(registration, "cancelled", now);
    consents.withdraw(eventId, registration.id(), PRIVACY_NOTICE, now);
    audit.append(eventId, registration.id(), "consent-withdrawn", Map.of(), now);
  }

  private interface Step {
    void take(Instant now);
  }

  private Outcome once(Registration registration, String key, String what, Step step) {
    Instant now = clock.instant();
    String request = what + " " + registration.id();
    try {
      return transactions.write(() -> once(registration, key, request, step, now));
    } catch (DuplicateKeyException sameKeyAtTheSameMoment) {
      return new Outcome.StillRunning();
    }
  }

  private Outcome once(
      Registration registration, String key, String request, Step step, Instant now) {
    UUID eventId = registration.eventId();
    return switch (replays.find(eventId, key, request)) {
      case ReplayStore.Earlier.Another another -> new Outcome.KeyReused();
      case ReplayStore.Earlier.Same same -> current(registration);
      case ReplayStore.Earlier.None none -> {
        step.take(now);
        replays.keep(eventId, key, request, registration.id(), "{}", now);
        yield current(registration);
      }
    };
  }

  private Outcome current(Registration registration) {
    return registrations
        .find(registration.eventId(), registration.id())
        .<Outcome>map(Outcome.Cancelled::new)
        .orElseGet(Outcome.Gone::new);
  }
}

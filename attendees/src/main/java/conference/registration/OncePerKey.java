package conference.registration;

import conference.platform.Transactions;
import conference.registration.RegistrationStore.WithNonce;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Does something to a registration once for each Idempotency-Key, in a transaction of its own; the
 * answer is how the registration is then.
 */
@Component
final class OncePerKey {

  private final Transactions transactions;
  private final RegistrationStore registrations;
  private final ReplayStore replays;
  private final InstantSource clock;

  OncePerKey(
      Transactions transactions,
      RegistrationStore registrations,
      ReplayStore replays,
      InstantSource clock) {
    this.transactions = transactions;
    this.registrations = registrations;
    this.replays = replays;
    this.clock = clock;
  }

  sealed interface Outcome {
    record Done(WithNonce now) implements Outcome {}

    /** What was asked for can't be done as things are; nothing is kept, so it can be tried anew. */
    record Refused() implements Outcome {}

    record Gone() implements Outcome {}

    record KeyReused() implements Outcome {}

    record StillRunning() implements Outcome {}
  }

  /** False when it can't be done. */
  interface Step {
    boolean take(Instant now);
  }

  /** The name of what is done is part of the request: another one under the same key is refused. */
  Outcome run(Registration registration, String key, String what, Step step) {
    Instant now = clock.instant();
    String request = what + " " + registration.id();
    try {
      return transactions.write(() -> run(registration, key, request, step, now));
    } catch (DuplicateKeyException sameKeyAtTheSameMoment) {
      return new Outcome.StillRunning();
    }
  }

  private Outcome run(
      Registration registration, String key, String request, Step step, Instant now) {
    UUID eventId = registration.eventId();
    return switch (replays.find(eventId, key, request)) {
      case ReplayStore.Earlier.Another another -> new Outcome.KeyReused();
      case ReplayStore.Earlier.Same same -> current(registration);
      case ReplayStore.Earlier.None none -> {
        if (!step.take(now)) {
          yield new Outcome.Refused();
        }
        replays.keep(eventId, key, request, registration.id(), "{}", now);
        yield current(registration);
      }
    };
  }

  private Outcome current(Registration registration) {
    return registrations
        .find(registration.eventId(), registration.id())
        .<Outcome>map(Outcome.Done::new)
        .orElseGet(Outcome.Gone::new);
  }
}

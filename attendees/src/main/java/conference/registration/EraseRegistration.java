package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.Transactions;
import conference.privacy.ErasePeople;
import conference.privacy.ErasureReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Erases an attendee who asks for it, at once (GDPR art. 17). */
@Component
final class EraseRegistration {

  private final Transactions transactions;
  private final ErasePeople erasePeople;
  private final ReplayStore replays;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;

  EraseRegistration(
      Transactions transactions,
      ErasePeople erasePeople,
      ReplayStore replays,
      ApplicationEventPublisher events,
      InstantSource clock) {
    this.transactions = transactions;
    this.erasePeople = erasePeople;
    this.replays = replays;
    this.events = events;
    this.clock = clock;
  }

  sealed interface Outcome {
    record Erased(Instant at, List<ErasePeople.Kept> kept) implements Outcome {}

    record KeyReused() implements Outcome {}

    record StillRunning() implements Outcome {}
  }

  /** The session is part of the request: only who has it can ask again after everything is gone. */
  Outcome erase(Registration registration, EventDefinition event, String key, String session) {
    Instant now = clock.instant();
    try {
      return transactions.write(() -> erase(registration, event, key, request(session), now));
    } catch (DuplicateKeyException sameKeyAtTheSameMoment) {
      return new Outcome.StillRunning();
    }
  }

  private Outcome erase(
      Registration registration, EventDefinition event, String key, String request, Instant now) {
    UUID eventId = registration.eventId();
    if (!(replays.find(eventId, key, request) instanceof ReplayStore.Earlier.None)) {
      return new Outcome.KeyReused();
    }
    erase(registration, event, now);
    replays.keep(eventId, key, request, null, "\"" + now + "\"", now);
    return new Outcome.Erased(now, erasePeople.kept());
  }

  /** For somebody who has asked the organiser; part of the caller's transaction. */
  void erase(Registration registration, EventDefinition event, Instant now) {
    erasePeople.erase(
        registration.eventId(), List.of(registration.id()), ErasureReason.REQUEST, now);
    events.publishEvent(
        new RegistrationErased(
            event,
            registration.reference(),
            registration.givenName(),
            registration.email(),
            registration.locale()));
  }

  /** What was answered to the same request before; empty if it was never made. */
  Optional<Outcome.Erased> findEarlier(UUID eventId, String key, String session) {
    return replays.find(eventId, key, request(session)) instanceof ReplayStore.Earlier.Same same
        ? Optional.of(
            new Outcome.Erased(Instant.parse(same.answer().replace("\"", "")), erasePeople.kept()))
        : Optional.empty();
  }

  private static String request(String session) {
    return "erasure " + session;
  }
}

package conference.registration;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.platform.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends registrations, and gives what they had to the next in line, in one transaction: a seat that
 * was held, or a place in line itself.
 */
@Component
final class EndRegistration {

  private final SeatStore seatStore;
  private final ServeWaiting serveWaiting;
  private final ManageStore store;
  private final AuditStore audit;
  private final Outbox outbox;
  private final Catalogue catalogue;

  EndRegistration(
      SeatStore seatStore,
      ServeWaiting serveWaiting,
      ManageStore store,
      AuditStore audit,
      Outbox outbox,
      Catalogue catalogue) {
    this.seatStore = seatStore;
    this.serveWaiting = serveWaiting;
    this.store = store;
    this.audit = audit;
    this.outbox = outbox;
    this.catalogue = catalogue;
  }

  /**
   * At somebody's wish; one that has ended already stays as it is. Says whether this ended it,
   * which it does not when they saw another revision than there is.
   */
  boolean cancel(
      UUID eventId, UUID registration, @Nullable Integer revision, Actor actor, Instant now) {
    return end(eventId, registration, revision, actor, now, before -> cancelled(before, actor));
  }

  /** Because another one of the same person stays; says whether this ended it, as above. */
  boolean mergeAway(UUID eventId, UUID registration, int revision, Actor actor, Instant now) {
    return end(eventId, registration, revision, actor, now, before -> MERGED_AWAY);
  }

  private boolean end(
      UUID eventId,
      UUID registration,
      @Nullable Integer revision,
      Actor actor,
      Instant now,
      Function<Registration.State, News> news) {
    Seats seats = seatStore.lock(eventId);
    List<ManageStore.Ended> ended =
        store.end(eventId, List.of(registration), revision, actor.isAttendee(), now);
    for (ManageStore.Ended one : ended) {
      News told = news.apply(one.before());
      audit.append(eventId, registration, actor, told.action(), Map.of(), now);
      outbox.append(eventId, registration, told.mail(), null, Map.of());
    }
    passOn(eventId, seats, ended, now);
    return !ended.isEmpty();
  }

  /** What the history says of an end, and which mail does. */
  private record News(String action, String mail) {}

  private static final News MERGED_AWAY = new News("merged-away", "registration-merged");

  private static News cancelled(Registration.State before, Actor actor) {
    return switch (before) {
      case REQUESTED ->
          actor.isAttendee()
              ? new News("request-withdrawn", "request-withdrawn")
              : new News("rejected", "registration-rejected");
      case WAITING -> new News("waiting-list-left", "waiting-list-left");
      case OFFERED -> new News("offer-declined", "offer-declined");
      case CONFIRMED, CANCELLED -> new News("cancelled", "registration-cancelled");
    };
  }

  /** The offers of an event whose time is over. */
  void endOffers(UUID eventId, Instant now) {
    Seats seats = seatStore.lock(eventId);
    List<ManageStore.Ended> ended = store.endOffers(eventId, now);
    List<UUID> people = ended.stream().map(ManageStore.Ended::id).toList();
    if (!people.isEmpty()) {
      audit.appendAll(eventId, people, "offer-expired", now);
      outbox.appendAll(eventId, people, "offer-expired");
    }
    passOn(eventId, seats, ended, now);
  }

  /** Of registrations that are about to be deleted, so nobody is told. */
  void release(UUID eventId, Collection<UUID> registrations, Instant now) {
    Seats seats = seatStore.lock(eventId);
    passOn(eventId, seats, store.end(eventId, registrations, null, false, now), now);
  }

  /** The pools come first in every transaction that needs both: see {@link SeatStore}. */
  List<UUID> claimSome(UUID eventId, int atMost) {
    seatStore.lock(eventId);
    return store.claimSome(eventId, atMost);
  }

  private void passOn(UUID eventId, Seats seats, List<ManageStore.Ended> ended, Instant now) {
    if (ended.isEmpty()) {
      return;
    }
    for (ManageStore.Ended one : ended) {
      switch (one.before()) {
        case WAITING -> seats.leaveLine(one.ticketTypeId());
        case CONFIRMED, OFFERED -> seats.giveBack(one.ticketTypeId());
        // What was only asked for holds nothing.
        case REQUESTED, CANCELLED -> {}
      }
    }
    serveWaiting.serve(event(eventId), seats, now);
    seatStore.save(eventId, seats);
  }

  private EventDefinition event(UUID eventId) {
    return catalogue.find(new EventId(eventId)).orElseThrow();
  }
}

package conference.organiser.announcements;

import conference.notification.Announcements;
import conference.notification.Letters;
import conference.organiser.access.SignedIn.Organiser;
import conference.organiser.announcements.AnnouncementStore.Due;
import conference.organiser.announcements.AnnouncementStore.Plan;
import conference.organiser.announcements.AnnouncementStore.Texts;
import conference.platform.Ids;
import conference.platform.Outbox;
import conference.platform.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes to many attendees at once, slowly enough for everybody else's mails to overtake. */
@Component
final class Announce {

  private final AnnouncementStore store;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Announce(
      AnnouncementStore store,
      Outbox outbox,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.store = store;
    this.outbox = outbox;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Once, however often it is asked for under this id. */
  void send(UUID eventId, UUID id, Organiser by, Texts texts, List<UUID> registrations) {
    transactions.write(() -> {
      Instant now = clock.instant();
      if (store.write(eventId, id, by.accountId(), texts, registrations.size(), now)) {
        outbox.appendSpread(eventId, registrations, Announcements.KIND, payload(id), now, 0);
      }
    });
  }

  /**
   * Later, to whoever is in the view by then; once, however often it is asked for under this id.
   */
  void plan(UUID eventId, UUID id, Organiser by, Texts texts, Plan plan) {
    transactions.write(() -> store.plan(eventId, id, by.accountId(), texts, plan, clock.instant()));
  }

  /** Sends what was planned, if nobody else has begun to, or has stopped it. */
  void begin(Due due, List<UUID> registrations) {
    transactions.write(() -> {
      Instant now = clock.instant();
      if (store.begin(due, registrations.size(), now)) {
        outbox.appendSpread(
            due.eventId(), registrations, Announcements.KIND, payload(due.id()), now, 0);
      }
    });
  }

  /** To whoever asks, as somebody whom there is not would get it. */
  void tryOut(UUID eventId, Organiser by, Texts texts) {
    UUID id = ids.next();
    transactions.write(() -> {
      store.write(eventId, id, by.accountId(), texts, 0, clock.instant());
      outbox.append(eventId, null, Announcements.KIND, by.email(), payload(id));
    });
  }

  void stop(UUID eventId, UUID id) {
    transactions.write(() -> {
      store.claim(eventId, id);
      store.stop(eventId, id, clock.instant());
    });
  }

  private static Map<String, ?> payload(UUID id) {
    return Map.of(Letters.SUBJECT, id.toString());
  }
}

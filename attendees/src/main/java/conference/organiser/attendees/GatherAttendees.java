package conference.organiser.attendees;

import conference.platform.Ids;
import conference.platform.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Brings what attendees are found by up to date, when somebody is about to search: a sign-up does
 * not pay for it, and an event that nobody searches costs nothing. It follows the audit, in which
 * every change of a registration has an entry.
 */
@Component
final class GatherAttendees {

  /** Nobody waits longer than this takes; whoever asks again goes on from there. */
  static final int AT_ONCE = 5_000;

  /** An entry may become visible this long after a later one: its transaction ended later. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  private final SearchStore store;
  private final Transactions transactions;
  private final InstantSource clock;

  GatherAttendees(SearchStore store, Transactions transactions, InstantSource clock) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** False when there is more to gather than one may wait for, or somebody else is gathering. */
  boolean upToDate(UUID eventId) {
    store.begin(eventId);
    return transactions
        .write(() -> store.claim(eventId).map(upto -> gather(eventId, upto)))
        .orElse(false);
  }

  private boolean gather(UUID eventId, UUID upto) {
    List<UUID> entries = store.next(eventId, upto, AT_ONCE);
    if (entries.isEmpty()) {
      return true;
    }
    store.gather(eventId, upto, entries.getLast());
    UUID settled = Ids.lowest(clock.instant().minus(SETTLED));
    entries.reversed().stream()
        .filter(entry -> order(entry, settled) < 0)
        .findFirst()
        .ifPresent(last -> store.move(eventId, last));
    return entries.size() < AT_ONCE;
  }

  /** As the store orders them, which is not how Java does. */
  private static int order(UUID one, UUID other) {
    return one.toString().compareTo(other.toString());
  }
}

package conference.organiser.following;

import conference.platform.Ids;
import conference.platform.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads an event's audit on from where it was left, a part at a time, one reader at a time. */
@Component
public final class FollowAudit {

  /** An entry may become visible this long after a later one: its transaction ended later. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  private final AuditFollowerStore store;
  private final Transactions transactions;
  private final InstantSource clock;

  FollowAudit(AuditFollowerStore store, Transactions transactions, InstantSource clock) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes note of the entries after the first one named, up to and with the last. */
  @FunctionalInterface
  public interface Reader {
    void read(UUID eventId, UUID after, UUID last);
  }

  /**
   * Reads on, in one transaction. The newest entries are read again the next time, because others
   * may still appear between them.
   *
   * @param follower whose place in the audit it is
   * @param most how many entries nobody has to wait longer for than they take
   * @return false when there is more to read than that, or somebody else is reading
   */
  public boolean follow(UUID eventId, String follower, int most, Reader reader) {
    store.begin(eventId, follower);
    return transactions
        .write(() ->
            store.claim(eventId, follower).map(upto -> read(eventId, follower, upto, most, reader)))
        .orElse(false);
  }

  private boolean read(UUID eventId, String follower, UUID upto, int most, Reader reader) {
    List<UUID> entries = store.next(eventId, upto, most);
    if (entries.isEmpty()) {
      return true;
    }
    reader.read(eventId, upto, entries.getLast());
    UUID settled = Ids.lowest(clock.instant().minus(SETTLED));
    entries.reversed().stream()
        .filter(entry -> order(entry, settled) < 0)
        .findFirst()
        .ifPresent(last -> store.move(eventId, follower, last));
    return entries.size() < most;
  }

  /** As the store orders them, which is not how Java does. */
  private static int order(UUID one, UUID other) {
    return one.toString().compareTo(other.toString());
  }
}

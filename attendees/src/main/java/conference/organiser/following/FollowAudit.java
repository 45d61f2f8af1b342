package conference.organiser.following;

import conference.platform.Ids;
import conference.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads an event's audit on from where it was left, a part at a time, one reader at a time. */
@Component
public final class FollowAudit {

  /** An entry may become visible this long after a later one: its transaction ended later. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  /** Before every entry. */
  static final UUID BEGINNING = new UUID(0, 0);

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

  /** How far one part went, and whether it was the last. */
  private record Part(UUID last, boolean isEnd) {}

  /**
   * Reads on, each part in a transaction of its own. The newest entries are read again the next
   * time, because others may still appear between them.
   *
   * @param follower whose place in the audit it is
   * @param most how many entries make a part
   * @param patience after which no further part is begun
   * @return false when there is more to read than that, or somebody else is reading
   */
  public boolean follow(UUID eventId, String follower, int most, Duration patience, Reader reader) {
    store.begin(eventId, follower);
    Instant end = clock.instant().plus(patience);
    UUID from = BEGINNING;
    do {
      UUID after = from;
      Optional<Part> part =
          transactions.write(() ->
              store
                  .claim(eventId, follower)
                  .map(upto -> read(eventId, follower, later(upto, after), most, reader)));
      if (part.isEmpty() || part.get().isEnd()) {
        return part.isPresent();
      }
      from = part.get().last();
    } while (clock.instant().isBefore(end));
    return false;
  }

  private Part read(UUID eventId, String follower, UUID after, int most, Reader reader) {
    List<UUID> entries = store.next(eventId, after, most);
    if (entries.isEmpty()) {
      return new Part(after, true);
    }
    reader.read(eventId, after, entries.getLast());
    UUID settled = Ids.lowest(clock.instant().minus(SETTLED));
    entries.reversed().stream()
        .filter(entry -> order(entry, settled) < 0)
        .findFirst()
        .ifPresent(last -> store.move(eventId, follower, last));
    return new Part(entries.getLast(), entries.size() < most);
  }

  private static UUID later(UUID one, UUID other) {
    return order(one, other) < 0 ? other : one;
  }

  /** As the store orders them, which is not how Java does. */
  private static int order(UUID one, UUID other) {
    return one.toString().compareTo(other.toString());
  }
}

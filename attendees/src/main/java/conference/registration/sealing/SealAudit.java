package conference.registration.sealing;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.platform.Ids;
import conference.platform.Job;
import conference.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Seals what has been written to the audit, a little at a time, and anchors it once a day. */
@Component
final class SealAudit implements Job {

  /** Before every entry. */
  static final UUID BEGINNING = new UUID(0, 0);

  /**
   * An entry may become visible this long after one with a later id: much longer than the store
   * lets a transaction live.
   */
  private static final Duration SETTLED = Duration.ofMinutes(5);

  private static final Duration BETWEEN_ANCHORS = Duration.ofHours(24);
  private static final int ENTRIES_PER_BLOCK = 1_000;

  /** The rest of a rush is sealed when it is over: it is no reason to make it slower. */
  private static final int BLOCKS_PER_RUN = 10;

  private static final Logger log = LoggerFactory.getLogger(SealAudit.class);

  private final Catalogue catalogue;
  private final SealStore store;
  private final Transactions transactions;
  private final InstantSource clock;

  SealAudit(Catalogue catalogue, SealStore store, Transactions transactions, InstantSource clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "seal-audit";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    for (EventDefinition event : catalogue.all()) {
      int blocks = 0;
      while (blocks < BLOCKS_PER_RUN && seal(event.id().value())) {
        blocks++;
      }
      anchor(event);
    }
  }

  /** Seals one block; false when there is no more to seal, or somebody else does it. */
  private boolean seal(UUID eventId) {
    Instant now = clock.instant();
    return transactions.write(() -> {
      Optional<Block> head = store.head(eventId);
      List<Entry> entries =
          store.entries(
              eventId,
              head.map(Block::last).orElse(BEGINNING),
              Ids.lowest(now.minus(SETTLED)),
              ENTRIES_PER_BLOCK);
      if (entries.isEmpty()) {
        return false;
      }
      Block block =
          Block.of(
              eventId,
              head.map(Block::number).orElse(0) + 1,
              head.map(Block::hash).orElseGet(() -> Block.beginning(eventId)),
              entries,
              now);
      return store.append(block) && entries.size() == ENTRIES_PER_BLOCK;
    });
  }

  /** A log is kept where those who can change the store can't reach. */
  private void anchor(EventDefinition event) {
    Instant now = clock.instant();
    transactions
        .read(() -> store.head(event.id().value()))
        .filter(
            head -> transactions.write(() -> store.anchor(head, now.minus(BETWEEN_ANCHORS), now)))
        .ifPresent(head -> log.info("Anchor of the audit: {}", new Anchor(event.slug(), head)));
  }
}

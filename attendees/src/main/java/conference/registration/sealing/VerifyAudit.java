package conference.registration.sealing;

import conference.platform.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares an event's audit with its chain, and the chain with itself and with anchors. */
@Component
final class VerifyAudit {

  private static final int BLOCKS_AT_ONCE = 20;

  private final SealStore store;
  private final Transactions transactions;

  VerifyAudit(SealStore store, Transactions transactions) {
    this.store = store;
    this.transactions = transactions;
  }

  /**
   * What was found.
   *
   * @param sealed how many entries are in the chain
   * @param erased how many of these are gone with the people they were about
   * @param unsealed how many are newer than the chain
   * @param head the newest block
   * @param problems what somebody has tampered with; nothing when all is as it was written
   */
  record Report(
      long sealed, long erased, long unsealed, @Nullable Block head, List<String> problems) {
    Report {
      problems = List.copyOf(problems);
    }
  }

  /** Looks at every entry and every block of an event. */
  Report verify(UUID eventId, List<Anchor> anchors) {
    return new Verification(eventId, anchors).run();
  }

  private final class Verification {

    private final UUID eventId;
    private final Map<Integer, Anchor> anchors;
    private final Set<String> erasedPeople;
    private final List<String> problems = new ArrayList<>();
    private @Nullable Block head;
    private long sealed;
    private long erased;

    Verification(UUID eventId, List<Anchor> anchors) {
      this.eventId = eventId;
      this.anchors =
          anchors.stream()
              .collect(Collectors.toMap(Anchor::number, one -> one, (one, same) -> one));
      erasedPeople =
          transactions.read(() -> store.erased(eventId)).stream()
              .map(person -> Block.hex(Entry.subject(eventId, person)))
              .collect(Collectors.toCollection(HashSet::new));
    }

    Report run() {
      List<Block> blocks;
      do {
        blocks = transactions.read(() -> store.blocks(eventId, number(), BLOCKS_AT_ONCE));
        blocks.forEach(this::verify);
      } while (!blocks.isEmpty());
      anchors.values().stream()
          .filter(anchor -> anchor.number() > number())
          .forEach(anchor ->
              problems.add("block %d is gone, which was anchored".formatted(anchor.number())));
      long unsealed = transactions.read(() -> store.count(eventId, last()));
      return new Report(sealed, erased, unsealed, head, problems);
    }

    private int number() {
      return head == null ? 0 : head.number();
    }

    private UUID last() {
      return head == null ? SealAudit.BEGINNING : head.last();
    }

    private void verify(Block block) {
      String expected = head == null ? Block.beginning(eventId) : head.hash();
      if (block.number() != number() + 1) {
        problems.add("blocks are gone before block %d".formatted(block.number()));
      } else if (!block.previous().equals(expected)) {
        problems.add("block %d does not follow the one before it".formatted(block.number()));
      }
      if (!block.computedHash().equals(block.hash())) {
        problems.add("block %d is not what was sealed".formatted(block.number()));
      }
      Anchor anchor = anchors.get(block.number());
      if (anchor != null && !anchor.hash().equals(block.hash())) {
        problems.add("block %d is not the one that was anchored".formatted(block.number()));
      }
      verifyEntries(block);
      head = block;
    }

    private void verifyEntries(Block block) {
      Map<UUID, Entry> found = new HashMap<>();
      transactions
          .read(() -> store.entries(eventId, last(), block.last(), Integer.MAX_VALUE))
          .forEach(entry -> found.put(entry.id(), entry));
      for (int i = 0; i < block.entries().size(); i++) {
        UUID id = block.entries().get(i);
        Entry entry = found.remove(id);
        sealed++;
        if (entry == null) {
          noteGone(id, block.subject(i));
        } else if (!Block.hex(entry.content()).equals(block.content(i))) {
          problems.add("entry %s has been changed since it was written".formatted(id));
        }
      }
      found.keySet().stream()
          .sorted()
          .forEach(id -> problems.add("entry %s was slipped in later".formatted(id)));
    }

    private void noteGone(UUID id, String subject) {
      if (erasedPeople.contains(subject)) {
        erased++;
      } else {
        problems.add("entry %s has been taken away".formatted(id));
      }
    }
  }
}

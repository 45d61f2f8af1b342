package conference.registration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The places of one event while its pools are locked: taken and given back here, then saved by
 * {@link SeatStore}. A ticket type takes one place from each of its pools, or none at all.
 */
final class Seats {

  private static final class Pool {
    final int left;
    int change;

    Pool(int left) {
      this.left = left;
    }
  }

  private final Map<UUID, Pool> pools = new HashMap<>();
  private final Map<UUID, Set<UUID>> poolsOfType = new HashMap<>();

  void addPool(UUID pool, int capacity, int taken) {
    pools.put(pool, new Pool(capacity - taken));
  }

  void link(UUID ticketType, UUID pool) {
    poolsOfType.computeIfAbsent(ticketType, t -> new HashSet<>()).add(pool);
  }

  boolean hasLeft(UUID ticketType) {
    var needed = poolsOf(ticketType);
    return !needed.isEmpty()
        && needed.stream()
            .map(pools::get)
            .allMatch(pool -> pool != null && pool.change < pool.left);
  }

  /** Only after {@link #hasLeft}; the store refuses more than there is whatever happens here. */
  void take(UUID ticketType) {
    change(ticketType, 1);
  }

  void giveBack(UUID ticketType) {
    change(ticketType, -1);
  }

  private void change(UUID ticketType, int by) {
    for (var id : poolsOf(ticketType)) {
      var pool = pools.get(id);
      if (pool == null) {
        throw new IllegalStateException("pool " + id + " is not locked");
      }
      pool.change += by;
    }
  }

  private Set<UUID> poolsOf(UUID ticketType) {
    return poolsOfType.getOrDefault(ticketType, Set.of());
  }

  /** By how much the number of taken places differs from what was locked, where it does. */
  Map<UUID, Integer> changes() {
    var changes = new HashMap<UUID, Integer>();
    pools.forEach((id, pool) -> {
      if (pool.change != 0) {
        changes.put(id, pool.change);
      }
    });
    return changes;
  }
}

package conference.registration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The places of one event while its pools are locked: taken and given back here, then saved by
 * {@link SeatStore}. A ticket type takes one place from each of its pools, or none at all.
 */
final class Seats {

  private static final class Pool {
    final int capacity;
    int taken;

    Pool(int capacity, int taken) {
      this.capacity = capacity;
      this.taken = taken;
    }
  }

  private final Map<UUID, Pool> pools = new HashMap<>();
  private final Map<UUID, Set<UUID>> poolsOfType = new HashMap<>();
  private final Set<UUID> changed = new HashSet<>();

  void addPool(UUID pool, int capacity, int taken) {
    pools.put(pool, new Pool(capacity, taken));
  }

  void link(UUID ticketType, UUID pool) {
    poolsOfType.computeIfAbsent(ticketType, t -> new HashSet<>()).add(pool);
  }

  boolean hasLeft(UUID ticketType) {
    var needed = poolsOf(ticketType);
    return !needed.isEmpty()
        && needed.stream()
            .map(pools::get)
            .allMatch(pool -> pool != null && pool.taken < pool.capacity);
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
      pool.taken += by;
      changed.add(id);
    }
  }

  private Set<UUID> poolsOf(UUID ticketType) {
    return poolsOfType.getOrDefault(ticketType, Set.of());
  }

  List<UUID> changed() {
    return List.copyOf(changed);
  }

  int taken(UUID pool) {
    var held = pools.get(pool);
    return held == null ? 0 : held.taken;
  }
}

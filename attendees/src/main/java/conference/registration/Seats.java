package conference.registration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The places of one event, and how many wait for one, while its pools are locked: taken and given
 * back here, then saved by {@link SeatStore}. A ticket type takes one place from each of its pools,
 * or none at all.
 */
final class Seats {

  private static final class Pool {
    final int left;
    int change;
    boolean overbooked;

    Pool(int left) {
      this.left = left;
    }
  }

  private static final class Line {
    final int waiting;
    final Set<UUID> pools = new HashSet<>();
    int change;

    Line(int waiting) {
      this.waiting = waiting;
    }

    int now() {
      return waiting + change;
    }
  }

  private final Map<UUID, Pool> pools = new HashMap<>();
  private final Map<UUID, Line> types = new HashMap<>();
  private int joined;
  private int moves;

  void addPool(UUID pool, int capacity, int taken) {
    pools.put(pool, new Pool(capacity - taken));
  }

  void link(UUID ticketType, UUID pool, int waiting) {
    types.computeIfAbsent(ticketType, type -> new Line(waiting)).pools.add(pool);
  }

  /** Whether somebody can have one: whoever is next in line, if anybody waits. */
  boolean hasLeft(UUID ticketType) {
    var line = types.get(ticketType);
    return line != null
        && line.pools.stream()
            .map(pools::get)
            .allMatch(pool -> pool != null && pool.change < pool.left);
  }

  /** Whether somebody who comes just now can have one: nobody who waits for it is overtaken. */
  boolean hasLeftForNewcomer(UUID ticketType) {
    return hasLeft(ticketType) && waiting(ticketType) == 0;
  }

  /** Only after {@link #hasLeft}; the store refuses more than there is whatever happens here. */
  void take(UUID ticketType) {
    change(ticketType, 1);
  }

  /** Also where there is none: says whether there was one in each pool. */
  boolean takeRegardless(UUID ticketType) {
    change(ticketType, 1);
    boolean hadLeft = true;
    for (var id : line(ticketType).pools) {
      var pool = pools.get(id);
      if (pool != null && pool.change > pool.left) {
        pool.overbooked = true;
        hadLeft = false;
      }
    }
    return hadLeft;
  }

  void giveBack(UUID ticketType) {
    change(ticketType, -1);
  }

  private void change(UUID ticketType, int by) {
    for (var id : line(ticketType).pools) {
      var pool = pools.get(id);
      if (pool == null) {
        throw new IllegalStateException("pool " + id + " is not locked");
      }
      pool.change += by;
    }
  }

  /** At the end of the line: the how-many-th of those who join it in this transaction. */
  int join(UUID ticketType) {
    line(ticketType).change++;
    return ++joined;
  }

  /** Somebody no longer waits, for whatever reason; others move up. */
  void leaveLine(UUID ticketType) {
    line(ticketType).change--;
    moves++;
  }

  /** A request was decided on: whoever asked looks again, like those who stand in line. */
  void decide() {
    moves++;
  }

  int waiting(UUID ticketType) {
    var line = types.get(ticketType);
    return line == null ? 0 : line.now();
  }

  /** The ticket types that somebody waits for and could have. */
  Set<UUID> typesToServe() {
    return types.keySet().stream()
        .filter(type -> waiting(type) > 0 && hasLeft(type))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Line line(UUID ticketType) {
    var line = types.get(ticketType);
    if (line == null) {
      throw new IllegalStateException("ticket type " + ticketType + " has no pools");
    }
    return line;
  }

  /** By how much the number of taken places differs from what was locked, where it does. */
  Map<UUID, Integer> changes() {
    return pools.entrySet().stream()
        .filter(pool -> pool.getValue().change != 0)
        .collect(Collectors.toMap(Map.Entry::getKey, pool -> pool.getValue().change));
  }

  /** The same of those pools in which a place was taken that there was not. */
  Map<UUID, Integer> overbookings() {
    return pools.entrySet().stream()
        .filter(pool -> pool.getValue().overbooked)
        .collect(Collectors.toMap(Map.Entry::getKey, pool -> pool.getValue().change));
  }

  /** By how much the number of those who wait differs, by ticket type, where it does. */
  Map<UUID, Integer> changesOfLines() {
    return types.entrySet().stream()
        .filter(type -> type.getValue().change != 0)
        .collect(Collectors.toMap(Map.Entry::getKey, type -> type.getValue().change));
  }

  /** How many have joined a line in this transaction. */
  int joined() {
    return joined;
  }

  /** How often somebody left a line, or was decided on, in this transaction. */
  int moves() {
    return moves;
  }
}

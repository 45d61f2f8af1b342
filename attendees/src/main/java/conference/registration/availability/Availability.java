package conference.registration.availability;

import conference.catalogue.EventDefinition;
import conference.catalogue.TicketType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** How many places are left at one moment, as every open page shows it. */
record Availability(
    @Schema(description = "Grows with every change, and is the same on every replica") long version,
    @Schema(allowableValues = {"not-open", "open", "closed", "sold-out"}) String signUp,
    Instant opensAt,
    Instant closesAt,
    Instant serverTime,
    @Schema(
            description =
                "Grows whenever somebody leaves the waiting list, or a request is decided on")
        long queueMoves,
    List<TypeLeft> ticketTypes) {

  @Schema(name = "TicketTypeAvailability")
  record TypeLeft(
      String code,
      @Schema(allowableValues = {"available", "few-left", "sold-out"}) String state,
      int left,
      @Schema(description = "How many wait for this one") int waiting) {}

  /** A pool as the store has it. */
  record PoolState(int capacity, int taken) {

    int left() {
      return Math.max(0, capacity - taken);
    }
  }

  private static final int PHASES = Phase.values().length;

  /** What the store knows, of one moment. */
  record Snapshot(
      long version, long queueMoves, Map<UUID, PoolState> pools, Map<UUID, Integer> waiting) {}

  /** Whether sign-up has opened and closed: time changes what is shown without anybody writing. */
  enum Phase {
    NOT_OPEN(0),
    OPEN(1),
    CLOSED(2);

    /** Part of the version: time only moves on to higher ones. */
    private final int step;

    Phase(int step) {
      this.step = step;
    }

    static Phase of(EventDefinition event, Instant now) {
      if (now.isBefore(event.signUpOpensAt())) {
        return NOT_OPEN;
      }
      return now.isBefore(event.signUpClosesAt()) ? OPEN : CLOSED;
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The store's version with room for the phase: it grows with both, and a replica that has never
   * talked to another one comes to the same number.
   */
  static long version(Snapshot snapshot, EventDefinition event, Instant now) {
    return snapshot.version() * PHASES + Phase.of(event, now).step;
  }

  /** The store's version in a version that a viewer was told. */
  static long storeVersion(long version) {
    return Math.floorDiv(version, PHASES);
  }

  static Availability of(Snapshot snapshot, EventDefinition event, Instant now) {
    var types = event.offeredTicketTypes().stream().map(type -> left(type, snapshot)).toList();
    var phase = Phase.of(event, now);
    boolean soldOut = phase == Phase.OPEN && types.stream().allMatch(type -> type.left() == 0);
    return new Availability(
        version(snapshot, event, now),
        soldOut ? "sold-out" : phase.wireName(),
        event.signUpOpensAt(),
        event.signUpClosesAt(),
        now,
        snapshot.queueMoves(),
        types);
  }

  private static TypeLeft left(TicketType type, Snapshot snapshot) {
    var pools = snapshot.pools();
    var needed =
        type.poolIds().stream().map(id -> pools.getOrDefault(id, new PoolState(0, 0))).toList();
    int left = needed.stream().mapToInt(PoolState::left).min().orElse(0);
    int smallest =
        needed.stream()
            .min(Comparator.comparingInt(PoolState::capacity))
            .map(PoolState::capacity)
            .orElse(0);
    int waiting = snapshot.waiting().getOrDefault(type.id(), 0);
    return new TypeLeft(type.code(), state(left, smallest), left, waiting);
  }

  private static String state(int left, int capacity) {
    if (left == 0) {
      return "sold-out";
    }
    return left <= Math.max(5, capacity / 10) ? "few-left" : "available";
  }
}

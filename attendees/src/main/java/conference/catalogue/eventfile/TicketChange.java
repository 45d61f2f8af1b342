package conference.catalogue.eventfile;

import static java.util.Objects.requireNonNull;

import conference.catalogue.CapacityPool;
import conference.catalogue.Consequence;
import conference.catalogue.Consequence.Kind;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.catalogue.EventPlaces;
import conference.catalogue.EventUse;
import conference.catalogue.TicketType;
import conference.platform.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works out what becomes of an event's ticket types and pools. Places that attendees hold stay
 * theirs: nothing is lowered below them, and what they chose is withdrawn instead of removed.
 */
final class TicketChange {

  private final EventPlan plan;
  private final @Nullable EventDefinition before;
  private final Map<UUID, EventPlaces.Held> heldBefore;
  private final EventUse use;
  private final Map<UUID, Integer> registered;
  private final Mistakes mistakes;
  private final Map<String, CapacityPool> pools;
  private final Map<String, TicketType> types;

  final List<EventChange.PoolChange> poolChanges = new ArrayList<>();
  final List<TicketType> typeChanges = new ArrayList<>();
  final List<UUID> removedPools = new ArrayList<>();
  final List<UUID> removedTypes = new ArrayList<>();
  final List<Consequence> consequences = new ArrayList<>();

  TicketChange(
      EventPlan plan,
      @Nullable EventDefinition before,
      Map<UUID, EventPlaces.Held> heldBefore,
      EventUse use,
      Map<UUID, Integer> registered,
      Mistakes mistakes) {
    this.plan = plan;
    this.before = before;
    this.heldBefore = heldBefore;
    this.use = use;
    this.registered = registered;
    this.mistakes = mistakes;
    pools = byCode(before == null ? List.of() : before.pools(), CapacityPool::code);
    types = byCode(before == null ? List.of() : before.ticketTypes(), TicketType::code);
  }

  private static <T> Map<String, T> byCode(List<T> items, Function<T, String> code) {
    return items.stream().collect(Collectors.toMap(code, Function.identity()));
  }

  /** Types that are on sale may be chosen at this very moment, so they are never removed. */
  void workOut(Ids ids, boolean signUpHasOpened) {
    var poolIds = new HashMap<String, UUID>();
    plan.pools().forEach(pool -> poolIds.put(pool.code(), idOf(pools.get(pool.code()), ids)));
    plan.ticketTypes().forEach(type -> typeChanges.add(changed(type, poolIds, ids)));
    types.values().stream()
        .filter(type -> plan.ticketTypes().stream().noneMatch(p -> p.code().equals(type.code())))
        .forEach(type -> withdrawOrRemove(type, signUpHasOpened));
    var taken = taken();
    for (var pool : plan.pools()) {
      changePool(pool, requireNonNull(poolIds.get(pool.code())), taken);
    }
    keepOrRemoveOtherPools(signUpHasOpened, taken);
  }

  private static UUID idOf(@Nullable CapacityPool pool, Ids ids) {
    return pool == null ? ids.next() : pool.id();
  }

  private TicketType changed(EventPlan.Type planned, Map<String, UUID> poolIds, Ids ids) {
    var known = types.get(planned.code());
    if (before != null && (known == null || known.withdrawn())) {
      consequences.add(
          Consequence.of(
              known == null ? Kind.TICKET_TYPE_NEW : Kind.TICKET_TYPE_BACK, planned.code()));
    }
    return new TicketType(
        known == null ? ids.next() : known.id(),
        planned.code(),
        planned.name(),
        planned.description(),
        planned.poolCodes().stream().map(poolIds::get).sorted().toList(),
        false);
  }

  private void withdrawOrRemove(TicketType type, boolean signUpHasOpened) {
    if (signUpHasOpened || use.isChosen(eventId(), type.id())) {
      if (!type.withdrawn()) {
        consequences.add(
            Consequence.of(
                Kind.TICKET_TYPE_WITHDRAWN, type.code(), registered.getOrDefault(type.id(), 0)));
      }
      typeChanges.add(
          new TicketType(
              type.id(), type.code(), type.name(), type.description(), type.poolIds(), true));
    } else {
      consequences.add(Consequence.of(Kind.TICKET_TYPE_REMOVED, type.code()));
      removedTypes.add(type.id());
    }
  }

  private EventId eventId() {
    return Optional.ofNullable(before).orElseThrow().id();
  }

  /** Whoever changes pools takes the places along; otherwise the store's own count is right. */
  private Map<UUID, Integer> taken() {
    var taken = new HashMap<UUID, Integer>();
    if (typeChanges.stream().allMatch(this::hasItsPoolsStill)) {
      heldBefore.forEach((pool, held) -> taken.put(pool, held.taken()));
      return taken;
    }
    var places = use.placesTaken(eventId());
    for (var type : typeChanges) {
      int held = places.getOrDefault(type.id(), 0);
      type.poolIds().forEach(pool -> taken.merge(pool, held, Integer::sum));
    }
    return taken;
  }

  private boolean hasItsPoolsStill(TicketType type) {
    var known = types.get(type.code());
    return known == null || Set.copyOf(known.poolIds()).equals(Set.copyOf(type.poolIds()));
  }

  private void changePool(EventPlan.Pool planned, UUID id, Map<UUID, Integer> taken) {
    var pool = new CapacityPool(id, planned.code(), planned.name(), planned.capacity());
    int held = taken.getOrDefault(id, 0);
    int least = held - heldBefore.getOrDefault(id, EventPlaces.Held.NONE).overbooked();
    if (least > planned.capacity()) {
      mistakes.add(
          planned.path(),
          "%,d is too low: %,d places of %s are taken already; write %d or more"
              .formatted(planned.capacity(), held, planned.code(), least));
    }
    var known = pools.get(planned.code());
    if (known != null && known.capacity() != planned.capacity()) {
      consequences.add(
          new Consequence(
              Kind.CAPACITY,
              planned.code(),
              null,
              String.valueOf(known.capacity()),
              String.valueOf(planned.capacity())));
    }
    poolChanges.add(new EventChange.PoolChange(pool, held));
  }

  private void keepOrRemoveOtherPools(boolean signUpHasOpened, Map<UUID, Integer> taken) {
    var needed = new HashSet<UUID>();
    typeChanges.forEach(type -> needed.addAll(type.poolIds()));
    for (var pool : pools.values()) {
      if (plan.pools().stream().anyMatch(planned -> planned.code().equals(pool.code()))) {
        continue;
      }
      if (signUpHasOpened || needed.contains(pool.id())) {
        poolChanges.add(new EventChange.PoolChange(pool, taken.getOrDefault(pool.id(), 0)));
      } else {
        removedPools.add(pool.id());
      }
    }
  }
}

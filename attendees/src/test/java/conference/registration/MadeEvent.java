package conference.registration;

import conference.testing.TestEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** An event as a seed makes it. */
final class MadeEvent {
  final TestEvent event;
  final Map<String, Integer> capacities = new LinkedHashMap<>();
  final Map<String, Set<String>> types = new LinkedHashMap<>();

  MadeEvent(Random random) {
    event = TestEvent.named("history-" + UUID.randomUUID());
    for (int pool = 0; pool <= random.nextInt(3); pool++) {
      capacities.put("pool" + pool, 1 + random.nextInt(12));
    }
    for (int type = 0; type <= random.nextInt(4); type++) {
      types.put("type" + type, some(List.copyOf(capacities.keySet()), random));
    }
    capacities.forEach(event::pool);
    types.forEach((type, pools) -> event.ticketType(type, pools.toArray(String[]::new)));
    if (random.nextBoolean()) {
      event.confirming();
    } else {
      event.offering(24);
    }
  }

  private static Set<String> some(List<String> all, Random random) {
    var some = new LinkedHashSet<String>();
    IntStream.rangeClosed(0, random.nextInt(all.size()))
        .forEach(i -> some.add(all.get(random.nextInt(all.size()))));
    return some;
  }

  Map<UUID, Integer> capacitiesById() {
    var byId = new HashMap<UUID, Integer>();
    capacities.forEach((pool, capacity) -> byId.put(event.poolId(pool), capacity));
    return byId;
  }

  Map<UUID, Set<UUID>> poolsOfTypes() {
    var byId = new HashMap<UUID, Set<UUID>>();
    types.forEach((type, pools) -> {
      var ids = new LinkedHashSet<UUID>();
      pools.forEach(pool -> ids.add(event.poolId(pool)));
      byId.put(event.ticketTypeId(type), ids);
    });
    return byId;
  }
}

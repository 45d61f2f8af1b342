package conference.catalogue.eventfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads ticket types and the capacity pools that they take their places from. */
final class TicketSection {

  static final int MAX_CAPACITY = 1_000_000;

  private final Texts texts;
  private final List<EventPlan.Pool> pools = new ArrayList<>();
  private final List<EventPlan.Type> types = new ArrayList<>();
  private final Map<String, Value> sharedPools = new HashMap<>();
  private final Set<String> usedPools = new HashSet<>();
  private final Set<String> typeCodes = new HashSet<>();

  TicketSection(Texts texts) {
    this.texts = texts;
  }

  void read(Fields event) {
    event.find("pools").ifPresent(value -> value.items(1, 50).forEach(this::readPool));
    event.require("ticketTypes").items(1, 50).forEach(this::readType);
    sharedPools.forEach((code, value) -> {
      if (!usedPools.contains(code)) {
        value.wrong(
            "no ticket type uses the pool %s; name it in a ticket type's pools or remove it"
                .formatted(code));
      }
    });
  }

  List<EventPlan.Pool> pools() {
    return pools;
  }

  List<EventPlan.Type> types() {
    return types;
  }

  private void readPool(Value item) {
    var fields = item.fields("code", "name", "capacity");
    var code = fields.require("code");
    var capacity = fields.require("capacity");
    var pool =
        new EventPlan.Pool(
            capacity.path(),
            code.code(Value.MAX_CODE),
            texts.name(fields.require("name"), 120),
            capacity(capacity));
    if (sharedPools.putIfAbsent(pool.code(), code) != null) {
      code.wrong("there is a pool %s already; choose another code".formatted(pool.code()));
    }
    pools.add(pool);
  }

  private void readType(Value item) {
    var fields = item.fields("code", "name", "description", "capacity", "pools");
    var code = fields.require("code");
    var type =
        new EventPlan.Type(
            code.code(Value.MAX_CODE),
            texts.name(fields.require("name"), 120),
            texts.block(fields.require("description"), 1000),
            new ArrayList<>());
    if (!typeCodes.add(type.code())) {
      code.wrong("there is a ticket type %s already; choose another code".formatted(type.code()));
    }
    fields.find("capacity").ifPresent(value -> addOwnPool(type, code, value));
    fields.find("pools").ifPresent(value -> useSharedPools(type, value));
    if (fields.isThere() && fields.find("capacity").or(() -> fields.find("pools")).isEmpty()) {
      item.wrong("could never be chosen, as it has no places; give it a capacity, pools or both");
    }
    types.add(type);
  }

  /** The places that only this ticket type has are a pool of its own, of the same name. */
  private void addOwnPool(EventPlan.Type type, Value code, Value capacity) {
    if (sharedPools.containsKey(type.code())) {
      code.wrong(
          "a pool is called %s as well, and a ticket type with a capacity makes one of its own name; rename one"
              .formatted(type.code()));
    }
    pools.add(new EventPlan.Pool(capacity.path(), type.code(), type.name(), capacity(capacity)));
    type.poolCodes().add(type.code());
  }

  private void useSharedPools(EventPlan.Type type, Value value) {
    for (var item : value.items(1, 20)) {
      if (sharedPools.isEmpty()) {
        item.wrong("the event has no pools; describe this one under pools");
        continue;
      }
      var pool = item.oneOf(sharedPools.keySet().stream().sorted().toList());
      usedPools.add(pool);
      if (type.poolCodes().contains(pool)) {
        item.wrong("names the pool %s twice".formatted(pool));
      } else {
        type.poolCodes().add(pool);
      }
    }
  }

  private static int capacity(Value value) {
    return value.integer(1, MAX_CAPACITY);
  }
}

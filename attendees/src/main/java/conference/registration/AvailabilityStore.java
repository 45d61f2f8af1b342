package conference.registration;

import conference.registration.Availability.PoolState;
import conference.registration.Availability.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how many places are taken. */
@Component
final class AvailabilityStore {

  private final JdbcClient jdbc;

  AvailabilityStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String FIND =
      """
      select v.event_id, v.version, p.id, p.capacity, p.taken
      from event_availability v
      join capacity_pool p on p.event_id = v.event_id
      where v.event_id = any (:events)
      """;

  /** One statement for all of them, so that version and places are of the same moment. */
  Map<UUID, Snapshot> find(Collection<UUID> events) {
    var snapshots = new HashMap<UUID, Snapshot>();
    jdbc.sql(FIND)
        .param("events", events.toArray(UUID[]::new))
        .query(row -> {
          long version = row.getLong("version");
          snapshots
              .computeIfAbsent(
                  row.getObject("event_id", UUID.class),
                  id -> new Snapshot(version, new HashMap<>()))
              .pools()
              .put(
                  row.getObject("id", UUID.class),
                  new PoolState(row.getInt("capacity"), row.getInt("taken")));
        });
    return snapshots;
  }
}

package conference.registration.availability;

import conference.registration.availability.Availability.PoolState;
import conference.registration.availability.Availability.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how many places are taken, and how many people wait for one. */
@Component
final class AvailabilityStore {

  private final JdbcClient jdbc;

  AvailabilityStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String FIND =
      """
      select v.event_id, v.version, v.queue_moves, p.id, p.capacity, p.taken, 0 as waiting
      from event_availability v
      join capacity_pool p on p.event_id = v.event_id
      where v.event_id = any (:events)
      union all
      select v.event_id, v.version, v.queue_moves, t.id, 0, 0, t.waiting
      from event_availability v
      join ticket_type t on t.event_id = v.event_id
      where v.event_id = any (:events) and t.waiting > 0
      """;

  /**
   * Pools and, where somebody waits, ticket types: one statement for all of them, so that version
   * and places are of the same moment.
   */
  Map<UUID, Snapshot> find(Collection<UUID> events) {
    var snapshots = new HashMap<UUID, Snapshot>();
    jdbc.sql(FIND)
        .param("events", events.toArray(UUID[]::new))
        .query(row -> {
          var event = row.getObject("event_id", UUID.class);
          var snapshot = snapshots.get(event);
          if (snapshot == null) {
            snapshot = empty(row);
            snapshots.put(event, snapshot);
          }
          add(row, snapshot);
        });
    return snapshots;
  }

  private static Snapshot empty(ResultSet row) throws SQLException {
    return new Snapshot(
        row.getLong("version"), row.getLong("queue_moves"), new HashMap<>(), new HashMap<>());
  }

  private static void add(ResultSet row, Snapshot snapshot) throws SQLException {
    var id = row.getObject("id", UUID.class);
    int waiting = row.getInt("waiting");
    if (waiting > 0) {
      snapshot.waiting().put(id, waiting);
    } else {
      snapshot.pools().put(id, new PoolState(row.getInt("capacity"), row.getInt("taken")));
    }
  }
}

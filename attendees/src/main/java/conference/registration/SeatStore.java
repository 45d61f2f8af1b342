package conference.registration;

import conference.catalogue.EventPlaces.Held;
import conference.catalogue.EventPlaces.Places;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one way to change how many places are taken and how many wait: lock the event's pools in the
 * order of their ids, change, save. Everybody takes them in that order, so nobody waits for each
 * other in a circle. {@link SignUpStore} and {@link SignUpRowStore} send the same statements
 * together with their own.
 */
@Component
final class SeatStore {

  private final JdbcClient jdbc;

  SeatStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static final String LOCK =
      """
      select id, capacity, taken, overbooked from capacity_pool where event_id = ? order by id
      for update
      """;

  static final String LINKS =
      """
      select l.ticket_type_id, l.pool_id, t.waiting
      from ticket_type_pool l
      join ticket_type t on t.event_id = l.event_id and t.id = l.ticket_type_id
      where l.event_id = ?
      """;

  /** Until the end of the transaction nobody else changes the places of this event. */
  Seats lock(UUID eventId) {
    var seats = new Seats();
    jdbc.sql(LOCK)
        .param(eventId)
        .query(row -> {
          seats.addPool(
              row.getObject("id", UUID.class), row.getInt("capacity"), row.getInt("taken"));
        });
    jdbc.sql(LINKS)
        .param(eventId)
        .query(row -> {
          seats.link(
              row.getObject("ticket_type_id", UUID.class),
              row.getObject("pool_id", UUID.class),
              row.getInt("waiting"));
        });
    return seats;
  }

  /** As {@link #lock}, for whoever sets the pools anew. */
  Map<UUID, Held> lockHeld(UUID eventId) {
    var held = new HashMap<UUID, Held>();
    jdbc.sql(LOCK)
        .param(eventId)
        .query(row -> {
          held.put(
              row.getObject("id", UUID.class),
              new Held(row.getInt("taken"), row.getInt("overbooked")));
        });
    return held;
  }

  /**
   * Lets so many more be taken than there are, and no more than that; only just before {@link
   * #CHANGE_TAKEN}, with the same changes.
   */
  static final String OVERBOOK =
      """
      update capacity_pool p set overbooked = greatest(p.overbooked, p.taken + t.change - p.capacity)
      from unnest(?::uuid[], ?::integer[]) as t (id, change)
      where p.event_id = ? and p.id = t.id
      """;

  /**
   * Relative to what is stored, so that the store's own check would catch an oversell even if the
   * lock were forgotten. What was overbooked is worked off first, and not allowed again.
   */
  static final String CHANGE_TAKEN =
      """
      update capacity_pool p
      set taken = p.taken + t.change,
          overbooked = least(p.overbooked, greatest(0, p.taken + t.change - p.capacity))
      from unnest(?::uuid[], ?::integer[]) as t (id, change)
      where p.event_id = ? and p.id = t.id
      """;

  static final String CHANGE_WAITING =
      """
      update ticket_type y set waiting = y.waiting + t.change
      from unnest(?::uuid[], ?::integer[]) as t (id, change)
      where y.event_id = ? and y.id = t.id
      """;

  /** Saves what changed, and lets every open page know after the commit. */
  void save(UUID eventId, Seats seats) {
    change(OVERBOOK, eventId, seats.overbookings());
    change(CHANGE_TAKEN, eventId, seats.changes());
    change(CHANGE_WAITING, eventId, seats.changesOfLines());
    jdbc.sql(NEXT_VERSION).params(seats.moves(), seats.joined(), eventId).update();
    jdbc.sql(NOTIFY).param(eventId.toString()).query(row -> {});
  }

  private void change(String sql, UUID eventId, Map<UUID, Integer> changes) {
    if (!changes.isEmpty()) {
      var ids = changes.keySet().toArray(UUID[]::new);
      var by = changes.values().toArray(Integer[]::new);
      jdbc.sql(sql).param(ids).param(by).param(eventId).update();
    }
  }

  private static final String SET =
      """
      update capacity_pool
      set capacity = :capacity, taken = :taken,
          overbooked = least(overbooked, greatest(0, :taken - :capacity))
      where event_id = :event and id = :pool
      """;

  /** For an event whose ticket types or capacities change; only while its pools are locked. */
  void set(UUID eventId, Map<UUID, Places> pools) {
    pools.forEach((pool, places) ->
        jdbc.sql(SET)
            .param("capacity", places.capacity())
            .param("taken", places.taken())
            .param("event", eventId)
            .param("pool", pool)
            .update());
  }

  static final String NEXT_VERSION =
      """
      update event_availability
      set version = version + 1, queue_moves = queue_moves + ?, last_position = last_position + ?
      where event_id = ?
      """;

  static final String NOTIFY = "select pg_notify('availability', ?)";
}

package conference.registration;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one way to change how many places are taken: lock the event's pools in the order of their
 * ids, change, save. Everybody takes them in that order, so nobody waits for each other in a
 * circle.
 */
@Component
final class SeatStore {

  private final JdbcClient jdbc;

  SeatStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static final String LOCK =
      """
      select id, capacity, taken from capacity_pool where event_id = ? order by id for update
      """;

  static final String LINKS =
      """
      select ticket_type_id, pool_id from ticket_type_pool where event_id = ?
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
              row.getObject("ticket_type_id", UUID.class), row.getObject("pool_id", UUID.class));
        });
    return seats;
  }

  private static final String SAVE =
      """
      update capacity_pool set taken = taken + :change where event_id = :event and id = :pool
      """;

  /**
   * Saves what changed, relative to what is stored, so that the store's own check would catch an
   * oversell even if the lock were forgotten.
   *
   * <p>Lets every open page know after the commit.
   */
  void save(UUID eventId, Seats seats) {
    seats
        .changes()
        .forEach((pool, change) ->
            jdbc.sql(SAVE)
                .param("change", change)
                .param("event", eventId)
                .param("pool", pool)
                .update());
    announce(eventId);
  }

  static final String NEXT_VERSION =
      """
      update event_availability set version = version + 1 where event_id = ?
      """;

  static final String NOTIFY = "select pg_notify('availability', ?)";

  private void announce(UUID eventId) {
    jdbc.sql(NEXT_VERSION).param(eventId).update();
    jdbc.sql(NOTIFY).param(eventId.toString()).query(row -> {});
  }
}

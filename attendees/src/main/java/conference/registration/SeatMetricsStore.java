package conference.registration;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how full the pools are, for the metrics. */
@Component
final class SeatMetricsStore {

  record PoolSeats(String event, String pool, int capacity, int taken) {}

  private final JdbcClient jdbc;

  SeatMetricsStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String SEATS =
      """
      select e.slug as event, p.code as pool, p.capacity, p.taken
      from event e
      join capacity_pool p on p.event_id = e.id
      where e.state = 'published'
      """;

  List<PoolSeats> seats() {
    return jdbc.sql(SEATS)
        .query((row, number) ->
            new PoolSeats(
                row.getString("event"),
                row.getString("pool"),
                row.getInt("capacity"),
                row.getInt("taken")))
        .list();
  }

  record Waiting(String event, String ticketType, int people) {}

  private static final String WAITING =
      """
      select e.slug as event, t.code as ticket_type, t.waiting
      from event e
      join ticket_type t on t.event_id = e.id
      where e.state = 'published' and e.waiting_list_rule is not null
      """;

  List<Waiting> waiting() {
    return jdbc.sql(WAITING)
        .query((row, number) ->
            new Waiting(
                row.getString("event"), row.getString("ticket_type"), row.getInt("waiting")))
        .list();
  }
}

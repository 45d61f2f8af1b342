package conference.registration;

import conference.platform.BeforeScrape;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seats taken and left, for each pool of each published event. */
@Component
final class SeatMetrics implements BeforeScrape {

  private record Seen(String event, String pool, int capacity, int taken) {}

  private final JdbcClient jdbc;
  private final MultiGauge taken;
  private final MultiGauge left;

  SeatMetrics(JdbcClient jdbc, MeterRegistry registry) {
    this.jdbc = jdbc;
    this.taken = MultiGauge.builder("seats.taken").description("Places taken").register(registry);
    this.left = MultiGauge.builder("seats.left").description("Places left").register(registry);
  }

  private static final String POOLS =
      """
      select e.slug as event, p.code as pool, p.capacity, p.taken
      from event e
      join capacity_pool p on p.event_id = e.id
      where e.state = 'published'
      """;

  @Override
  public void refresh() {
    var pools = jdbc.sql(POOLS).query((row, number) -> seen(row)).list();
    taken.register(rows(pools, false), true);
    left.register(rows(pools, true), true);
  }

  private static Seen seen(ResultSet row) throws SQLException {
    return new Seen(
        row.getString("event"), row.getString("pool"), row.getInt("capacity"), row.getInt("taken"));
  }

  private static List<MultiGauge.Row<?>> rows(List<Seen> pools, boolean left) {
    return pools.stream()
        .<MultiGauge.Row<?>>map(pool ->
            MultiGauge.Row.of(
                Tags.of("event", pool.event, "pool", pool.pool),
                left ? pool.capacity - pool.taken : pool.taken))
        .toList();
  }
}

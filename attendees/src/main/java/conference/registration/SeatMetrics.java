package conference.registration;

import conference.platform.BeforeScrape;
import conference.registration.SeatMetricsStore.PoolSeats;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.springframework.stereotype.Component;

/** Seats taken and left, for each pool of each published event, and how many people wait. */
@Component
final class SeatMetrics implements BeforeScrape {

  private final SeatMetricsStore store;
  private final MultiGauge taken;
  private final MultiGauge left;
  private final MultiGauge waiting;

  SeatMetrics(SeatMetricsStore store, MeterRegistry registry) {
    this.store = store;
    this.taken = MultiGauge.builder("seats.taken").description("Places taken").register(registry);
    this.left = MultiGauge.builder("seats.left").description("Places left").register(registry);
    this.waiting =
        MultiGauge.builder("seats.waiting")
            .description("People on the waiting list")
            .register(registry);
  }

  @Override
  public void refresh() {
    var pools = store.seats();
    taken.register(rows(pools, false), true);
    left.register(rows(pools, true), true);
    waiting.register(
        store.waiting().stream()
            .<MultiGauge.Row<?>>map(line ->
                MultiGauge.Row.of(
                    Tags.of("event", line.event(), "ticket_type", line.ticketType()),
                    line.people()))
            .toList(),
        true);
  }

  private static List<MultiGauge.Row<?>> rows(List<PoolSeats> pools, boolean left) {
    return pools.stream()
        .<MultiGauge.Row<?>>map(pool ->
            MultiGauge.Row.of(
                Tags.of("event", pool.event(), "pool", pool.pool()),
                left ? Math.max(0, pool.capacity() - pool.taken()) : pool.taken()))
        .toList();
  }
}

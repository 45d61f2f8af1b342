package conference.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long the oldest piece of news that is due has been waiting: a stuck mail server shows here.
 */
@Component
final class OutboxAge implements BeforeScrape {

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final AtomicLong seconds = new AtomicLong();

  OutboxAge(JdbcClient jdbc, InstantSource clock, MeterRegistry registry) {
    this.jdbc = jdbc;
    this.clock = clock;
    Gauge.builder("outbox.age", seconds, AtomicLong::get)
        .description("Seconds that the oldest due outbox row has been waiting")
        .baseUnit("seconds")
        .register(registry);
  }

  private static final String OLDEST_DUE =
      """
      select due_at from outbox where due_at <= :now order by due_at limit 1
      """;

  @Override
  public void refresh() {
    var now = clock.instant();
    var oldest =
        jdbc.sql(OLDEST_DUE).param("now", Timestamp.from(now)).query(Timestamp.class).optional();
    seconds.set(oldest.map(due -> Duration.between(due.toInstant(), now).toSeconds()).orElse(0L));
  }
}

package conference.registration;

import conference.platform.Job;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody repeats a request after a day: what was kept for it goes. */
@Component
final class ForgetIdempotencyKeys implements Job {

  private static final Duration KEPT = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final InstantSource clock;

  ForgetIdempotencyKeys(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-idempotency-keys";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(10);
  }

  private static final String DELETE_SOME =
      """
      delete from idempotency
      where (event_id, key) in (
        select event_id, key from idempotency where answered_at < :before
        limit 5000 for update skip locked)
      """;

  /** In small transactions, so that nothing waits for long. */
  @Override
  public void run() {
    var before = Timestamp.from(clock.instant().minus(KEPT));
    while (jdbc.sql(DELETE_SOME).param("before", before).update() > 0) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}

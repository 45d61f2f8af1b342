package conference.organiser.imports;

import conference.platform.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Forgets what was brought in and never imported. */
@Component
final class ForgetImports implements Job {

  static final Duration KEPT = Duration.ofDays(7);

  private final ImportStore store;
  private final InstantSource clock;

  ForgetImports(ImportStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-imports";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    store.forget(now.minus(KEPT), now);
  }
}

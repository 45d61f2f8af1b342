package conference.organiser.imports;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Says every second, beside a long transaction and over a connection of its own, that somebody
 * still works. The transaction never waits for it: that may hold what all connections wait for.
 */
final class Pulse implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean ours = true;

  /**
   * Begins.
   *
   * @param beat false when the work has become somebody else's
   */
  Pulse(BooleanSupplier beat) {
    Thread.ofVirtual().name("import-pulse").start(() -> beat(beat));
  }

  private void beat(BooleanSupplier beat) {
    try {
      while (ours && !over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        ours = beat.getAsBoolean();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isOurs() {
    return ours;
  }

  @Override
  public void close() {
    over.countDown();
  }
}

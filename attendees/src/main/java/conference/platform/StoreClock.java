package conference.platform;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The store's time. One replica acts upon what another one has written, such as when a mail is due,
 * and all of them have to agree on when sign-up opens: a clock of one machine that is wrong, or
 * jumps, must not be among them. Between two looks at the store's clock time passes as fast as it
 * does here, by a count that never jumps.
 */
final class StoreClock implements InstantSource {

  private record Look(Instant time, long nanos) {}

  private final InstantSource machine;
  private volatile @Nullable Look last;

  /** Until the store was reached, and in commands, the machine's clock has to do. */
  StoreClock(InstantSource machine) {
    this.machine = machine;
  }

  @Override
  public Instant instant() {
    var look = last;
    return look == null
        ? machine.instant()
        : look.time().plusNanos(System.nanoTime() - look.nanos());
  }

  void set(Instant time) {
    last = new Look(time, System.nanoTime());
  }
}

package conference.registration.availability;

import conference.catalogue.EventDefinition;
import conference.registration.availability.Availability.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot of one event, and those who wait for a newer one: in virtual threads, without
 * a connection to the store.
 */
final class LiveAvailability {

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Snapshot snapshot;
  private long versionBefore;
  private long publishedAt;
  private boolean leaving;

  LiveAvailability(Snapshot first, InstantSource clock) {
    this.snapshot = first;
    this.versionBefore = first.version();
    this.publishedAt = System.nanoTime();
    this.clock = clock;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** An older one, which arrives when two were read at once, changes nothing. */
  void publish(Snapshot newer) {
    lock.lock();
    try {
      if (newer.version() > snapshot.version()) {
        versionBefore = snapshot.version();
        publishedAt = System.nanoTime();
        snapshot = newer;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whoever waits gets what there is. */
  void leave() {
    lock.lock();
    try {
      leaving = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns as soon as the version is greater than this one, or after this long at most. */
  void awaitNewer(long version, EventDefinition event, Duration longest)
      throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    lock.lockInterruptibly();
    try {
      while (!leaving && Availability.version(snapshot, event, clock.instant()) <= version) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return;
        }
        var _ = changed.awaitNanos(Math.min(left, untilNextPhase(event, clock.instant())));
      }
      awaitNextBeat(version);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whoever has seen a version between our last two has it from another replica, which published at
   * the same beat and had read a moment before us. For the few changes in between they can wait.
   */
  private void awaitNextBeat(long version) throws InterruptedException {
    long seen = Availability.storeVersion(version);
    long ours = snapshot.version();
    long left = publishedAt + AvailabilityBoard.BEAT.toNanos() - System.nanoTime();
    while (!leaving
        && left > 0
        && versionBefore < seen
        && seen < ours
        && ours == snapshot.version()) {
      left = changed.awaitNanos(left);
    }
  }

  /** Opening and closing are news as well, though nothing in the store changes then. */
  private static long untilNextPhase(EventDefinition event, Instant now) {
    var next = nextPhase(event, now);
    if (next == null || Duration.between(now, next).toHours() > 1) {
      return Long.MAX_VALUE;
    }
    return Math.max(Duration.ofMillis(1).toNanos(), Duration.between(now, next).toNanos());
  }

  private static @Nullable Instant nextPhase(EventDefinition event, Instant now) {
    if (now.isBefore(event.signUpOpensAt())) {
      return event.signUpOpensAt();
    }
    return now.isBefore(event.signUpClosesAt()) ? event.signUpClosesAt() : null;
  }
}

package conference.onemachine;

import conference.store.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One instance of the attendees service. When it dies unasked, it is started again. */
final class Replica {
  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration DRAIN = Duration.ofSeconds(40);

  private final Configuration configuration;
  private final ServiceProgram program;
  private final int number;
  private final Runnable changed;
  private @Nullable ChildProcess process;
  private boolean wanted;
  private final AtomicInteger deathsInARow = new AtomicInteger();

  Replica(Configuration configuration, ServiceProgram program, int number, Runnable changed) {
    this.configuration = configuration;
    this.program = program;
    this.number = number;
    this.changed = changed;
  }

  String name() {
    return "attendees-" + number;
  }

  private Path log() {
    return configuration.log(name());
  }

  void start() {
    launch();
    changed.run();
  }

  /** Nobody is told while the lock is held: whoever is told asks every replica how it is. */
  private synchronized void launch() {
    if (process != null && process.isAlive()) {
      return;
    }
    wanted = true;
    ChildProcess started =
        program.launch(name(), program.serve(configuration.replicaFile(number)), log());
    process = started;
    Thread.ofVirtual().name("watch-" + name()).start(() -> watch(started));
  }

  /** Starts it again unless its end was asked for; the pause grows while it keeps dying. */
  private void watch(ChildProcess watched) {
    watched.onExit().join();
    if (!isMissed(watched)) {
      return;
    }
    Duration pause = Duration.ofMillis(250L << Math.min(deathsInARow.getAndIncrement(), 7));
    try {
      Thread.sleep(pause);
      startAgain();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isMissed(ChildProcess dead) {
    return wanted && process == dead;
  }

  private void startAgain() {
    launchIfWanted();
    changed.run();
  }

  private synchronized void launchIfWanted() {
    if (wanted) {
      launch();
    }
  }

  /** Returns when it says that it is ready; fails at once when it has died. */
  void awaitReady() {
    Waiting.until(
        READY,
        () -> isReady() || hasGivenUp(),
        () -> name() + " was not ready in " + READY.toSeconds() + " s: " + Waiting.lastLine(log()));
    if (!isReady()) {
      throw new LaunchException(name() + " did not start: " + Waiting.lastLine(log()));
    }
    deathsInARow.set(0);
  }

  private synchronized boolean hasGivenUp() {
    return deathsInARow.get() > 1 || process == null;
  }

  boolean isReady() {
    return isAlive() && new Probe(configuration.managementPort(number)).isReady();
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  /** Lets it finish what it has begun. */
  void stop() {
    ChildProcess leaving = forget();
    if (leaving != null && !leaving.stop("TERM", DRAIN)) {
      leaving.kill();
    }
    changed.run();
  }

  /** As if the machine had lost it: no word, no draining. It stays away until it is started. */
  void kill() {
    ChildProcess leaving = forget();
    if (leaving != null) {
      leaving.kill();
    }
    changed.run();
  }

  private synchronized @Nullable ChildProcess forget() {
    wanted = false;
    return process;
  }
}

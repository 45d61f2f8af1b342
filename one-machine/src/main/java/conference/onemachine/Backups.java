package conference.onemachine;

import conference.store.Archive;
import conference.store.BaseBackup;
import conference.store.EmbeddedStore;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The backup of the embedded store while it runs. Its log goes there by itself; this makes a copy a
 * day, keeps seven, and says when the log does not arrive.
 */
final class Backups implements AutoCloseable {
  private static final Duration EVERY = Duration.ofDays(1);
  private static final int KEPT = 7;

  private final Configuration configuration;
  private final Archive archive;
  private final Progress progress;
  private final InstantSource clock;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("backups").unstarted(work));
  private Optional<String> lastTrouble = Optional.empty();

  Backups(Configuration configuration, Archive archive, Progress progress, InstantSource clock) {
    this.configuration = configuration;
    this.archive = archive;
    this.progress = progress;
    this.clock = clock;
  }

  /** Looks after the backup from now on, as long as it is not closed. */
  void lookAfter(Supplier<EmbeddedStore> whicheverRuns) {
    Future<?> _ =
        clockwork.scheduleWithFixedDelay(() -> look(whicheverRuns.get()), 0, 1, TimeUnit.MINUTES);
  }

  private void look(EmbeddedStore store) {
    Optional<String> trouble = Optional.empty();
    try {
      if (isDue()) {
        make(store);
      }
      trouble = Archive.trouble(store.superuser(EmbeddedStore.DATABASE));
    } catch (RuntimeException failure) {
      // The next look may find it mended; nothing may end the looking.
      trouble = Optional.of(String.valueOf(failure.getMessage()));
    }
    // At a stop nothing is wrong but that the store has gone.
    if (!clockwork.isShutdown() && !trouble.equals(lastTrouble)) {
      progress.say(
          trouble
              .map(what -> "The backup in " + archive.folder() + " is behind: " + what)
              .orElse("The backup in " + archive.folder() + " is complete again"));
      lastTrouble = trouble;
    }
  }

  private boolean isDue() {
    List<BaseBackup> copies = archive.backups();
    return copies.isEmpty()
        || copies.getLast().finished().plus(EVERY).isBefore(clock.instant())
        || !archive.reaches(configuration.folder("store"));
  }

  /** A copy now, of whoever runs; what is too old goes. */
  BaseBackup make(EmbeddedStore store) {
    return make(configuration, archive, store.superuser(EmbeddedStore.DATABASE));
  }

  static BaseBackup make(Configuration configuration, Archive archive, DataSource superuser) {
    BaseBackup copy = archive.copy(superuser, configuration.folder("store"));
    try {
      ReplicaFiles.copySecrets(
          configuration.folder("secrets"), archive.folder().resolve("secrets"));
    } catch (IOException failure) {
      throw new LaunchException(
          "the secrets could not be backed up: " + failure.getMessage(), failure);
    }
    archive.keepOnly(KEPT);
    return copy;
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}

package conference.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a store back from its archive, as it was at the end of what was kept, or at a moment
 * before that. In the second case the end is looked at as well: whoever was erased since must not
 * come back.
 */
public final class Restore {

  /**
   * Somebody who is not to come back: one row of the store's list of erasures, which names nobody.
   */
  public record Erasure(UUID event, UUID registration, Instant at, String reason) {}

  /**
   * What a restore came to.
   *
   * @param reached when the last change was made that is in the store again; empty if it is the
   *     copy as it was
   * @param signUpsSince how many registrations were made after that, and are kept only in the log
   * @param setAside where what was there before lies now
   */
  public record Outcome(
      BaseBackup from, Optional<Instant> reached, long signUpsSince, Optional<Path> setAside) {}

  private final Archive archive;
  private final EmbeddedStore.Options options;
  private final Optional<Path> setAside;
  private final Consumer<List<Erasure>> beforehand;

  private Restore(
      Archive archive,
      EmbeddedStore.Options options,
      Instant now,
      Consumer<List<Erasure>> beforehand) {
    this.archive = archive;
    this.options = options;
    this.beforehand = beforehand;
    this.setAside =
        Files.exists(options.folder())
            ? Optional.of(
                options
                    .folder()
                    .resolveSibling(
                        options.folder().getFileName() + ".before-" + BaseBackup.nameOf(now)))
            : Optional.empty();
  }

  /**
   * Returns when the restored store lies in the folder of the options, at rest. What lay there
   * before is set aside, not deleted, and the end of its log is used if it can be read.
   *
   * @param until restored is what was committed up to this moment; empty for everything there is
   * @param beforehand is told everybody who was ever erased, also after that moment, before the
   *     restored store is in its place
   */
  public static Outcome restore(
      Archive archive,
      EmbeddedStore.Options options,
      Optional<Instant> until,
      Instant now,
      Consumer<List<Erasure>> beforehand) {
    try {
      return new Restore(archive, options, now, beforehand).run(until);
    } catch (IOException | SQLException failure) {
      throw new StoreException("the store could not be restored: " + failure.getMessage(), failure);
    }
  }

  private Outcome run(Optional<Instant> until) throws IOException, SQLException {
    List<BaseBackup> backups = archive.backups();
    if (backups.isEmpty()) {
      throw new StoreException("there is no complete backup in " + archive.folder(), null);
    }
    BaseBackup start = latestBefore(until, backups);
    new StoreFolder(options.folder(), PostgresBinaries.home()).clearLeftovers();
    Path scratch = options.folder().resolveSibling(options.folder().getFileName() + ".restoring");
    BaseBackup newest = backups.getLast();
    Seen end = recover(newest, scratch, Optional.empty());
    insistOnAllOfTheLog(end);
    Seen reached = until.isEmpty() ? end : goBack(until.get(), start, newest, end, scratch);
    beforehand.accept(end.erasures());
    if (setAside.isPresent()) {
      Files.move(options.folder(), setAside.get(), StandardCopyOption.ATOMIC_MOVE);
    }
    archive.keepHistoryOf(scratch);
    Files.move(scratch, options.folder(), StandardCopyOption.ATOMIC_MOVE);
    return new Outcome(start, reached.last(), end.signUps() - reached.signUps(), setAside);
  }

  private static BaseBackup latestBefore(Optional<Instant> until, List<BaseBackup> backups) {
    if (until.isEmpty()) {
      return backups.getLast();
    }
    return backups.stream()
        .filter(backup -> !backup.finished().isAfter(until.get()))
        .reduce((_, later) -> later)
        .orElseThrow(() ->
            new StoreException(
                "the oldest backup is of %s, so nothing before that can be restored"
                    .formatted(backups.getFirst().finished()),
                null));
  }

  /**
   * The end is the moment if nothing was changed after it, which PostgreSQL would not accept as a
   * target: it insists on seeing a later change. A newer copy than the one to start from may show
   * no change because it already has them all.
   */
  private Seen goBack(Instant until, BaseBackup start, BaseBackup newest, Seen end, Path scratch)
      throws IOException, SQLException {
    Seen all =
        start.equals(newest) || end.isAfter(until)
            ? end
            : recover(start, scratch, Optional.empty());
    if (!all.isAfter(until)) {
      return all;
    }
    Seen reached = recover(start, scratch, Optional.of(until));
    archive.giveUpAfter(start);
    return reached;
  }

  private void insistOnAllOfTheLog(Seen end) throws IOException {
    Optional<String> next = archive.firstNotReplayed(end.segment());
    if (next.isPresent()) {
      throw new StoreException(
          ("the log has a gap: it can be read up to %s, and goes on with %s; bring back what is between, or, to"
                  + " do without all that follows, move what follows out of %s")
              .formatted(end.segment(), next.get(), archive.wal()),
          null);
    }
  }

  /** What a recovered store says of itself. */
  private record Seen(
      Optional<Instant> last, String segment, long signUps, List<Erasure> erasures) {
    boolean isAfter(Instant moment) {
      return last.filter(change -> change.isAfter(moment)).isPresent();
    }
  }

  private Seen recover(BaseBackup backup, Path into, Optional<Instant> until)
      throws IOException, SQLException {
    StoreFolder folder = new StoreFolder(into, PostgresBinaries.home());
    folder.clearLeftovers();
    PostgresBinaries.deleteTree(into);
    StoreCopy.copy(backup.folder(), into);
    folder.configure(options.port(), options.access(), options.durable());
    folder.recover(archive, setAside.map(_ -> options.folder().resolve("pg_wal")), until);
    EmbeddedStore.Options here =
        new EmbeddedStore.Options(
            into, options.port(), options.log(), options.access(), options.durable());
    try (EmbeddedStore store = EmbeddedStore.recovered(folder, here)) {
      return look(store);
    }
  }

  private static Seen look(EmbeddedStore store) throws SQLException {
    try (Connection connection = store.superuser(EmbeddedStore.DATABASE).getConnection();
        Statement statement = connection.createStatement()) {
      Instant last;
      String segment;
      try (ResultSet row = statement.executeQuery(REPLAYED)) {
        row.next();
        last = instant(row.getTimestamp(1));
        segment = row.getString(2);
      }
      try (ResultSet row = statement.executeQuery(SIGN_UPS)) {
        row.next();
        return new Seen(Optional.ofNullable(last), segment, row.getLong(1), erasures(connection));
      }
    }
  }

  /** Of a commit, which PostgreSQL knows to the microsecond. */
  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  private static final String REPLAYED =
      "SELECT pg_last_xact_replay_timestamp(), pg_walfile_name(pg_last_wal_replay_lsn())";

  /** Erased ones were sign-ups too. */
  private static final String SIGN_UPS =
      "SELECT (SELECT count(*) FROM conference.registration) + (SELECT count(*) FROM conference.erasure)";

  private static List<Erasure> erasures(Connection connection) throws SQLException {
    List<Erasure> erasures = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT event_id, registration_id, erased_at, reason FROM conference.erasure"
                    + " ORDER BY erased_at, registration_id")) {
      while (rows.next()) {
        erasures.add(
            new Erasure(
                rows.getObject(1, UUID.class),
                rows.getObject(2, UUID.class),
                rows.getTimestamp(3).toInstant(),
                rows.getString(4)));
      }
    }
    return erasures;
  }
}

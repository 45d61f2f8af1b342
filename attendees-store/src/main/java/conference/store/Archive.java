package conference.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;

/**
 * A folder away from the store that brings it back: copies of its data folder ({@code base/}) and
 * everything that was written to its log since ({@code wal/}), so that it can be restored to any
 * moment after the oldest copy. It holds what the store holds, in clear.
 */
public record Archive(Path folder) {
  /** The log is kept this often while anything happens: the most that can be lost with a disk. */
  public static final int SECONDS_BEHIND = 30;

  /** The name of the script, in the store's folder, by which its log is kept. */
  static final String ARCHIVE_SEGMENT = "archive-segment.sh";

  private static final String UNFINISHED = "unfinished";
  private static final String GIVEN_UP = ".given-up";

  /** For the log to arrive that a copy needs; PostgreSQL itself would wait for ever. */
  private static final String LONGEST_WAIT = "10min";

  public Archive {
    folder = folder.toAbsolutePath().normalize();
  }

  /** Makes its folders, for their owner only. */
  void create() throws IOException {
    for (Path part : List.of(folder, wal(), base())) {
      Files.createDirectories(part);
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
    }
  }

  Path wal() {
    return folder.resolve("wal");
  }

  Path base() {
    return folder.resolve("base");
  }

  /** The lines of postgresql.conf by which a store keeps its log here. */
  static String keeping() {
    return """

    archive_mode = on
    archive_command = 'sh %s "%%p" "%%f"'
    archive_timeout = %d
    """
        .formatted(ARCHIVE_SEGMENT, SECONDS_BEHIND);
  }

  /** What PostgreSQL runs to keep a file of the log, or to get it back. */
  String script(String name, Optional<Path> rescued) {
    return "ARCHIVE=%s\nRESCUED=%s\n"
            .formatted(quoted(folder.toString()), quoted(rescued.map(Path::toString).orElse("")))
        + EmbeddedStore.resource(name);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The copies that are complete, oldest first. */
  public List<BaseBackup> backups() {
    if (!Files.isDirectory(base())) {
      return List.of();
    }
    try (Stream<Path> copies = Files.list(base())) {
      return copies.flatMap(copy -> BaseBackup.read(copy).stream()).sorted().toList();
    } catch (IOException failure) {
      throw new StoreException("the backup cannot be read: " + failure.getMessage(), failure);
    }
  }

  /**
   * Copies the data folder of a store that goes on meanwhile, and returns when the copy and all of
   * the log that it needs are on disk here.
   *
   * @throws StoreException also if the log is not being kept, as the copy would be of no use
   */
  public BaseBackup copy(DataSource superuser, Path store) {
    Path unfinished = base().resolve(UNFINISHED);
    try (Connection session = superuser.getConnection();
        FileChannel _ = insistOnBeingAlone()) {
      prepare(session);
      StoreCopy.make(session, store, unfinished, StoreCopy.Log.IN_THE_ARCHIVE);
      force(unfinished);
      Path finished = base().resolve(BaseBackup.nameOf(now(session)));
      Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
      force(base());
      return BaseBackup.read(finished)
          .orElseThrow(() -> new StoreException(finished + " is no copy of a store", null));
    } catch (IOException | SQLException failure) {
      throw new StoreException(
          "the store could not be backed up: " + failure.getMessage(), failure);
    }
  }

  /** The lock goes with the channel. */
  private FileChannel insistOnBeingAlone() throws IOException {
    create();
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException inThisProcess) {
      // The same answer as for another process.
    }
    channel.close();
    throw new StoreException("another backup to " + folder + " is being made", null);
  }

  private static void prepare(Connection session) throws SQLException {
    Optional<String> trouble = trouble(session);
    if (trouble.isPresent()) {
      throw new StoreException("the store's log is not being kept: " + trouble.get(), null);
    }
    try (Statement statement = session.createStatement()) {
      statement.execute("SET statement_timeout = '" + LONGEST_WAIT + "'");
    }
  }

  private static Instant now(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }

  /** A restored store begins a timeline, which later restores have to know of. */
  void keepHistoryOf(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store.resolve("pg_wal"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".history")).toList()) {
        Path kept = wal().resolve(file.getFileName() + ".gz");
        if (!Files.exists(kept)) {
          Path part = wal().resolve(file.getFileName() + ".gz.part");
          try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
            Files.copy(file, out);
          }
          Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  /**
   * Whether the newest copy, with the log since then, leads to that store as it is: not where the
   * store ran without its log being kept, or was restored, after the copy was made.
   */
  public boolean reaches(Path store) {
    Path script = store.resolve(ARCHIVE_SEGMENT);
    try {
      List<BaseBackup> all = backups();
      return !all.isEmpty()
          && Files.exists(script)
          && !all.getLast().finished().isBefore(Files.getLastModifiedTime(script).toInstant());
    } catch (IOException failure) {
      throw new StoreException(script + " cannot be read: " + failure.getMessage(), failure);
    }
  }

  /**
   * Copies that were made after this one are of a history that ends before them, as the store goes
   * back. They are kept for as long as this one is, for whoever has to go back on that.
   */
  void giveUpAfter(BaseBackup last) throws IOException {
    for (BaseBackup copy : backups()) {
      if (copy.compareTo(last) > 0) {
        Files.move(
            copy.folder(),
            copy.folder().resolveSibling(copy.folder().getFileName() + GIVEN_UP),
            StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /** A rename must not become durable before what it names. */
  private static void force(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.toList()) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }

  /** Removes all copies but the newest, and the log that none of the others needs. */
  public void keepOnly(int newest) {
    List<BaseBackup> all = backups();
    List<BaseBackup> kept = all.subList(Math.max(0, all.size() - newest), all.size());
    if (kept.isEmpty()) {
      return;
    }
    try {
      for (BaseBackup old : all.subList(0, all.size() - kept.size())) {
        PostgresBinaries.deleteTree(old.folder());
      }
      deleteGivenUpBefore(kept.getFirst());
      deleteLogBefore(kept.getFirst().firstSegment());
    } catch (IOException failure) {
      throw new StoreException(
          "old backups could not be removed: " + failure.getMessage(), failure);
    }
  }

  /** Names of copies follow each other as their times do. */
  private void deleteGivenUpBefore(BaseBackup copy) throws IOException {
    String name = copy.folder().getFileName().toString();
    try (Stream<Path> files = Files.list(base())) {
      for (Path file : files.toList()) {
        String other = file.getFileName().toString();
        if (other.endsWith(GIVEN_UP) && other.compareTo(name) < 0) {
          PostgresBinaries.deleteTree(file);
        }
      }
    }
  }

  /**
   * The first file that follows a gap in the log, if the log goes on after what a store has
   * replayed of it. PostgreSQL takes a gap for the end.
   *
   * @param replayed the name of the last file that was replayed
   */
  Optional<String> firstNotReplayed(String replayed) throws IOException {
    try (Stream<Path> files = Files.list(wal())) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("[0-9A-F]{8}([0-9A-F]{16}|\\.history)\\.gz"))
              .sorted()
              .toList();
      // Of an older timeline, what comes after its last branch was given up by a restore.
      return names.stream()
          .filter(name -> name.startsWith(names.getLast().substring(0, 8)))
          .filter(name -> !name.contains("history"))
          .map(name -> name.substring(0, 24))
          .filter(name -> name.substring(8).compareTo(replayed.substring(8)) > 0)
          .findFirst();
    }
  }

  /** By number, whatever the timeline: the first eight digits of a name are the timeline. */
  private void deleteLogBefore(String segment) throws IOException {
    try (Stream<Path> files = Files.list(wal())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("[0-9A-F]{24}\\..*")
            && name.substring(8, 24).compareTo(segment.substring(8)) < 0) {
          deleteIfThere(file);
        }
      }
    }
  }

  private static void deleteIfThere(Path file) throws IOException {
    try {
      Files.delete(file);
    } catch (NoSuchFileException gone) {
      // Somebody else cleans up as well.
    }
  }

  /**
   * Why the log is not being kept, as the store sees it; empty when it is.
   *
   * @param superuser connects to the store that is to keep its log here
   */
  public static Optional<String> trouble(DataSource superuser) {
    try (Connection session = superuser.getConnection()) {
      return trouble(session);
    } catch (SQLException failure) {
      return Optional.of(String.valueOf(failure.getMessage()));
    }
  }

  private static Optional<String> trouble(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(TROUBLE)) {
      row.next();
      return Optional.ofNullable(row.getString(1));
    }
  }

  private static final String TROUBLE =
      """
      SELECT CASE WHEN current_setting('archive_mode') <> 'on' THEN 'it was started without a backup'
        WHEN last_failed_time > coalesce(last_archived_time, '-infinity')
          THEN last_failed_wal || ' could not be kept, last tried at ' || last_failed_time END
      FROM pg_stat_archiver
      """;
}

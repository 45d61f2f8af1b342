package conference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A store that is lost, and comes back from its archive. */
@Tag("slow")
@Execution(ExecutionMode.SAME_THREAD)
class BackupTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;
  private final StoreAccess.Password access = new StoreAccess.Password("of-this-test");
  private Archive archive;
  private EmbeddedStore.Options options;
  private EmbeddedStore store;
  private final List<Restore.Erasure> told = new ArrayList<>();

  @BeforeEach
  void start() throws IOException, SQLException {
    archive = new Archive(data.resolve("another disk's $folder"));
    int port = freePort();
    options =
        new EmbeddedStore.Options(
            data.resolve("store"), port, data.resolve("store.log"), access, false);
    startStore();
    EmbeddedStore.execute(
        store.superuser("postgres"),
        "ALTER ROLE conference_migrator PASSWORD '" + access.password() + "'");
    Migrate.migrate(access.as(Migrate.MIGRATOR, port, EmbeddedStore.DATABASE));
    execute("CREATE TABLE conference.kept (id int)");
  }

  @AfterEach
  void stop() {
    store.kill();
  }

  @Test
  void comesBackAsItWasLastArchivedWhenAllOfItIsLost() throws Exception {
    execute("INSERT INTO kept VALUES (1)");
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (2)");
    awaitArchived();
    loseAll();

    Restore.Outcome outcome = restore(Optional.empty());

    assertThat(outcome.setAside()).isEmpty();
    assertThat(outcome.reached()).isPresent();
    assertThat(kept()).isEqualTo("1 2");
    execute("INSERT INTO kept VALUES (3)");
    assertThat(kept()).isEqualTo("1 2 3");
  }

  @Test
  void losesNothingWhereTheLogOfTheLostStoreCanStillBeRead() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("SET synchronous_commit = on; INSERT INTO kept VALUES (1)");
    store.kill();
    Files.delete(options.folder().resolve("global/pg_control"));

    Restore.Outcome outcome = restore(Optional.empty());

    assertThat(kept()).isEqualTo("1");
    assertThat(outcome.setAside())
        .hasValueSatisfying(folder -> assertThat(folder.resolve("pg_wal")).isDirectory());
  }

  @Test
  void goesBackToAMomentAndTellsWhatCameAfterIt() throws Exception {
    UUID event = UUID.randomUUID();
    UUID early = UUID.randomUUID();
    UUID late = UUID.randomUUID();
    erase(event, early);
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    Instant moment = now();
    execute("INSERT INTO kept VALUES (2)");
    erase(event, late);
    store.close();

    Restore.Outcome outcome = restore(Optional.of(moment));

    assertThat(kept()).isEqualTo("1");
    assertThat(outcome.reached()).hasValueSatisfying(last -> assertThat(last).isBefore(moment));
    // An erased person had signed up.
    assertThat(outcome.signUpsSince()).isEqualTo(1);
    assertThat(told).extracting(Restore.Erasure::registration).containsExactly(early, late);
    assertThat(told).extracting(Restore.Erasure::reason).containsOnly("request");
  }

  @Test
  void goesBackToAMomentAfterWhichNothingWasChanged() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    Instant moment = now();
    archive.copy(superuser(), options.folder());
    loseAll();

    restore(Optional.of(moment));

    assertThat(kept()).isEqualTo("1");
  }

  @Test
  void isRestoredAgainAndAgain() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    store.close();
    restore(Optional.empty());
    assertThat(archive.reaches(options.folder())).isFalse();

    // Without a new copy: from the old one, over what was written since.
    execute("INSERT INTO kept VALUES (2)");
    awaitArchived();
    loseAll();
    restore(Optional.empty());
    assertThat(kept()).isEqualTo("1 2");

    archive.copy(superuser(), options.folder());
    assertThat(archive.reaches(options.folder())).isTrue();
    execute("INSERT INTO kept VALUES (3)");
    awaitArchived();
    loseAll();
    restore(Optional.empty());
    assertThat(kept()).isEqualTo("1 2 3");
  }

  /**
   * A copy from after the moment is of a history that was given up; the next one is not made yet.
   */
  @Test
  void isRestoredAgainAfterItWentBackBehindACopy() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    Instant moment = now();
    execute("INSERT INTO kept VALUES (2)");
    BaseBackup givenUp = archive.copy(superuser(), options.folder());
    loseAll();
    restore(Optional.of(moment));
    execute("INSERT INTO kept VALUES (3)");
    awaitArchived();
    loseAll();

    restore(Optional.empty());

    assertThat(kept()).isEqualTo("1 3");
    assertThat(archive.backups()).doesNotContain(givenUp);
    archive.copy(superuser(), options.folder());
    archive.keepOnly(1);
    assertThat(archive.base()).isDirectoryNotContaining("glob:**given-up");
  }

  @Test
  void keepsTheNewestCopiesAndTheLogThatTheyNeed() throws Exception {
    List<BaseBackup> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      execute("INSERT INTO kept VALUES (" + i + ")");
      made.add(archive.copy(superuser(), options.folder()));
      // Copies are named by the millisecond.
      await().atMost(PATIENCE).until(() -> now().isAfter(made.getLast().finished()));
    }

    archive.keepOnly(2);

    assertThat(archive.backups()).containsExactlyElementsOf(made.subList(1, 3));
    assertThat(segments())
        .isNotEmpty()
        .allMatch(name -> name.compareTo(made.get(1).firstSegment()) >= 0);
    loseAll();
    restore(Optional.of(made.get(1).finished()));
    assertThat(kept()).isEqualTo("0 1");
  }

  @Test
  void refusesWhatCannotBeRestored() throws Exception {
    assertThatThrownBy(
            () -> Restore.restore(archive, options, Optional.empty(), now(), told::addAll))
        .hasMessageContaining("there is no complete backup in");
    archive.copy(superuser(), options.folder());
    assertThatThrownBy(() ->
            Restore.restore(
                archive, options, Optional.of(now().minusSeconds(3600)), now(), told::addAll))
        .hasMessageContaining("the oldest backup is of");
    assertThat(store.isRunning()).as("what runs is left alone").isTrue();
  }

  @Test
  void takesNeitherAGapNorAWornFileForTheEndOfTheLog() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    String first = awaitArchived();
    execute("INSERT INTO kept VALUES (2)");
    awaitArchived();
    loseAll();
    Path middle = archive.wal().resolve(first + ".gz");
    byte[] whole = Files.readAllBytes(middle);

    Files.write(middle, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> restore(Optional.empty())).hasMessageContaining("did not start");
    assertThat(options.folder()).doesNotExist();

    Files.delete(middle);
    assertThatThrownBy(() -> restore(Optional.empty()))
        .hasMessageContaining("the log has a gap: it can be read up to");
    assertThat(options.folder()).doesNotExist();

    Files.write(middle, whole);
    restore(Optional.empty());
    assertThat(kept()).isEqualTo("1 2");
  }

  @Test
  void saysThatTheLogIsNotBeingKept() throws Exception {
    assertThat(Archive.trouble(superuser())).isEmpty();
    Path wal = archive.wal();
    Files.move(wal, wal.resolveSibling("elsewhere"));
    execute("SELECT pg_switch_wal()");

    await().atMost(PATIENCE).until(() -> Archive.trouble(superuser()).isPresent());
    assertThat(Archive.trouble(superuser()).orElseThrow()).contains("could not be kept");
    assertThat(single("SELECT archive_failing FROM operations.store_health()")).isEqualTo("t");
    assertThatThrownBy(() -> archive.copy(superuser(), options.folder()))
        .hasMessageContaining("the store's log is not being kept");

    Files.move(wal.resolveSibling("elsewhere"), replaced(wal));
    await().atMost(PATIENCE).until(() -> Archive.trouble(superuser()).isEmpty());
    assertThat(single("SELECT archive_failing FROM operations.store_health()")).isEqualTo("f");
  }

  /** The attempt to copy has made it anew. */
  private static Path replaced(Path folder) throws IOException {
    Files.deleteIfExists(folder);
    return folder;
  }

  @Test
  void overwritesNothingThatAnotherStoreHasKept() throws Exception {
    archive.copy(superuser(), options.folder());
    String next = single("SELECT pg_walfile_name(pg_current_wal_lsn())");
    Path taken = archive.wal().resolve(next + ".gz");
    Files.writeString(taken, "another store's");
    execute("SELECT pg_switch_wal()");

    await().atMost(PATIENCE).until(() -> Archive.trouble(superuser()).isPresent());
    assertThat(taken).hasContent("another store's");
  }

  @Test
  void isNoBackupOfAStoreThatKeepsItsLogNowhere() throws Exception {
    store.close();
    store = EmbeddedStore.start(options);

    assertThat(Archive.trouble(superuser())).contains("it was started without a backup");
    assertThatThrownBy(() -> archive.copy(superuser(), options.folder()))
        .hasMessageContaining("it was started without a backup");
    assertThat(archive.backups()).isEmpty();
  }

  /** Also for a moment, such as for a command: what was written then is not in the archive. */
  @Test
  void needsAnotherCopyAfterItKeptItsLogNowhere() throws Exception {
    archive.copy(superuser(), options.folder());
    store.close();
    startStore();
    assertThat(archive.reaches(options.folder())).as("started again as before").isTrue();
    store.close();
    EmbeddedStore.start(options).close();
    startStore();
    assertThat(archive.reaches(options.folder())).isFalse();

    archive.copy(superuser(), options.folder());
    assertThat(archive.reaches(options.folder())).isTrue();
  }

  private void startStore() {
    store = EmbeddedStore.start(options.keptIn(Optional.of(archive)));
  }

  private void loseAll() throws IOException {
    store.kill();
    PostgresBinaries.deleteTree(options.folder());
  }

  private Restore.Outcome restore(Optional<Instant> until) {
    boolean there = Files.exists(options.folder());
    Restore.Outcome outcome =
        Restore.restore(
            archive,
            options,
            until,
            Instant.now(),
            erasures -> {
              assertThat(Files.exists(options.folder()))
                  .as("not in its place yet")
                  .isEqualTo(there);
              told.addAll(erasures);
            });
    startStore();
    return outcome;
  }

  /** Returns the name of the file that was kept last. */
  private String awaitArchived() throws SQLException {
    String last = single("SELECT pg_walfile_name(pg_switch_wal())");
    await().atMost(PATIENCE).until(() -> segments().contains(last));
    return last;
  }

  private List<String> segments() throws IOException {
    try (Stream<Path> files = Files.list(archive.wal())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9A-F]{24}\\.gz"))
          .map(name -> name.substring(0, 24))
          .toList();
    }
  }

  private void erase(UUID event, UUID registration) throws SQLException {
    execute(
        "INSERT INTO erasure VALUES ('%s', '%s', now(), 'request')".formatted(event, registration));
  }

  private DataSource superuser() {
    return store.superuser(EmbeddedStore.DATABASE);
  }

  private String kept() throws SQLException {
    return single("SELECT string_agg(id::text, ' ' ORDER BY id) FROM kept");
  }

  private Instant now() throws SQLException {
    try (Connection connection = superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }

  private void execute(String sql) throws SQLException {
    EmbeddedStore.execute(superuser(), "SET search_path = conference, public; " + sql);
  }

  private String single(String sql) throws SQLException {
    try (Connection connection = superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = conference, public");
      try (ResultSet result = statement.executeQuery(sql)) {
        assertThat(result.next()).isTrue();
        return result.getString(1);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

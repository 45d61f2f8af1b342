package conference.store;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A store whose log is kept in an archive, each test's own; with ways to lose it and to bring it
 * back.
 */
@Execution(ExecutionMode.SAME_THREAD)
abstract class BackupScene {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;
  private final StoreAccess.Password access = new StoreAccess.Password("of-this-test");
  Archive archive;
  EmbeddedStore.Options options;
  EmbeddedStore store;
  final List<Restore.Erasure> told = new ArrayList<>();

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

  final void startStore() {
    store = EmbeddedStore.start(options.keptIn(Optional.of(archive)));
  }

  void loseAll() throws IOException {
    store.kill();
    PostgresBinaries.deleteTree(options.folder());
  }

  Restore.Outcome restore(Optional<Instant> until) {
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
  String awaitArchived() throws SQLException {
    String last = single("SELECT pg_walfile_name(pg_switch_wal())");
    await().atMost(PATIENCE).until(() -> segments().contains(last));
    return last;
  }

  List<String> segments() throws IOException {
    try (Stream<Path> files = Files.list(archive.wal())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9A-F]{24}\\.gz"))
          .map(name -> name.substring(0, 24))
          .toList();
    }
  }

  void erase(UUID event, UUID registration) throws SQLException {
    execute(
        "INSERT INTO erasure VALUES ('%s', '%s', now(), 'request')".formatted(event, registration));
  }

  DataSource superuser() {
    return store.superuser(EmbeddedStore.DATABASE);
  }

  String kept() throws SQLException {
    return single("SELECT string_agg(id::text, ' ' ORDER BY id) FROM kept");
  }

  Instant now() throws SQLException {
    try (Connection connection = superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }

  void execute(String sql) throws SQLException {
    EmbeddedStore.execute(superuser(), "SET search_path = conference, public; " + sql);
  }

  String single(String sql) throws SQLException {
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

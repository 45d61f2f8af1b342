package conference.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * A real PostgreSQL on this machine, kept in a folder: durable, TLS only, with the roles of the
 * system. It leaves with this process.
 */
public final class EmbeddedStore implements AutoCloseable {
  public static final String DATABASE = "conference";
  private static final Duration START = Duration.ofSeconds(60);

  /** To replay a log takes as long as it takes; a server that cannot go on ends by itself. */
  private static final Duration RECOVERY = Duration.ofDays(7);

  private static final Duration STOP = Duration.ofSeconds(30);

  private final Options options;
  private final ChildProcess server;

  /**
   * Where it lives, where it listens (on loopback), who may come in, and where its log is kept
   * besides.
   */
  public record Options(
      Path folder,
      int port,
      Path log,
      StoreAccess access,
      boolean durable,
      Optional<Archive> archive) {
    public Options {
      folder = folder.toAbsolutePath().normalize();
    }

    /** Without an archive. */
    public Options(Path folder, int port, Path log, StoreAccess access, boolean durable) {
      this(folder, port, log, access, durable, Optional.empty());
    }

    public Options keptIn(Optional<Archive> archive) {
      return new Options(folder, port, log, access, durable, archive);
    }
  }

  private EmbeddedStore(Options options, ChildProcess server) {
    this.options = options;
    this.server = server;
  }

  /** Returns when the store takes connections and has its database, roles and schema. */
  public static EmbeddedStore start(Options options) {
    StoreFolder folder = new StoreFolder(options.folder(), PostgresBinaries.home());
    try {
      folder.create(options.access());
      folder.clearLeftovers();
      folder.configure(options.port(), options.access(), options.durable());
      if (options.archive().isPresent()) {
        folder.keepLogIn(options.archive().get());
      } else {
        folder.keepLogNowhere();
      }
    } catch (IOException failure) {
      throw new StoreException(
          "the store's folder cannot be used: " + failure.getMessage(), failure);
    }
    EmbeddedStore store = launch(folder, options);
    try {
      store.createDatabaseAndRoles();
    } catch (StoreException failure) {
      store.close();
      throw failure;
    }
    return store;
  }

  /**
   * Starts a server on a folder that is there and configured; returns when it takes connections.
   */
  static EmbeddedStore launch(StoreFolder folder, Options options) {
    return launch(folder, options, START);
  }

  /** The same for a folder that is to be recovered; returns when it is, and takes writes. */
  static EmbeddedStore recovered(StoreFolder folder, Options options) {
    return launch(folder, options, RECOVERY);
  }

  private static EmbeddedStore launch(StoreFolder folder, Options options, Duration patience) {
    EmbeddedStore store = new EmbeddedStore(options, process(folder, options));
    try {
      store.awaitReady(folder, patience);
      return store;
    } catch (StoreException failure) {
      store.close();
      throw failure;
    }
  }

  private static ChildProcess process(StoreFolder folder, Options options) {
    return ChildProcess.start(
        new ChildProcess.Command(
            "attendees-store",
            withoutRoot(),
            List.of(
                folder.home().resolve("bin/postgres").toString(), "-D", folder.path().toString()),
            options.log(),
            Map.of("LC_ALL", "C.UTF-8"),
            ChildProcess.Farewell.INT));
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own, root's process is nobody,
   * with root's files.
   */
  static List<String> withoutRoot() {
    if (!Programs.isRoot()) {
      return List.of();
    }
    if (!Programs.work("unshare", "--user", "true")) {
      throw new StoreException(
          "PostgreSQL does not run as root and this system allows no user namespace: start as a normal user, "
              + "or give a PostgreSQL of your own with --store",
          null);
    }
    return List.of("unshare", "--user");
  }

  private void awaitReady(StoreFolder folder, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!folder.isReady(server.pid())) {
      if (!server.isAlive()) {
        throw new StoreException("PostgreSQL did not start: " + lastLogLines(), null);
      }
      if (System.nanoTime() > deadline) {
        throw new StoreException(
            "PostgreSQL was not ready in " + patience.toSeconds() + " s: " + lastLogLines(), null);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private String lastLogLines() {
    try {
      List<String> lines = Files.readAllLines(options.log());
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()))
          + " (log: "
          + options.log()
          + ")";
    } catch (IOException unreadable) {
      return "see " + options.log();
    }
  }

  private void createDatabaseAndRoles() {
    try {
      try (Connection connection = superuser("postgres").getConnection()) {
        createDatabase(connection);
      }
      execute(superuser(DATABASE), resource("roles.sql"));
    } catch (SQLException failure) {
      throw new StoreException(
          "the store's roles could not be made: " + failure.getMessage(), failure);
    }
  }

  private static void createDatabase(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Text that lies beside this class, such as the SQL that an administrator runs for a PostgreSQL
   * of one's own.
   */
  public static String resource(String name) {
    try (InputStream stream = EmbeddedStore.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new StoreException(name + " cannot be read", failure);
    }
  }

  Options options() {
    return options;
  }

  public int port() {
    return options.port();
  }

  public long pid() {
    return server.pid();
  }

  public boolean isRunning() {
    return server.isAlive();
  }

  public DataSource superuser(String database) {
    return options.access().superuser(options.port(), database);
  }

  /** New connections see replaced certificates; those that exist go on. */
  public void reload() {
    server.signal("HUP");
  }

  /** For drills: as if the machine had lost its power. */
  public void kill() {
    server.killAll();
  }

  /** For drills: its machine answers no more, and nobody is told. What follows is a kill. */
  public void freeze() {
    server.signalAll("STOP");
  }

  /** Ends the connections that there are and writes everything down. */
  @Override
  public void close() {
    if (!server.stop("INT", STOP, "QUIT")) {
      server.kill();
    }
  }
}

package conference.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Real PostgreSQL for tests: one server per JVM, migrated once; every call gives a database of its
 * own, cloned from the migrated one in a few milliseconds. Passwords instead of certificates: the
 * way over TLS has tests of its own.
 */
public final class TestStore {
  private static final String TEMPLATE = "template_conference";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final String database;

  private TestStore(String database) {
    this.database = database;
  }

  /** Started by the first test that asks. */
  private static final class Server {
    static final StoreAccess.Password ACCESS = new StoreAccess.Password(randomHex());
    static final EmbeddedStore STORE = start();

    private static EmbeddedStore start() {
      try {
        Path folder = Files.createTempDirectory("conference-test-store");
        int port = freePort();
        EmbeddedStore store =
            EmbeddedStore.start(
                new EmbeddedStore.Options(
                    folder.resolve("data"), port, folder.resolve("store.log"), ACCESS, false));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> throwAway(store, folder)));
        prepareTemplate(store);
        return store;
      } catch (IOException | SQLException failure) {
        throw new StoreException("the test store did not start: " + failure.getMessage(), failure);
      }
    }

    private static void prepareTemplate(EmbeddedStore store) throws SQLException {
      DataSource admin = store.superuser("postgres");
      for (String role : new String[] {"conference_migrator", "conference_application"}) {
        EmbeddedStore.execute(
            admin, "ALTER ROLE " + role + " PASSWORD '" + ACCESS.password() + "'");
      }
      EmbeddedStore.execute(
          admin, "ALTER DATABASE " + EmbeddedStore.DATABASE + " RENAME TO " + TEMPLATE);
      Migrate.migrate(ACCESS.as(Migrate.MIGRATOR, store.port(), TEMPLATE));
    }

    private static void throwAway(EmbeddedStore store, Path folder) {
      store.close();
      try {
        PostgresBinaries.deleteTree(folder);
      } catch (IOException stillInUse) {
        // It lies in the folder for temporary files.
      }
    }
  }

  /** A migrated, empty database that no other test sees. */
  public static TestStore fresh() {
    String name = "conference_" + DATABASES.incrementAndGet();
    try {
      synchronized (TestStore.class) {
        EmbeddedStore.execute(
            Server.STORE.superuser("postgres"),
            "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
      }
      // Rights on the database itself are not cloned.
      EmbeddedStore.execute(Server.STORE.superuser(name), EmbeddedStore.resource("roles.sql"));
    } catch (SQLException failure) {
      throw new StoreException("no fresh database: " + failure.getMessage(), failure);
    }
    return new TestStore(name);
  }

  /** As the service: may read and write rows, and define nothing. */
  public PGSimpleDataSource application() {
    return Server.ACCESS.as("conference_application", Server.STORE.port(), database);
  }

  /** As the owner of the schema. */
  public PGSimpleDataSource migrator() {
    return Server.ACCESS.as(Migrate.MIGRATOR, Server.STORE.port(), database);
  }

  /** As whoever may do anything, for what only an administrator can look at. */
  public PGSimpleDataSource superuser() {
    return Server.ACCESS.superuser(Server.STORE.port(), database);
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + Server.STORE.port() + "/" + database;
  }

  public String password() {
    return Server.ACCESS.password();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String randomHex() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

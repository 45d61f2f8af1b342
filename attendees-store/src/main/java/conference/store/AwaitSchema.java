package conference.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Waits until the schema has what this version of the service needs, so that a new version can be
 * started while its migration still runs. It reads as the service's own role and changes nothing.
 */
@Command(
    name = "await-schema",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Waits until the schema of the attendees store is what this version needs.")
public final class AwaitSchema implements Callable<Integer> {
  private static final String APPLICATION = "conference_application";
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String NO_SUCH_TABLE = "42P01";

  /** The schema's version is the highest of the migrations that went through. */
  private static final String VERSION =
      """
      SELECT version
      FROM conference.flyway_schema_history
      WHERE success AND version IS NOT NULL
      ORDER BY installed_rank DESC
      LIMIT 1
      """;

  /** Held here, as the JDK forgets unheld loggers. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  @Mixin private final StoreOptions store = new StoreOptions();

  @Option(names = "--user", description = "Role of the service (${DEFAULT-VALUE})")
  private String user = APPLICATION;

  @Option(names = "--patience", description = "Seconds to wait (${DEFAULT-VALUE})")
  private int patience = 600;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new AwaitSchema()).execute(arguments));
  }

  @Override
  public Integer call() {
    Duration left = Duration.ofSeconds(patience);
    long begun = System.nanoTime();
    try {
      DataSource source = store.as(user, left);
      String version = await(source, left.minusNanos(System.nanoTime() - begun));
      System.out.println("the schema is at version " + version);
      return 0;
    } catch (StoreException failure) {
      System.err.println("await-schema: " + failure.getMessage());
      return 1;
    }
  }

  /**
   * Returns the schema's version once it is at least the newest that this version brings.
   *
   * @throws StoreException if it is not within that time
   */
  static String await(DataSource application, Duration patience) {
    MigrationVersion needed = newest(application);
    long deadline = System.nanoTime() + patience.toNanos();
    String found = version(application);
    while (found == null || MigrationVersion.fromVersion(found).compareTo(needed) < 0) {
      if (System.nanoTime() > deadline) {
        throw new StoreException(
            "the schema "
                + (found == null ? "has no migration yet" : "is at version " + found)
                + ", and this version of the service needs "
                + needed
                + ": run the migrations",
            null);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      found = version(application);
    }
    return found;
  }

  private static MigrationVersion newest(DataSource application) {
    FLYWAY.setLevel(Level.WARNING);
    MigrationVersion newest = MigrationVersion.EMPTY;
    for (MigrationInfo migration :
        Flyway.configure()
            .dataSource(application)
            .locations("classpath:conference/store/migration")
            .defaultSchema("conference")
            .load()
            .info()
            .all()) {
      MigrationVersion version = migration.getVersion();
      // What only the store knows is of a newer version of the service.
      if (version != null && migration.getState().isResolved() && version.isNewerThan(newest)) {
        newest = version;
      }
    }
    return newest;
  }

  private static @Nullable String version(DataSource application) {
    try (Connection connection = application.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(VERSION)) {
      return row.next() ? row.getString(1) : null;
    } catch (SQLException failure) {
      if (NO_SUCH_TABLE.equals(failure.getSQLState())) {
        return null;
      }
      throw new StoreException("the schema cannot be read: " + failure.getMessage(), failure);
    }
  }
}

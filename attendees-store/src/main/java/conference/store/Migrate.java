package conference.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Brings the schema to the state that the migrations describe, as the role that owns it. The
 * service itself never does this: its role has no right to.
 */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Brings the schema of the attendees store up to date.")
public final class Migrate implements Callable<Integer> {

  static final String MIGRATOR = "conference_migrator";
  private static final String SCHEMA = "conference";

  /**
   * What Flyway does in the normal case is our own sentence; held here, as the JDK forgets unheld
   * loggers.
   */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  @Mixin private final StoreOptions store = new StoreOptions();

  @Option(names = "--user", description = "Role that owns the schema (${DEFAULT-VALUE})")
  private String user = MIGRATOR;

  @Option(
      names = "--patience",
      description = "Seconds to wait for a store that is not there yet (${DEFAULT-VALUE})")
  private int patience = 0;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Migrate()).execute(arguments));
  }

  @Override
  public Integer call() {
    try {
      Outcome outcome = migrate(store.as(user, Duration.ofSeconds(patience)));
      System.out.println(outcome.sentence());
      return 0;
    } catch (StoreException failure) {
      System.err.println("migrate: " + failure.getMessage());
      return 1;
    }
  }

  /** What a migration came to: how many steps were needed, and where the schema stands now. */
  public record Outcome(int applied, @Nullable String version) {
    public String sentence() {
      String state = version == null ? "has no migration yet" : "is at version " + version;
      return "the schema " + state + " (" + applied + " applied now)";
    }
  }

  /** The data source connects as the role that owns the schema. */
  public static Outcome migrate(DataSource migrator) {
    FLYWAY.setLevel(Level.WARNING);
    try {
      var result =
          Flyway.configure()
              .dataSource(migrator)
              .locations("classpath:conference/store/migration")
              .defaultSchema(SCHEMA)
              .createSchemas(false)
              .failOnMissingLocations(true)
              .validateMigrationNaming(true)
              .cleanDisabled(true)
              .load()
              .migrate();
      protectHistory(migrator);
      return new Outcome(
          result.migrationsExecuted,
          result.targetSchemaVersion == null
              ? result.initialSchemaVersion
              : result.targetSchemaVersion);
    } catch (FlywayException | SQLException failure) {
      throw new StoreException("the migration failed: " + reason(failure), failure);
    }
  }

  /** What the database said, without the frame that Flyway draws around it. */
  private static @Nullable String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && !(innermost instanceof SQLException)) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage();
  }

  /** The default privileges would let the application rewrite the history of the schema. */
  private static void protectHistory(DataSource migrator) throws SQLException {
    try (Connection connection = migrator.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "REVOKE INSERT, UPDATE, DELETE ON conference.flyway_schema_history FROM conference_application");
    }
  }
}

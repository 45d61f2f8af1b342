package conference.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reaches the store: the same options for all of them. */
final class StoreOptions {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Option(names = "--url", required = true, description = "jdbc:postgresql://host:port/database")
  private @Nullable String url;

  @Option(names = "--certificate", required = true, description = "Client certificate (PEM)")
  private @Nullable Path certificate;

  @Option(names = "--key", required = true, description = "Its private key (PKCS #8, DER)")
  private @Nullable Path key;

  @Option(
      names = "--authority",
      required = true,
      description = "Who signed the store's certificate")
  private @Nullable Path authority;

  /**
   * Connects as that role, once somebody answers.
   *
   * @param patience how long a store is waited for that does not take connections yet
   * @throws StoreException if it does not within that time
   */
  DataSource as(String role, Duration patience) {
    if (url == null || certificate == null || key == null || authority == null) {
      throw new IllegalStateException("picocli has checked the required options");
    }
    DataSource source = new StoreUrl(url, role, certificate, key, authority).dataSource();
    long deadline = System.nanoTime() + patience.toNanos();
    String problem = problem(source);
    while (problem != null && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      problem = problem(source);
    }
    if (problem != null) {
      throw new StoreException("the store cannot be reached: " + problem, null);
    }
    return source;
  }

  private static @Nullable String problem(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(10) ? null : "it does not answer";
    } catch (SQLException failure) {
      return String.valueOf(failure.getMessage());
    }
  }
}

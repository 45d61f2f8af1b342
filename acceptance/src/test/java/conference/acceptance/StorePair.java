package conference.acceptance;

import conference.onemachine.Configuration;
import conference.onemachine.Pki;
import conference.store.EmbeddedStore;
import conference.store.Standby;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The store as operators run it: two servers, of which one copies the other, and somebody who
 * promotes it.
 */
final class StorePair implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Pki pki;
  private EmbeddedStore primary;
  private Standby standby;
  private Optional<EmbeddedStore> lost = Optional.empty();

  private StorePair(Path folder, int port) {
    this.folder = folder;
    this.port = port;
    this.pki = new Pki(folder.resolve("pki"), InstantSource.system());
    pki.ensure();
    this.primary = EmbeddedStore.start(options(port));
    this.standby = follow(port + 1);
  }

  /** On this port and the next one. */
  static StorePair start(Path folder, int port) {
    return new StorePair(folder, port);
  }

  private Standby follow(int itsPort) {
    return Standby.of(primary, options(itsPort));
  }

  private EmbeddedStore.Options options(int itsPort) {
    return new EmbeddedStore.Options(
        folder.resolve("store-" + itsPort),
        itsPort,
        folder.resolve("store-" + itsPort + ".log"),
        pki.storeAccess(),
        true);
  }

  /** As {@code ./run --store} is told of it. */
  Configuration.OwnStore own() {
    String url =
        "jdbc:postgresql://localhost:%d,localhost:%d/%s"
            .formatted(port, port + 1, EmbeddedStore.DATABASE);
    return new Configuration.OwnStore(url, url, folder.resolve("pki"));
  }

  EmbeddedStore primary() {
    return primary;
  }

  Standby standby() {
    return standby;
  }

  Records records() {
    return new Records(primary.superuser(EmbeddedStore.DATABASE));
  }

  /** The standby takes over, whatever the primary is doing. */
  void promote() {
    lost = Optional.of(primary);
    primary = standby.promote();
  }

  /** The machine that was lost comes back, as a standby of the new primary. */
  void complete() {
    lost.ifPresent(old -> {
      old.kill();
      standby = follow(old.port());
    });
    lost = Optional.empty();
  }

  /** As an administrator does who is about to switch: what runs goes on, but writes no more. */
  void makeReadOnly() {
    try (Connection connection = primary.superuser(EmbeddedStore.DATABASE).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER SYSTEM SET default_transaction_read_only = on");
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    lost.ifPresent(EmbeddedStore::kill);
    standby.close();
    primary.close();
  }
}

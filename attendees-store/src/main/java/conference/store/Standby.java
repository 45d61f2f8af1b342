package conference.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A second server on this machine that copies what a store writes and can take its place. There is
 * one at a time, and nobody promotes it but the caller: two servers can't tell which of them is cut
 * off.
 */
public final class Standby implements AutoCloseable {
  private static final String NAME = "standby";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedStore primary;
  private final EmbeddedStore server;

  private Standby(EmbeddedStore primary, EmbeddedStore server) {
    this.primary = primary;
    this.server = server;
  }

  /**
   * Returns when it follows. It begins as a copy, whatever its folder holds: a server that was a
   * primary once may have a history of its own.
   */
  public static Standby of(EmbeddedStore primary, EmbeddedStore.Options options) {
    if (!(options.access() instanceof StoreAccess.Certificates access)) {
      throw new IllegalArgumentException("a standby shows a certificate");
    }
    StoreFolder folder = new StoreFolder(options.folder(), PostgresBinaries.home());
    try {
      folder.clearLeftovers();
      copy(primary, folder);
      folder.configure(options.port(), access, options.durable());
      folder.follow(primary.port(), access, NAME);
    } catch (IOException | SQLException failure) {
      throw new StoreException("no standby could be made: " + failure.getMessage(), failure);
    }
    Standby standby = new Standby(primary, EmbeddedStore.launch(folder, options));
    standby.awaitState("state", "streaming");
    return standby;
  }

  private static void copy(EmbeddedStore primary, StoreFolder folder)
      throws IOException, SQLException {
    try (Connection superuser = primary.superuser(EmbeddedStore.DATABASE).getConnection();
        Statement statement = superuser.createStatement()) {
      statement.execute(EmbeddedStore.resource("replication.sql"));
      StoreCopy.make(
          superuser, primary.options().folder(), folder.path(), StoreCopy.Log.WITH_THE_PRIMARY);
    }
  }

  /** From now on the primary acknowledges nothing that is not on this one's disk as well. */
  public void makeSynchronous() {
    execute(primary, "ALTER SYSTEM SET synchronous_standby_names = '" + NAME + "'");
    execute(primary, "SELECT pg_reload_conf()");
    awaitState("sync_state", "sync");
  }

  /** For drills: as if the line between the two were cut. */
  public void cutOff() {
    execute(server, "ALTER SYSTEM SET primary_conninfo = ''");
    execute(server, "SELECT pg_reload_conf()");
    await(server, "SELECT count(*) = 0 FROM pg_stat_wal_receiver");
  }

  /**
   * Makes it the primary; returns when it takes writes. It waits for no standby of its own until it
   * is given one. That the old primary serves nobody any more is for the caller to see to.
   */
  public EmbeddedStore promote() {
    execute(server, "SELECT pg_promote(true, " + PATIENCE.toSeconds() + ")");
    await(server, "SELECT NOT pg_is_in_recovery()");
    return server;
  }

  private void awaitState(String column, String state) {
    await(
        primary,
        "SELECT coalesce(bool_or(%s = '%s'), false) FROM pg_stat_replication"
                .formatted(column, state)
            + " WHERE application_name = '"
            + NAME
            + "'");
  }

  private static void execute(EmbeddedStore store, String sql) {
    try {
      EmbeddedStore.execute(store.superuser(EmbeddedStore.DATABASE), sql);
    } catch (SQLException failure) {
      throw new StoreException(sql + ": " + failure.getMessage(), failure);
    }
  }

  private static void await(EmbeddedStore store, String condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = store.superuser(EmbeddedStore.DATABASE).getConnection();
        Statement statement = connection.createStatement()) {
      while (!holds(statement, condition)) {
        if (System.nanoTime() > deadline) {
          throw new StoreException("waited in vain for " + condition, null);
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (SQLException failure) {
      throw new StoreException(condition + ": " + failure.getMessage(), failure);
    }
  }

  private static boolean holds(Statement statement, String condition) throws SQLException {
    try (ResultSet row = statement.executeQuery(condition)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Also after the promotion, if nobody else has done so. */
  @Override
  public void close() {
    server.close();
  }
}

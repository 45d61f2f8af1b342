package conference.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.stereotype.Component;

/**
 * The connections under the pool, each with the server that it leads to. A pool notices a server
 * that breaks its connections, but waits long for one that falls silent, and trusts one that became
 * a standby: when another server is the primary, what leads elsewhere is ended from here.
 */
@Component
final class StoreConnections {

  private static final String SERVER =
      """
      select concat_ws(' ', inet_server_addr(), inet_server_port(), pg_postmaster_start_time())
      """;

  private final StoreAddress address;
  private final Map<Connection, String> servers = new ConcurrentHashMap<>();

  StoreConnections(StoreAddress address) {
    this.address = address;
  }

  /** For the pool only: each connection is a new one. */
  DataSource source() {
    var source = new Source();
    source.setUrl(address.url());
    source.setUsername(address.user());
    source.setConnectionProperties(address.properties());
    return source;
  }

  private final class Source extends AbstractDriverBasedDataSource {

    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
      var connection = DriverManager.getConnection(address.url(), properties);
      try {
        remember(connection);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }

    /** The address has a limit of its own, for all of its hosts together. */
    @Override
    public void setLoginTimeout(int seconds) {}
  }

  private void remember(Connection connection) throws SQLException {
    servers.keySet().removeIf(StoreConnections::isClosed);
    servers.put(connection, server(connection));
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /** A name for the server at the other end, and for its life: it has another one after a crash. */
  static String server(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(SERVER)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Whoever waits for an answer from another server learns at once that there will be none. */
  void endAllBut(String server) {
    servers.forEach((connection, other) -> {
      if (!other.equals(server)) {
        end(connection);
      }
    });
  }

  private static void end(Connection connection) {
    try {
      // To say goodbye would mean to wait for a server that may be silent.
      connection.abort(task -> Thread.ofVirtual().name("store-leaving").start(task));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

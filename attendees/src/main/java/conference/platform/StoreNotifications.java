package conference.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What the store announces ({@code NOTIFY}), heard on one connection of its own per replica. An
 * announcement made while that connection was down is lost, so every listener is told to read
 * everything anew whenever it comes back, and the pool is told which server that is.
 */
@Component
public final class StoreNotifications implements SmartLifecycle {

  /** Reacts to announcements on one channel; must return quickly. */
  public interface Listener {
    void announced(String payload);

    /** Announcements may have been missed. */
    void readAnew();
  }

  private static final Logger log = LoggerFactory.getLogger(StoreNotifications.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private final StoreAddress address;
  private final StoreConnections connections;
  private final Optional<StoreClock> clock;
  private final RunMode mode;
  private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
  private volatile boolean connected;
  private volatile @Nullable Thread thread;

  StoreNotifications(
      StoreAddress address,
      StoreConnections connections,
      Optional<StoreClock> clock,
      RunMode mode) {
    this.address = address;
    this.connections = connections;
    this.clock = clock;
    this.mode = mode;
  }

  /** Before the start: the channels are chosen by code, never by input. */
  public void subscribe(String channel, Listener listener) {
    if (!channel.matches("[a-z_]+")) {
      throw new IllegalArgumentException(channel);
    }
    listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).add(listener);
  }

  /** Whether the store answered within the last seconds. */
  public boolean connected() {
    return connected;
  }

  private void listen() {
    while (isRunning()) {
      try (var connection = DriverManager.getConnection(address.url(), properties())) {
        startListening(connection);
        hear(connection);
      } catch (SQLException e) {
        if (connected && isRunning()) {
          log.warn("the store is away: SQL state {}", e.getSQLState());
        }
      }
      connected = false;
      pause();
    }
  }

  private Properties properties() {
    var properties = new Properties();
    properties.putAll(address.properties());
    properties.setProperty("user", address.user());
    properties.setProperty("socketTimeout", "5");
    return properties;
  }

  private void startListening(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var channel : listeners.keySet()) {
        statement.execute("listen " + channel);
      }
    }
    // It may be another one than before, promoted in between.
    connections.endAllBut(StoreConnections.server(connection));
    heartbeat(connection);
    connected = true;
    listeners.values().forEach(list -> list.forEach(Listener::readAnew));
  }

  private void hear(Connection connection) throws SQLException {
    var postgres = connection.unwrap(PGConnection.class);
    while (isRunning()) {
      var notifications = postgres.getNotifications((int) HEARTBEAT.toMillis());
      if (notifications == null || notifications.length == 0) {
        heartbeat(connection);
        continue;
      }
      for (var notification : notifications) {
        for (var listener : listeners.getOrDefault(notification.getName(), List.of())) {
          listener.announced(notification.getParameter());
        }
      }
    }
  }

  private static final String HOW_ARE_YOU =
      """
      select clock_timestamp() as now, current_setting('transaction_read_only')::boolean as read_only
      """;

  /**
   * A connection that died without a word would otherwise be waited on for ever, and a server that
   * became a standby listened to.
   */
  private void heartbeat(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(HOW_ARE_YOU)) {
      row.next();
      if (row.getBoolean("read_only")) {
        throw new SQLException("no longer the primary", StoreUnavailable.READ_ONLY);
      }
      var now = row.getTimestamp("now").toInstant();
      clock.ifPresent(stores -> stores.set(now));
    }
  }

  private void pause() {
    try {
      Thread.sleep(Duration.ofMillis(250));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isAutoStartup() {
    return mode == RunMode.SERVE;
  }

  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("store-notifications").daemon().unstarted(this::listen);
    thread.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}

package conference.onemachine;

import conference.store.StoreUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to start. {@code home} is the folder of this repository, {@code data} the one where
 * everything is kept that a run makes.
 */
public record Configuration(
    Path home,
    Path data,
    int port,
    int replicas,
    List<Path> events,
    Optional<OwnStore> store,
    Optional<String> smtp,
    Optional<Path> backup,
    Limits limits) {

  static final int DEFAULT_PORT = 8443;

  public Configuration {
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    backup = backup.map(folder -> folder.toAbsolutePath().normalize());
    events = events.stream().map(file -> file.toAbsolutePath().normalize()).toList();
    if (replicas < 1 || replicas > 9) {
      throw new LaunchException("--replicas is a number from 1 to 9, not " + replicas);
    }
    if (port < 1024 || port > 63000) {
      throw new LaunchException("--port is a number from 1024 to 63000, not " + port);
    }
  }

  /**
   * A PostgreSQL that somebody else runs: the URL of each role, and the folder with their
   * certificates.
   */
  public record OwnStore(String url, String migratorUrl, Path credentials) {
    StoreUrl as(Identity role) {
      Pki names = new Pki(credentials, java.time.InstantSource.system());
      return names.storeUrl(role == Identity.MIGRATOR ? migratorUrl : url, role);
    }
  }

  /**
   * What one client may ask of the load balancer. Those on this machine are not counted unless a
   * test wants it.
   */
  public record Limits(
      int requestsPerSecond, int signUpsPerSecond, int connectionsPerClient, boolean loopbackToo) {
    static final Limits GENEROUS = new Limits(200, 20, 500, false);
  }

  public static Configuration of(Path home, Path data) {
    return new Configuration(
        home,
        data,
        DEFAULT_PORT,
        2,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Limits.GENEROUS);
  }

  public Configuration withPort(int port) {
    return new Configuration(home, data, port, replicas, events, store, smtp, backup, limits);
  }

  public Configuration withReplicas(int replicas) {
    return new Configuration(home, data, port, replicas, events, store, smtp, backup, limits);
  }

  public Configuration withEvents(List<Path> events) {
    return new Configuration(home, data, port, replicas, events, store, smtp, backup, limits);
  }

  public Configuration withStore(OwnStore store) {
    return new Configuration(
        home, data, port, replicas, events, Optional.of(store), smtp, backup, limits);
  }

  public Configuration withSmtp(String smtp) {
    return new Configuration(
        home, data, port, replicas, events, store, Optional.of(smtp), backup, limits);
  }

  /** The folder in which the embedded store's log and copies are kept. */
  public Configuration withBackup(Path backup) {
    return new Configuration(
        home, data, port, replicas, events, store, smtp, Optional.of(backup), limits);
  }

  public Configuration withLimits(Limits limits) {
    return new Configuration(home, data, port, replicas, events, store, smtp, backup, limits);
  }

  /** What a newcomer types into the browser. */
  public String website() {
    return "https://localhost:" + port;
  }

  /** Mutual TLS, loopback; replicas count from 1. */
  public int servicePort(int replica) {
    return port + replica;
  }

  /** Probes and metrics, loopback. */
  public int managementPort(int replica) {
    return port + 1000 + replica;
  }

  public int storePort() {
    return port + 2000;
  }

  Path folder(String name) {
    return data.resolve(name);
  }

  Path log(String name) {
    return data.resolve("logs").resolve(name + ".log");
  }

  Path replicaFile(int replica) {
    return data.resolve("config").resolve("attendees-" + replica + ".yaml");
  }
}

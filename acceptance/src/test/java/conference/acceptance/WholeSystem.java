package conference.acceptance;

import conference.onemachine.Configuration;
import conference.onemachine.LaunchException;
import conference.onemachine.OneMachine;
import conference.onemachine.Progress;
import conference.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one-machine system that the drills of this JVM share, and what they may do to it. */
final class WholeSystem implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final List<Website> clients = new ArrayList<>();
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();
  private OneMachine machine;

  private WholeSystem(Path data, OneMachine machine) {
    this.data = data;
    this.machine = machine;
  }

  private static WholeSystem start() {
    List<EventFile> events = Arrays.stream(Event.values()).map(Event::file).toList();
    return start(FreePorts.base(), events, configuration -> configuration);
  }

  /** One of a drill's own, which closes it. */
  static WholeSystem start(
      int port, List<EventFile> events, UnaryOperator<Configuration> differently) {
    try {
      Path data = Files.createTempDirectory("conference-acceptance-");
      Configuration configuration = differently.apply(configuration(data, events).withPort(port));
      return new WholeSystem(data, OneMachine.start(configuration, Progress.to(System.out)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The one that this run of all drills shares; it is stopped when the last one is done. If it does
   * not start, no drill tries again.
   */
  static WholeSystem shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Shared.class, type -> Shared.start(), Shared.class)
        .system();
  }

  private record Shared(@Nullable WholeSystem started, @Nullable RuntimeException failure)
      implements AutoCloseable {

    static Shared start() {
      try {
        return new Shared(WholeSystem.start(), null);
      } catch (LaunchException | StoreException failure) {
        return new Shared(null, failure);
      }
    }

    WholeSystem system() {
      if (started == null) {
        throw new IllegalStateException("the system did not start", failure);
      }
      return started;
    }

    @Override
    public void close() {
      if (started != null) {
        started.close();
      }
    }
  }

  private static Configuration configuration(Path data, List<EventFile> events) {
    Path home = Path.of(System.getProperty("conference.home", ".."));
    Path files = data.resolve("event-files");
    return Configuration.of(home, data)
        .withEvents(events.stream().map(event -> event.write(files)).toList());
  }

  OneMachine machine() {
    return machine;
  }

  Path data() {
    return data;
  }

  int port() {
    return machine.configuration().port();
  }

  URI url() {
    return URI.create(machine.configuration().website());
  }

  /** A client with connections of its own. */
  Website website() {
    Website website = Website.of(url(), machine.authority());
    clients.add(website);
    return website;
  }

  Records records() {
    return new Records(machine.superuser());
  }

  /** All figures of one replica, as Prometheus reads them. */
  String metrics(int replica) {
    URI uri =
        URI.create(
            "http://127.0.0.1:" + machine.configuration().managementPort(replica) + "/metrics");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Something that must be in no log. */
  void keepSecret(String secret) {
    secrets.add(secret);
  }

  Set<String> secrets() {
    return new TreeSet<>(secrets);
  }

  /** Everything stops, and starts again on the same data. */
  void restart() {
    machine.close();
    startAgain();
  }

  /** What was stopped. */
  void startAgain() {
    machine = OneMachine.start(machine.configuration(), Progress.silent());
  }

  @Override
  public void close() {
    clients.forEach(Website::close);
    machine.close();
    delete(data);
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

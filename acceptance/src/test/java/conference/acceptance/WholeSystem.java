package conference.acceptance;

import conference.onemachine.Configuration;
import conference.onemachine.OneMachine;
import conference.onemachine.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one-machine system that the drills of this JVM share, and what they may do to it. */
final class WholeSystem implements AutoCloseable {
  /** Below the ports that the kernel hands out, so that no client of ours sits on one of them. */
  private static final int PORT = Integer.getInteger("conference.acceptance.port", 23443);

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final List<Website> clients = new ArrayList<>();
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();
  private OneMachine machine;

  private WholeSystem(Path data, OneMachine machine) {
    this.data = data;
    this.machine = machine;
  }

  static WholeSystem start() {
    try {
      Path data = Files.createTempDirectory("conference-acceptance-");
      return new WholeSystem(data, OneMachine.start(configuration(data), Progress.to(System.out)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The one that this run of all drills shares; it is stopped when the last one is done. */
  static WholeSystem shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(WholeSystem.class, type -> start(), WholeSystem.class);
  }

  private static Configuration configuration(Path data) {
    Path home = Path.of(System.getProperty("conference.home", ".."));
    Path files = data.resolve("event-files");
    List<Path> events =
        Arrays.stream(Event.values()).map(event -> event.file().write(files)).toList();
    return Configuration.of(home, data).withPort(PORT).withEvents(events);
  }

  OneMachine machine() {
    return machine;
  }

  Path data() {
    return data;
  }

  int port() {
    return PORT;
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
    machine = OneMachine.start(configuration(data), Progress.silent());
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

package conference.acceptance.load;

import conference.onemachine.Configuration;
import conference.onemachine.Identity;
import conference.onemachine.OneMachine;
import conference.onemachine.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real system, started for nothing else than being measured, in a data folder and on ports of
 * its own.
 */
final class MeasuredSystem implements AutoCloseable {
  private final OneMachine machine;
  private final Path scripts;

  private MeasuredSystem(OneMachine machine, Path scripts) {
    this.machine = machine;
    this.scripts = scripts;
  }

  /** Begins with an empty store, and with one event for every slug. */
  static MeasuredSystem start(
      Path home, Path data, int port, List<String> slugs, Progress progress) {
    try {
      Path folder = Files.createDirectories(data.resolve("bench"));
      List<Path> events = new ArrayList<>();
      for (String slug : slugs) {
        events.add(Files.writeString(folder.resolve(slug + ".yaml"), eventFile(slug)));
      }
      Configuration configuration =
          Configuration.of(home, data).withPort(port).withReplicas(2).withEvents(events);
      return new MeasuredSystem(OneMachine.start(configuration, progress), folder);
    } catch (IOException failure) {
      throw new BenchException(
          "the folder " + data + " cannot be used: " + failure.getMessage(), failure);
    }
  }

  private static String eventFile(String slug) throws IOException {
    try (InputStream template = MeasuredSystem.class.getResourceAsStream("event.yaml")) {
      return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8)
          .replace("${SLUG}", slug)
          .replace("${YEAR}", Integer.toString(Year.now(java.time.ZoneOffset.UTC).getValue() + 1));
    }
  }

  String website() {
    return machine.configuration().website();
  }

  /** Where the load generator's scripts are put. */
  Path scripts() {
    return scripts;
  }

  OneMachine machine() {
    return machine;
  }

  CpuAccount cpu() {
    return new CpuAccount(() ->
        Map.of(
            Node.LOAD_BALANCER, List.of(machine.loadBalancerPid()),
            Node.ATTENDEES, replicas(),
            Node.STORE, List.of(machine.store().pid())));
  }

  List<Long> replicas() {
    return IntStream.rangeClosed(1, machine.configuration().replicas())
        .mapToObj(machine::pid)
        .toList();
  }

  /** Connects as the service does, over TLS with its certificate. */
  PGSimpleDataSource application() {
    Configuration configuration = machine.configuration();
    String url = "jdbc:postgresql://localhost:" + configuration.storePort() + "/conference";
    return machine.pki().storeUrl(url, Identity.APPLICATION).dataSource();
  }

  Stored stored() {
    return new Stored(machine.superuser());
  }

  AccessLog accessLogFromNowOn() {
    return AccessLog.fromNowOn(machine.configuration().data().resolve("logs/load-balancer.log"));
  }

  @Override
  public void close() {
    machine.close();
  }
}

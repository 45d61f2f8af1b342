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
import java.time.ZoneOffset;
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

  /** An event to measure with, in a hall and from afar. */
  record Event(String slug, int hall, int remote) {
    private static final int MOST = 1_000_000;

    static Event withEnoughPlaces(String slug) {
      return new Event(slug, MOST, MOST);
    }

    /** A fifth is from afar, as is a fifth of those who come. */
    static Event withPlaces(String slug, int places) {
      return new Event(slug, places - places / 5, places / 5);
    }

    private String file(String template) {
      return template
          .replace("${SLUG}", slug)
          .replace("${HALL}", Integer.toString(hall))
          .replace("${REMOTE}", Integer.toString(remote))
          .replace("${YEAR}", Integer.toString(Year.now(ZoneOffset.UTC).getValue() + 1));
    }
  }

  /** Begins with an empty store and these events. */
  static MeasuredSystem start(
      Path home, Path data, int port, List<Event> events, Progress progress) {
    try {
      Path folder = Files.createDirectories(data.resolve("bench"));
      List<Path> files = new ArrayList<>();
      for (Event event : events) {
        files.add(
            Files.writeString(folder.resolve(event.slug() + ".yaml"), event.file(template())));
      }
      Configuration configuration =
          Configuration.of(home, data).withPort(port).withReplicas(2).withEvents(files);
      return new MeasuredSystem(OneMachine.start(configuration, progress), folder);
    } catch (IOException failure) {
      throw new BenchException(
          "the folder " + data + " cannot be used: " + failure.getMessage(), failure);
    }
  }

  private static String template() throws IOException {
    try (InputStream template = MeasuredSystem.class.getResourceAsStream("event.yaml")) {
      return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
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

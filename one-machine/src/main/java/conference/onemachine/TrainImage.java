package conference.onemachine;

import conference.store.ChildProcess;
import conference.store.EmbeddedStore;
import conference.store.Migrate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Lets the Java of the service's image learn what it will need, as {@link Training} does on one
 * machine: the image's own runtime starts the image's own program once, against a store that is
 * thrown away, and writes down what it has learnt.
 *
 * <p>{@code TrainImage HOME ROOTFS DATA}, where the image's files are already in {@code ROOTFS};
 * {@code DATA} is the caller's to throw away.
 */
public final class TrainImage {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String FOLDER = "opt/conference";

  private TrainImage() {}

  public static void main(String[] arguments) {
    Path home = Path.of(arguments[0]);
    Path rootfs = Path.of(arguments[1]).toAbsolutePath();
    Path data = Path.of(arguments[2]).toAbsolutePath();
    try {
      train(home, rootfs.resolve(FOLDER), data);
    } catch (LaunchException failure) {
      System.err.println("the image's Java could not be trained: " + failure.getMessage());
      System.exit(1);
    }
  }

  private static void train(Path home, Path image, Path data) {
    Configuration configuration = Configuration.of(home, data).withReplicas(1).withPort(freePort());
    Pki pki = new Pki(configuration.folder("pki"), InstantSource.system());
    pki.ensure();
    EmbeddedStore store = EmbeddedStores.start(configuration, pki);
    try {
      learn(image, configuration, pki);
    } finally {
      store.close();
    }
    if (!Files.exists(image.resolve("attendees/attendees.aot"))) {
      throw new LaunchException(Waiting.lastLine(configuration.log("training")));
    }
  }

  /** The first of the ports that one replica and its store take; see {@link Configuration}. */
  private static int freePort() {
    return IntStream.iterate(21_443, port -> port < 25_443, port -> port + 10)
        .filter(port ->
            IntStream.of(0, 1, 1_001, 2_000).map(more -> port + more).allMatch(ThisMachine::isFree))
        .findFirst()
        .orElseThrow(() -> new LaunchException("no port is free"));
  }

  private static void learn(Path image, Configuration configuration, Pki pki) {
    String url = EmbeddedStores.url(configuration);
    Migrate.migrate(pki.storeUrl(url, Identity.MIGRATOR).dataSource());
    new ReplicaFiles(configuration, pki, pki.storeUrl(url, Identity.APPLICATION)).write();
    Path log = configuration.log("training");
    ChildProcess pupil =
        ChildProcess.start(
            new ChildProcess.Command(
                "training",
                List.of(),
                command(image, configuration.replicaFile(1)),
                log,
                Map.of(),
                ChildProcess.Farewell.TERM));
    Probe probe = new Probe(configuration.managementPort(1));
    Waiting.until(LONGEST, () -> probe.isReady() || !pupil.isAlive(), () -> Waiting.lastLine(log));
    if (!pupil.isAlive() || !pupil.stop("TERM", LONGEST)) {
      throw new LaunchException(Waiting.lastLine(log));
    }
  }

  private static List<String> command(Path image, Path settings) {
    return List.of(
        image.resolve("java/bin/java").toString(),
        "@" + image.resolve("attendees/options"),
        "-XX:AOTCacheOutput=" + image.resolve("attendees/attendees.aot"),
        "-jar",
        image.resolve("attendees/attendees.jar").toString(),
        "--spring.config.additional-location=file:" + settings);
  }
}

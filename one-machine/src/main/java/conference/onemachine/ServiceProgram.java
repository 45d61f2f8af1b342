package conference.onemachine;

import conference.store.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * The attendees service as the build leaves it: its jar, unpacked so that the JVM maps its
 * libraries one by one, and the cache of what the JVM learnt in a training run (JEP 514), by which
 * it starts with half of the work.
 */
final class ServiceProgram {
  private final Path built;
  private final Path folder;
  private final Path options;

  ServiceProgram(Configuration configuration) {
    Path target = configuration.home().resolve("attendees/target");
    this.built = target.resolve("attendees.jar");
    this.folder = target.resolve("one-machine");
    this.options = configuration.home().resolve("attendees/image/options");
    if (!Files.exists(built)) {
      throw new LaunchException(
          "the attendees service is not built: " + built + " is missing; ./run builds it");
    }
  }

  /**
   * Unpacks what was built, unless that has been done; one run at a time, as several may share the
   * build.
   */
  void unpack() {
    try {
      Files.createDirectories(folder.getParent());
      Path lockFile = folder.resolveSibling("one-machine.lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !isUnpacked()) {
          extract();
        }
      }
    } catch (IOException failure) {
      throw new LaunchException(
          "the attendees service cannot be unpacked: " + failure.getMessage(), failure);
    }
  }

  private boolean isUnpacked() throws IOException {
    return Files.exists(stamp()) && Files.readString(stamp()).equals(stampOf(built));
  }

  private Path stamp() {
    return folder.resolve("unpacked-from");
  }

  /**
   * By what is in it: the build gives every jar the same time, and one constant for another leaves
   * its size as it is.
   */
  static String stampOf(Path jar) throws IOException {
    CRC32 contents = new CRC32();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
          .forEach(line -> contents.update(line.getBytes(StandardCharsets.UTF_8)));
    }
    return Files.size(jar)
        + " "
        + Long.toHexString(contents.getValue())
        + " "
        + System.getProperty("java.vm.version");
  }

  private void extract() throws IOException {
    List<String> line =
        List.of(
            java().getFirst(),
            "-Djarmode=tools",
            "-jar",
            built.toString(),
            "extract",
            "--force",
            "--destination",
            folder.toString());
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(output.strip());
    }
    // What was learnt about another build is of no use.
    Files.deleteIfExists(trainedCache());
    Files.writeString(stamp(), stampOf(built));
  }

  private Path jar() {
    return folder.resolve("attendees.jar");
  }

  private Path trainedCache() {
    return folder.resolve("attendees.aot");
  }

  boolean isTrained() {
    return Files.exists(trainedCache());
  }

  /**
   * The command line of one replica; its memory is bounded, and a replica that runs out of it goes
   * rather than lingers.
   */
  List<String> serve(Path configurationFile) {
    List<String> line = java();
    line.addAll(program(configurationFile));
    return line;
  }

  /** Like a replica, and when it ends, what it has learnt is written beside the jar. */
  List<String> train(Path configurationFile) {
    List<String> line = new ArrayList<>(serve(configurationFile));
    line.removeIf(option -> option.startsWith("-XX:AOTCache"));
    line.add(1, "-XX:AOTCacheOutput=" + trainedCache() + ".new");
    return line;
  }

  void keepTraining() {
    Path learnt = Path.of(trainedCache() + ".new");
    try {
      if (Files.exists(learnt)) {
        Files.move(learnt, trainedCache(), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Runs one of the service's commands to its end and returns what it printed; its log goes to the
   * log file.
   */
  String run(Path configurationFile, Path log, List<String> command) {
    List<String> line = java();
    line.add("-Xmx256m");
    line.addAll(program(configurationFile));
    line.addAll(command);
    try {
      // The first thing that writes a log where the store is somebody else's.
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process =
          new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.to(log.toFile())).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.onExit().join().exitValue() != 0) {
        throw new CommandFailed(wordsFor(output, log));
      }
      return output;
    } catch (IOException failure) {
      throw new LaunchException(
          "the attendees service cannot be started: " + failure.getMessage(), failure);
    }
  }

  /** What the command wrote for people, without the structured log beside it. */
  private static String wordsFor(String output, Path log) throws IOException {
    String words =
        Stream.concat(output.lines(), Files.readAllLines(log).stream())
            .filter(line -> !line.isBlank() && !line.startsWith("{"))
            .limit(60)
            .collect(Collectors.joining("\n"));
    return words.isEmpty() ? Waiting.lastLine(log) : words;
  }

  /** The service's own words on why it could not do what was asked. */
  static final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailed(String words) {
      super(words);
    }
  }

  private List<String> java() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (isTrained()) {
      line.add("-XX:AOTCache=" + trainedCache());
    }
    line.add("@" + options);
    return line;
  }

  private List<String> program(Path configurationFile) {
    return List.of(
        "-jar", jar().toString(), "--spring.config.additional-location=file:" + configurationFile);
  }

  ChildProcess launch(String name, List<String> line, Path log) {
    return ChildProcess.start(
        new ChildProcess.Command(name, List.of(), line, log, Map.of(), ChildProcess.Farewell.TERM));
  }
}

package conference.acceptance.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run of the load generator with one of the scripts beside this class. It cannot outlive its
 * stated longest time.
 */
final class Wrk implements AutoCloseable {
  private static final String RESULT = "RESULT ";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private Wrk(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * What to run: script, URL, open connections, the time after which it ends by itself, and the
   * script's arguments.
   */
  record Line(
      String script, String url, int connections, int longestSeconds, List<String> arguments) {
    List<String> command(Path script) {
      // One thread, so that the generator never takes more than one of the cores from what it
      // measures.
      Stream<String> options =
          Stream.of(
              "wrk",
              "-t1",
              "-c" + connections,
              "-d" + longestSeconds + "s",
              "--timeout",
              longestSeconds + "s");
      return Stream.of(options, Stream.of("-s", script.toString(), url, "--"), arguments.stream())
          .flatMap(part -> part)
          .toList();
    }
  }

  /** The path of the program, if this machine has it. */
  static Optional<Path> program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, "wrk"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Wrk start(Path folder, Line line) {
    try {
      Path script = folder.resolve(line.script());
      // wrk takes one file; what all scripts begin with comes first.
      Files.writeString(script, source("clock.lua") + source(line.script()));
      return new Wrk(new ProcessBuilder(line.command(script)).redirectErrorStream(true).start());
    } catch (IOException failure) {
      throw new BenchException("wrk cannot be started: " + failure.getMessage(), failure);
    }
  }

  private static String source(String script) throws IOException {
    try (InputStream source = Wrk.class.getResourceAsStream(script)) {
      return new String(
          Objects.requireNonNull(source, script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns when the script says that line. */
  void await(String awaited) {
    String line = readLine();
    while (!line.equals(awaited)) {
      if (line.startsWith(RESULT)) {
        throw new BenchException(
            "wrk ended without an answer to everything it had sent: "
                + String.join(" | ", words()));
      }
      line = readLine();
    }
  }

  /** Ends it, and returns what the script has to say. */
  JsonNode finish() {
    interrupt();
    String line = readLine();
    while (!line.startsWith(RESULT)) {
      line = readLine();
    }
    return JSON.readTree(line.substring(RESULT.length()));
  }

  private String readLine() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new BenchException("wrk failed: " + String.join(" | ", words()));
      }
      lines.add(line);
      return line;
    } catch (IOException failure) {
      throw new BenchException("wrk went silent", failure);
    }
  }

  private List<String> words() {
    return lines.stream().filter(line -> !line.startsWith(RESULT)).toList();
  }

  /** The one signal upon which wrk counts up and reports. */
  private void interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException failure) {
      throw new BenchException("wrk cannot be ended", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

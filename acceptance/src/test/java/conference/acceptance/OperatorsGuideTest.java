package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operators' guide as an operator follows it: every command of its shell blocks, one after the
 * other, on folders and ports of this test's own. Commands for a cluster are in other blocks.
 */
@Drill
@Order(85)
class OperatorsGuideTest {
  private static final Path HOME =
      Path.of(System.getProperty("conference.home", "..")).toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern SUBCOMMAND = Pattern.compile("^\\./run [a-z].*");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
      process.destroyForcibly();
    }
  }

  @Test
  void everyCommandDoesWhatItSays() throws IOException {
    int port = FreePorts.base();
    Map<String, String> output = new TreeMap<>();
    for (String command : commands()) {
      String here = here(command, port);
      String told = starts(command) ? start(here, port) : run(here);
      output.merge(firstWords(command), told, String::concat);
    }

    assertThat(output.get("./run csv")).contains("reference,state,");
    assertThat(output.get("./run verify-audit")).contains("tidewater-2027");
    assertThat(output.get("./run owner-link")).contains("/organiser/invitation#");
    assertThat(output.get("./run rotate-certificates")).contains("certificates replaced");
    assertThat(output.get("./run backup")).contains("copied to " + folder);
    assertThat(output.get("./run restore"))
        .contains("restored", "what was there before is in " + folder);
    assertThat(output.get("./run stop")).contains("stopped").doesNotContain("nothing runs");
    assertThat(output.get("curl --fail")).contains("tidewater-2027");
    assertThat(output.get("./run --data")).contains("attendees 3/3");
    assertThat(folder.resolve("backup/secrets")).isDirectoryContaining("glob:**key");
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    var blocks = BLOCK.matcher(Files.readString(HOME.resolve("docs/operators.md")));
    while (blocks.find()) {
      blocks.group(1).lines().filter(line -> !line.isBlank()).forEach(commands::add);
    }
    assertThat(commands).hasSizeGreaterThan(15);
    return commands;
  }

  /** It stays in the foreground, where a command does its work and ends. */
  private static boolean starts(String command) {
    return command.startsWith("./run ") && !SUBCOMMAND.matcher(command).matches();
  }

  private String here(String command, int port) {
    String here =
        command
            .replace("/srv/conference", folder.resolve("data").toString())
            .replace("/mnt/backup/conference", folder.resolve("backup").toString())
            .replace("localhost:8443", "localhost:" + port)
            .replace("localhost:9444", "localhost:" + (port + 1_001));
    return starts(command) ? here + " --port " + port : here;
  }

  private static String firstWords(String command) {
    return String.join(" ", List.of(command.split(" ")).subList(0, 2));
  }

  private String run(String command) throws IOException {
    Process process = shell(command, folder.resolve("output"));
    assertThat(
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join().exitValue())
        .as(() -> command + ": " + read(folder.resolve("output")))
        .isZero();
    return read(folder.resolve("output"));
  }

  /** Returns when it has said where the website is. */
  private String start(String command, int port) throws IOException {
    Path output = folder.resolve("start-" + started.size());
    Process process = shell("exec " + command, output);
    started.add(process);
    await(command)
        .atMost(PATIENCE)
        .until(() -> {
          assertThat(process.isAlive()).as(() -> read(output)).isTrue();
          return read(output).contains("https://localhost:" + port + "/\n");
        });
    return read(output);
  }

  private static Process shell(String command, Path output) throws IOException {
    return new ProcessBuilder("bash", "-c", command)
        .directory(HOME.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      return failure.toString();
    }
  }
}

package conference.acceptance.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what something was measured. */
final class Machine {
  private Machine() {}

  static String words() throws IOException {
    return "%d cores (%s), %s MB, Linux %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            first("/proc/cpuinfo", "model name"),
            Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024,
            System.getProperty("os.version"));
  }

  /** Without what would tell one machine of that size from another. */
  static String size() throws IOException {
    double gigabytes =
        Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024.0 / 1024;
    return "%d cores, %.0f GB"
        .formatted(Runtime.getRuntime().availableProcessors(), Math.ceil(gigabytes));
  }

  static String loadAverage() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }

  private static String first(String file, String name) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  /** The first line that it says about itself. */
  static String version(String program, String option) throws IOException {
    Process process = new ProcessBuilder(program, option).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().findFirst().orElse(program);
  }
}

package conference.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The small programs of the operating system that this one leans on where they exist. */
final class Programs {
  private static final Map<List<String>, Boolean> TRIED = new ConcurrentHashMap<>();

  private Programs() {}

  /** Whether this command line does nothing, successfully, here; asked once. */
  static boolean work(String... harmlessLine) {
    return TRIED.computeIfAbsent(List.of(harmlessLine), line -> run(line) == 0);
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  static void signal(long pid, String signal) {
    run(List.of("kill", "-s", signal, Long.toString(pid)));
  }

  private static int run(List<String> line) {
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor();
    } catch (IOException absent) {
      return 127;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }
}

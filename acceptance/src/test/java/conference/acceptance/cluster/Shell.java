package conference.acceptance.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of this machine. */
final class Shell {
  private Shell() {}

  /** How a program ended and all that it printed. */
  record Outcome(int status, String output) {
    boolean isGood() {
      return status == 0;
    }
  }

  static Outcome run(List<String> command, String input) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.onExit().join().exitValue(), output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Outcome attempt(String... command) {
    return run(List.of(command), "");
  }

  /** Runs a program that must not fail, and returns what it printed. */
  static String insist(String... command) {
    return insist(List.of(command), "");
  }

  static String insist(List<String> command, String input) {
    Outcome outcome = run(command, input);
    if (!outcome.isGood()) {
      throw new IllegalStateException(String.join(" ", command) + ": " + outcome.output());
    }
    return outcome.output();
  }
}

package conference.onemachine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something another program does, by looking again. */
final class Waiting {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private Waiting() {}

  static void until(Duration patience, BooleanSupplier happened, Supplier<String> otherwise) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        throw new LaunchException(otherwise.get());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  static String lastLine(Path log) {
    try {
      List<String> lines =
          Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty()
          ? "its log " + log + " is empty"
          : lines.getLast() + " (log: " + log + ")";
    } catch (IOException unreadable) {
      return "see " + log;
    }
  }
}

package conference.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A program started by this one that leaves with it. It runs in a session of its own, so that
 * Ctrl-C in the terminal reaches only the launcher, which then stops its children in order; and the
 * kernel signals it when the launcher dies without a word (kill -9).
 */
public final class ChildProcess {
  private final Process process;
  private final String name;

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** How the child is told to go when its parent has died. */
  public enum Farewell {
    TERM,
    INT,
    QUIT
  }

  /**
   * What to start; the log is appended to. The wrapper, often empty, is a program that changes the
   * identity and then becomes the line.
   */
  public record Command(
      String name,
      List<String> wrapper,
      List<String> line,
      Path log,
      Map<String, String> environment,
      Farewell farewell) {}

  public static ChildProcess start(Command command) {
    CompletableFuture<Process> started = new CompletableFuture<>();
    // The kernel's "parent died" is about the thread that forked: this one lives exactly as long as
    // the child does.
    Thread.ofPlatform()
        .daemon()
        .name("parent-of-" + command.name())
        .start(() -> forkAndWait(command, started));
    try {
      return new ChildProcess(command.name(), started.join());
    } catch (CompletionException failure) {
      throw new IllegalStateException(
          "cannot start " + command.name() + ": " + command.line().getFirst(), failure.getCause());
    }
  }

  private static void forkAndWait(Command command, CompletableFuture<Process> started) {
    try {
      Process process = builder(command).start();
      started.complete(process);
      process.waitFor();
    } catch (IOException | RuntimeException failure) {
      started.completeExceptionally(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProcessBuilder builder(Command command) throws IOException {
    List<String> line = new ArrayList<>();
    if (Programs.work("setsid", "true")) {
      line.add("setsid");
    }
    line.addAll(command.wrapper());
    // After the wrapper: a change of identity makes the kernel forget it.
    if (Programs.work("setpriv", "--pdeathsig", "TERM", "true")) {
      line.addAll(List.of("setpriv", "--pdeathsig", command.farewell().name()));
    }
    line.addAll(command.line());
    Files.createDirectories(command.log().toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    builder.environment().putAll(command.environment());
    return builder;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /** Sends a signal the JDK has no method for, such as HUP. */
  public void signal(String signal) {
    Programs.signal(process.pid(), signal);
  }

  /** The same for a program that another run of this one has started. */
  public static void signal(long pid, String signal) {
    Programs.signal(pid, signal);
  }

  /** The same to it and to all that it has started. */
  void signalAll(String signal) {
    List<Long> children = process.descendants().map(ProcessHandle::pid).toList();
    signal(signal);
    children.forEach(child -> Programs.signal(child, signal));
  }

  public void kill() {
    process.destroyForcibly();
    await(Duration.ofSeconds(10));
  }

  /** Nothing that it has started may finish what it is at. */
  void killAll() {
    List<ProcessHandle> children = process.descendants().toList();
    kill();
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  /**
   * Asks it to go, by one signal after the other, each with its grace. Returns whether it went; it
   * may be killed then.
   */
  public boolean stop(String signal, Duration grace, String... insistent) {
    if (!process.isAlive()) {
      return true;
    }
    signal(signal);
    boolean gone = await(grace);
    for (String next : insistent) {
      if (!gone) {
        signal(next);
        gone = await(grace);
      }
    }
    return gone;
  }

  private boolean await(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  @Override
  public String toString() {
    return name + " (process " + pid() + ")";
  }
}

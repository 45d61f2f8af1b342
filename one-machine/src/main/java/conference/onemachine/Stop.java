package conference.onemachine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ctrl-C for a system that runs in another terminal or in none. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stops what runs with this data folder.")
final class Stop implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() {
    Path folder = data.resolved();
    Optional<ProcessHandle> launcher = RunFile.read(folder).flatMap(RunFile.Running::launcher);
    if (launcher.isEmpty()) {
      System.out.println("nothing runs with " + folder);
      return 0;
    }
    launcher.get().destroy();
    Waiting.until(
        PATIENCE,
        () -> !launcher.get().isAlive(),
        () -> "it is still stopping after " + PATIENCE.toSeconds() + " s");
    System.out.println("stopped");
    return 0;
  }
}

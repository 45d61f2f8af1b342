package conference.onemachine;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where everything is kept that a run makes. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".data",
      description = "Where everything is kept (${DEFAULT-VALUE})")
  private Path folder = Path.of(".data");

  /** Relative to where the user stands, which is not where this program runs. */
  Path resolved() {
    return Path.of(System.getProperty("conference.from", ""))
        .toAbsolutePath()
        .resolve(folder)
        .normalize();
  }
}

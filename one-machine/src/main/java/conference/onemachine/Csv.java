package conference.onemachine;

import conference.store.StoreException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The attendees of an event, for a spreadsheet. */
@Command(
    name = "csv",
    mixinStandardHelpOptions = true,
    description = "Prints the attendees of an event as CSV.")
final class Csv implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "SLUG", description = "The event's name in its address")
  private String slug = "";

  /** Beside a running system, or with the store started for this moment. */
  @Override
  public Integer call() {
    Configuration known = Configuration.of(Run.home(), data.resolved());
    if (!Files.exists(known.replicaFile(1))) {
      throw new LaunchException("there is nothing in " + known.data() + " yet: ./run fills it");
    }
    if (RunFile.read(known.data()).flatMap(RunFile.Running::launcher).isPresent()) {
      System.out.print(new Events(known, new ServiceProgram(known)).csv(slug));
      return 0;
    }
    return withTheStoreAlone(known);
  }

  private int withTheStoreAlone(Configuration known) {
    Configuration last = known.withPort(LastRun.port(known));
    try (RunFile _ = RunFile.claim(last.data());
        AutoCloseable _ = LastRun.startStore(last)) {
      System.out.print(new Events(last, new ServiceProgram(last)).csv(slug));
      return 0;
    } catch (LaunchException | StoreException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new LaunchException(
          "the store could not be stopped again: " + failure.getMessage(), failure);
    }
  }
}

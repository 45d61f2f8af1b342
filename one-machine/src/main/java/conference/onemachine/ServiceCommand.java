package conference.onemachine;

import conference.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One command of the service, beside a running system, or with the store started for this moment.
 */
final class ServiceCommand {

  private ServiceCommand() {}

  /** What the command prints. */
  static String run(Path data, List<String> command) {
    Configuration known = Configuration.of(Run.home(), data);
    if (!Files.exists(known.replicaFile(1))) {
      throw new LaunchException("there is nothing in " + known.data() + " yet: ./run fills it");
    }
    if (RunFile.read(known.data()).flatMap(RunFile.Running::launcher).isPresent()) {
      return new Events(known, new ServiceProgram(known)).run(command);
    }
    return withTheStoreAlone(known, command);
  }

  private static String withTheStoreAlone(Configuration known, List<String> command) {
    Configuration last = known.withPort(LastRun.port(known));
    try (RunFile _ = RunFile.claim(last.data());
        AutoCloseable _ = LastRun.startStore(last)) {
      Events events = new Events(last, new ServiceProgram(last));
      ErasuresToRepeat erasures = new ErasuresToRepeat(last);
      if (erasures.isDue()) {
        erasures.repeat(events);
      }
      return events.run(command);
    } catch (LaunchException | StoreException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new LaunchException(
          "the store could not be stopped again: " + failure.getMessage(), failure);
    }
  }
}

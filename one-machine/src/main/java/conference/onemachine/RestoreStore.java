package conference.onemachine;

import conference.store.Archive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The store again, from its backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Brings the store back from its backup, as it was last or at a moment before that.",
      "Whoever was erased meanwhile stays erased. What was there before is set aside, not deleted."
    })
final class RestoreStore implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--backup",
      paramLabel = "DIR",
      required = true,
      description = "The folder that ./run was started with as --backup")
  private Path backup = Path.of(".");

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "As it was at this moment, such as 2027-03-01T09:30:00+01:00 (otherwise as it was last)")
  private @Nullable String until;

  @Override
  public Integer call() {
    Configuration configuration = Configuration.of(Run.home(), data.resolved());
    if (Files.exists(configuration.replicaFile(1))) {
      configuration = configuration.withPort(LastRun.port(configuration));
    }
    Restored restored =
        Restored.from(
            new Archive(Run.fromHere(backup)),
            configuration,
            Optional.ofNullable(until).map(RestoreStore::moment));
    restored.sentences().forEach(System.out::println);
    return 0;
  }

  private static Instant moment(String time) {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new LaunchException(
          "--until is a time with its offset, such as 2027-03-01T09:30:00+01:00 or 2027-03-01T08:30:00Z, not "
              + time);
    }
  }
}

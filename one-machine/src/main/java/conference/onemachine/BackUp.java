package conference.onemachine;

import conference.store.Archive;
import conference.store.BaseBackup;
import conference.store.EmbeddedStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A copy of the running store now, such as before an upgrade. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copies the running store into the folder that it was started with as --backup.")
final class BackUp implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() {
    Path folder = data.resolved();
    RunFile.Running running =
        RunFile.read(folder)
            .filter(read -> read.launcher().isPresent())
            .orElseThrow(() -> new LaunchException("nothing runs with " + folder));
    Archive archive = new Archive(folderOf(running.backup()));
    Configuration configuration = Configuration.of(Run.home(), folder).withPort(running.port());
    Pki pki = new Pki(configuration.folder("pki"), InstantSource.system());
    BaseBackup copy =
        Backups.make(
            configuration,
            archive,
            pki.storeAccess().superuser(configuration.storePort(), EmbeddedStore.DATABASE));
    System.out.println("copied to " + copy.folder());
    return 0;
  }

  private static Path folderOf(@Nullable String backup) {
    if (backup == null) {
      throw new LaunchException(
          "it was started without a backup: start it with --backup DIR, on another disk");
    }
    return Path.of(backup);
  }
}

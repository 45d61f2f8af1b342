package conference.onemachine;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** New certificates for everybody, while everything runs. */
@Command(
    name = "rotate-certificates",
    mixinStandardHelpOptions = true,
    description = "Replaces every certificate; what runs takes them over without a pause.")
final class RotateCertificates implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() {
    Path folder = data.resolved();
    Pki pki = new Pki(folder.resolve("pki"), InstantSource.system());
    List<Identity> replaced = pki.rotate();
    RunFile.read(folder)
        .ifPresent(running -> running.reload(List.of("attendees-store", "load-balancer")));
    System.out.println(replaced.size() + " certificates replaced in " + folder.resolve("pki"));
    return 0;
  }
}

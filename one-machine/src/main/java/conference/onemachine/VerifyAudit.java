package conference.onemachine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whether the history of what was done is as it was written. */
@Command(
    name = "verify-audit",
    mixinStandardHelpOptions = true,
    description = "Says whether anybody has tampered with the history of what was done.")
final class VerifyAudit implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Parameters(
      paramLabel = "ANCHOR",
      arity = "0..*",
      description = "SLUG:NUMBER:HASH, as the log has it after \"Anchor of the audit\"")
  private List<String> anchors = List.of();

  @Override
  public Integer call() {
    var command = new ArrayList<>(List.of("verify-audit"));
    command.addAll(anchors);
    System.out.print(ServiceCommand.run(data.resolved(), command));
    return 0;
  }
}

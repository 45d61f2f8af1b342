package conference.onemachine;

import java.util.List;
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

  @Override
  public Integer call() {
    System.out.print(ServiceCommand.run(data.resolved(), List.of("export-attendees", slug)));
    return 0;
  }
}

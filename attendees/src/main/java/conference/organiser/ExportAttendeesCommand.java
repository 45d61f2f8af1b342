package conference.organiser;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.platform.Command;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code export-attendees SLUG}: an event's attendees as CSV on standard output. */
@Component
final class ExportAttendeesCommand implements Command {

  private final Catalogue catalogue;
  private final ExportAttendees exportAttendees;

  ExportAttendeesCommand(Catalogue catalogue, ExportAttendees exportAttendees) {
    this.catalogue = catalogue;
    this.exportAttendees = exportAttendees;
  }

  @Override
  public String name() {
    return "export-attendees";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    if (arguments.size() != 1) {
      System.err.println("Say which event: export-attendees SLUG");
      return 2;
    }
    Optional<EventDefinition> event = catalogue.findInAnyState(arguments.getFirst());
    if (event.isEmpty()) {
      System.err.printf(
          "There is no event %s; there are %s.%n",
          arguments.getFirst(),
          catalogue.all().stream().map(EventDefinition::slug).sorted().toList());
      return 1;
    }
    exportAttendees.writeCsv(event.get(), out);
    return 0;
  }
}

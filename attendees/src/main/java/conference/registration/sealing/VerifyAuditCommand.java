package conference.registration.sealing;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.platform.Command;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code verify-audit [ANCHOR…]}: whether anybody has tampered with what was written to the audit,
 * event by event. The exit code is 0 when nobody has, 1 when somebody has, 2 when an anchor can't
 * be read.
 */
@Component
final class VerifyAuditCommand implements Command {

  private final Catalogue catalogue;
  private final VerifyAudit verifyAudit;

  VerifyAuditCommand(Catalogue catalogue, VerifyAudit verifyAudit) {
    this.catalogue = catalogue;
    this.verifyAudit = verifyAudit;
  }

  @Override
  public String name() {
    return "verify-audit";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    List<Anchor> anchors = new ArrayList<>();
    for (String argument : arguments) {
      Optional<Anchor> anchor = Anchor.parse(argument);
      if (anchor.isEmpty()) {
        System.err.printf(
            "\"%s\" is no anchor; the log has them as SLUG:NUMBER:HASH after \"Anchor of the audit\".%n",
            argument);
        return 2;
      }
      anchors.add(anchor.get());
    }
    List<EventDefinition> events =
        catalogue.all().stream().sorted(Comparator.comparing(EventDefinition::slug)).toList();
    if (events.isEmpty()) {
      out.println("There are no events yet, so nothing has been done.");
    }
    boolean intact = true;
    for (Anchor anchor : anchors) {
      if (events.stream().noneMatch(event -> event.slug().equals(anchor.slug()))) {
        out.printf("%s: there is no such event, which was anchored%n", anchor.slug());
        intact = false;
      }
    }
    for (EventDefinition event : events) {
      intact &= tell(event, anchors, out);
    }
    return intact ? 0 : 1;
  }

  private boolean tell(EventDefinition event, List<Anchor> anchors, PrintStream out) {
    var own = anchors.stream().filter(anchor -> anchor.slug().equals(event.slug())).toList();
    VerifyAudit.Report report = verifyAudit.verify(event.id().value(), own);
    boolean intact = report.problems().isEmpty();
    out.printf(
        Locale.ROOT,
        "%s: %s; %,d entries are sealed, %,d of them of people who were erased; %,d are newer%s%n",
        event.slug(),
        intact ? "nobody has tampered with it" : "somebody has tampered with it",
        report.sealed(),
        report.erased(),
        report.unsealed(),
        report.head() == null ? "" : "; " + new Anchor(event.slug(), report.head()));
    report.problems().forEach(problem -> out.println("  " + problem));
    return intact;
  }
}

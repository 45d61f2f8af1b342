package conference.organiser.imports;

import conference.catalogue.EventDefinition;
import conference.organiser.imports.Import.Problem;
import conference.organiser.imports.Import.Progress;
import conference.organiser.imports.Import.State;
import conference.platform.Transactions;
import conference.registration.ImportRegistrations;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says of every row what would come of it; nobody is registered. */
@Component
final class CheckRows {

  private final ImportRowStore allRows;
  private final ImportWorkStore work;
  private final ImportRegistrations registrations;
  private final Transactions transactions;
  private final InstantSource clock;

  CheckRows(
      ImportRowStore allRows,
      ImportWorkStore work,
      ImportRegistrations registrations,
      Transactions transactions,
      InstantSource clock) {
    this.allRows = allRows;
    this.work = work;
    this.registrations = registrations;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** From the first row on, however far somebody else has got. */
  void check(Import one, EventDefinition event, UUID worker) {
    allRows.clearProblems(one);
    var trial = registrations.trial(one.accountId());
    var progress = new Progress(0, 0, 0, 0);
    List<Import.Row> rows = allRows.all(one.eventId(), one.id(), 0, RowsAtOnce.MOST);
    while (!rows.isEmpty()) {
      var part = RowsAtOnce.of(event, one.meaning(), rows);
      var judged = part.judge(some -> trial.next(event, some));
      progress =
          new Progress(
              progress.done() + rows.size(),
              progress.bad() + judged.problems().size(),
              progress.leftOut() + part.leftOut().size(),
              0);
      if (!note(one, worker, progress, judged.problems())) {
        return;
      }
      rows = allRows.all(one.eventId(), one.id(), rows.getLast().number(), RowsAtOnce.MOST);
    }
    work.end(one, worker, State.CHECKED, clock.instant());
  }

  private boolean note(
      Import one, UUID worker, Progress progress, Map<Integer, List<Problem>> problems) {
    return transactions.write(() -> {
      boolean ours = work.goOn(one, worker, progress, clock.instant().plus(WorkOnImports.LEASE));
      if (ours) {
        allRows.setProblems(one, problems);
      }
      return ours;
    });
  }
}

package conference.organiser.imports;

import conference.catalogue.EventDefinition;
import conference.organiser.imports.Import.Problem;
import conference.organiser.imports.Import.Progress;
import conference.organiser.imports.Import.State;
import conference.organiser.remarks.Remarks;
import conference.platform.Transactions;
import conference.registration.ImportRegistrations;
import conference.registration.ImportRegistrations.Outcome.Admitted;
import java.io.Serial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Registers those whom a checked file names. Where bad rows are skipped, some rows after the other
 * are committed, each gone in the transaction that registers somebody: whoever takes it up later
 * goes on with the rest. Otherwise all are one transaction, for which sign-ups of the event wait.
 */
@Component
final class RegisterRows {

  private final ImportRowStore allRows;
  private final ImportWorkStore work;
  private final ImportRegistrations registrations;
  private final TellImported tellImported;
  private final Remarks remarks;
  private final Transactions transactions;
  private final InstantSource clock;

  RegisterRows(
      ImportRowStore allRows,
      ImportWorkStore work,
      ImportRegistrations registrations,
      TellImported tellImported,
      Remarks remarks,
      Transactions transactions,
      InstantSource clock) {
    this.allRows = allRows;
    this.work = work;
    this.registrations = registrations;
    this.tellImported = tellImported;
    this.remarks = remarks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes back what was written of a file that is not written whole. */
  private static final class NotAll extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
  }

  void register(Import one, EventDefinition event, UUID worker) {
    var going = new Going(one, event, worker);
    if (one.choice().skipBad()) {
      going.partByPart();
    } else {
      going.allOrNothing();
    }
  }

  private Instant leaseEnd() {
    return clock.instant().plus(WorkOnImports.LEASE);
  }

  /** On the way through one file. */
  private final class Going {

    private final Import one;
    private final EventDefinition event;
    private final UUID worker;
    private final Map<Integer, List<Problem>> problems = new HashMap<>();

    /** Told by another thread how far it is. */
    private volatile Progress progress;

    private int last;

    Going(Import one, EventDefinition event, UUID worker) {
      this.one = one;
      this.event = event;
      this.worker = worker;
      this.progress = one.progress();
    }

    void partByPart() {
      boolean more = true;
      while (more) {
        more =
            transactions.write(() -> {
              // Nobody cancels it, or takes it over, until these rows are committed.
              if (!work.goOn(one, worker, progress, leaseEnd())) {
                return false;
              }
              boolean some = next();
              allRows.setProblems(one, problems);
              problems.clear();
              return some
                  ? work.goOn(one, worker, progress, leaseEnd())
                  : !work.end(one, worker, State.DONE, clock.instant());
            });
      }
    }

    void allOrNothing() {
      try (var pulse = new Pulse(() -> work.goOn(one, worker, progress, leaseEnd()))) {
        transactions.write(() -> {
          boolean more = true;
          while (more) {
            more = pulse.isOurs() && next();
          }
          boolean whole = problems.isEmpty() && pulse.isOurs();
          if (!whole || !end(State.DONE)) {
            throw new NotAll();
          }
        });
      } catch (NotAll rolledBack) {
        refuse();
      }
    }

    /** False when it has been cancelled, or is somebody else's by now. */
    private boolean end(State state) {
      return work.goOn(one, worker, progress, leaseEnd())
          && work.end(one, worker, state, clock.instant());
    }

    private void refuse() {
      progress = new Progress(one.rows(), problems.size(), progress.leftOut(), 0);
      transactions.write(() -> {
        if (end(State.REFUSED)) {
          allRows.setProblems(one, problems);
        }
      });
    }

    /** Registers the next rows; false when there are none. */
    private boolean next() {
      List<Import.Row> rows = allRows.all(one.eventId(), one.id(), last, RowsAtOnce.MOST);
      if (rows.isEmpty()) {
        return false;
      }
      last = rows.getLast().number();
      List<Import.Row> good = rows.stream().filter(row -> row.problems().isEmpty()).toList();
      var part = RowsAtOnce.of(event, one.meaning(), good);
      var judged = part.judge(some -> registrations.write(event, some, one.accountId()));
      problems.putAll(judged.problems());
      settle(part, judged.admitted());
      progress =
          new Progress(
              progress.done() + good.size(),
              progress.bad() + judged.problems().size(),
              progress.leftOut() + part.leftOut().size(),
              progress.imported() + judged.admitted().size());
      return true;
    }

    private void settle(RowsAtOnce part, Map<Integer, Admitted> admitted) {
      allRows.delete(one, part.leftOut());
      allRows.delete(one, admitted.keySet());
      Map<UUID, Set<String>> tags = new LinkedHashMap<>();
      admitted.forEach((number, someone) ->
          tags.put(someone.registrationId(), part.tags().getOrDefault(number, Set.of())));
      remarks.add(one.eventId(), tags);
      if (one.choice().mail()) {
        tellImported.tell(one, progress.imported(), List.copyOf(admitted.values()));
      }
    }
  }
}

package conference.organiser.imports;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.organiser.imports.Import.State;
import conference.platform.Ids;
import conference.platform.Job;
import conference.platform.SafeMessage;
import conference.platform.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks and runs imports behind the requests that ask for it, each on one replica. One that was
 * left in the middle, because its replica ended, is taken up by another.
 */
@Component
final class WorkOnImports implements Job {

  /** Longer than some rows can take. */
  static final Duration LEASE = Duration.ofSeconds(20);

  private static final Logger log = LoggerFactory.getLogger(WorkOnImports.class);

  private final ImportWorkStore work;
  private final CheckRows checkRows;
  private final RegisterRows registerRows;
  private final Catalogue catalogue;
  private final InstantSource clock;
  private final Ids ids;

  WorkOnImports(
      ImportWorkStore work,
      CheckRows checkRows,
      RegisterRows registerRows,
      Catalogue catalogue,
      InstantSource clock,
      Ids ids) {
    this.work = work;
    this.checkRows = checkRows;
    this.registerRows = registerRows;
    this.catalogue = catalogue;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public String name() {
    return "imports";
  }

  @Override
  public Duration pause() {
    return Duration.ofMillis(400);
  }

  @Override
  public void run() {
    UUID worker = ids.next();
    for (var one = claim(worker); one.isPresent(); one = claim(worker)) {
      work(one.get(), worker);
    }
  }

  private Optional<Import> claim(UUID worker) {
    var now = clock.instant();
    return work.claim(worker, now, now.plus(LEASE));
  }

  private void work(Import one, UUID worker) {
    try {
      EventDefinition event = catalogue.find(new EventId(one.eventId())).orElseThrow();
      if (one.state() == State.CHECKING) {
        checkRows.check(one, event, worker);
      } else {
        registerRows.register(one, event, worker);
      }
    } catch (RuntimeException e) {
      if (StoreUnavailable.isCauseOf(e)) {
        throw e;
      }
      // Trying it again and again would not help whoever waits for it.
      log.warn("import {} failed: {}", one.id(), SafeMessage.of(e));
      work.end(one, worker, State.REFUSED, clock.instant());
    }
  }
}

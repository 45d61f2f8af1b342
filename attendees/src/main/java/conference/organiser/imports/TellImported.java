package conference.organiser.imports;

import conference.platform.Outbox;
import conference.registration.ImportRegistrations.Outcome.Admitted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes to those who were imported, slowly enough for everybody else's mails to overtake. */
@Component
final class TellImported {

  static final Duration PAUSE = Duration.ofMillis(50);

  private final Outbox outbox;
  private final InstantSource clock;

  TellImported(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Part of the caller's transaction.
   *
   * @param before how many were imported before them
   */
  void tell(Import one, int before, List<Admitted> admitted) {
    Instant begun = Objects.requireNonNullElseGet(one.begunAt(), clock::instant);
    Instant from = begun.plus(PAUSE.multipliedBy(before));
    tell(one, admitted, false, "registered-by-hand", from);
    tell(one, admitted, true, "waiting-list-joined", from);
  }

  private void tell(Import one, List<Admitted> admitted, boolean wait, String kind, Instant from) {
    List<UUID> some =
        admitted.stream()
            .filter(someone -> someone.waits() == wait)
            .map(Admitted::registrationId)
            .toList();
    if (!some.isEmpty()) {
      outbox.appendSpread(one.eventId(), some, kind, Map.of(), from, PAUSE);
    }
  }
}

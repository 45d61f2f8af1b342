package conference.organiser.imports;

import conference.platform.Outbox;
import conference.registration.ImportRegistrations.Outcome.Admitted;
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
    List<UUID> seated = those(admitted, false);
    outbox.appendSpread(one.eventId(), seated, "registered-by-hand", Map.of(), begun, before);
    outbox.appendSpread(
        one.eventId(),
        those(admitted, true),
        "waiting-list-joined",
        Map.of(),
        begun,
        before + seated.size());
  }

  private static List<UUID> those(List<Admitted> admitted, boolean wait) {
    return admitted.stream()
        .filter(someone -> someone.waits() == wait)
        .map(Admitted::registrationId)
        .toList();
  }
}

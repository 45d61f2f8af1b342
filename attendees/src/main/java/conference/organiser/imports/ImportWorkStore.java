package conference.organiser.imports;

import conference.organiser.imports.Import.Progress;
import conference.organiser.imports.Import.State;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands imports out to replicas, one to one of them. Whoever works on one says so again and again;
 * who has been silent too long has lost it to the next, and every write of theirs finds that out.
 */
@Component
final class ImportWorkStore {

  private final JdbcClient jdbc;
  private final ImportStore imports;

  ImportWorkStore(JdbcClient jdbc, ImportStore imports) {
    this.jdbc = jdbc;
    this.imports = imports;
  }

  private static final String CLAIM =
      """
      update import set worker = :worker, worked_on_until = :until
      where (event_id, id) = (
        select event_id, id from import
        where state in ('checking', 'running')
          and (worked_on_until is null or worked_on_until < :now)
        order by begun_at limit 1 for update skip locked)
      returning event_id, id
      """;

  private record Key(UUID eventId, UUID id) {}

  /** One that is to be worked on, and on which nobody works. */
  Optional<Import> claim(UUID worker, Instant now, Instant until) {
    return jdbc.sql(CLAIM)
        .param("worker", worker)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(until))
        .query((row, number) ->
            new Key(row.getObject("event_id", UUID.class), row.getObject("id", UUID.class)))
        .optional()
        .flatMap(key -> imports.find(key.eventId(), key.id()));
  }

  private static final String GO_ON =
      """
      update import
      set worked_on_until = :until, done_rows = :done, bad_rows = :bad, left_out = :leftOut,
          imported = :imported
      where event_id = :event and id = :id and worker = :worker and state = :state
      """;

  /**
   * Says how far it is; false when it has been cancelled, or somebody else has it. Nobody cancels
   * it until the end of the transaction.
   */
  boolean goOn(Import one, UUID worker, Progress progress, Instant until) {
    return jdbc.sql(GO_ON)
            .param("event", one.eventId())
            .param("id", one.id())
            .param("worker", worker)
            .param("state", one.state().stored())
            .param("until", Timestamp.from(until))
            .param("done", progress.done())
            .param("bad", progress.bad())
            .param("leftOut", progress.leftOut())
            .param("imported", progress.imported())
            .update()
        == 1;
  }

  private static final String END =
      """
      update import
      set state = :next, worker = null, worked_on_until = null,
          ended_at = case when :next = 'done' then cast(:now as timestamptz) end
      where event_id = :event and id = :id and worker = :worker and state = :state
      """;

  /** False as above. */
  boolean end(Import one, UUID worker, State next, Instant now) {
    return jdbc.sql(END)
            .param("event", one.eventId())
            .param("id", one.id())
            .param("worker", worker)
            .param("state", one.state().stored())
            .param("next", next.stored())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }
}

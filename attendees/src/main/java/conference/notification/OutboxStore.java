package conference.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox as the sender sees it, and the log of deliveries. */
@Component
final class OutboxStore {

  private final JdbcClient jdbc;

  OutboxStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What became of one row; a dropped one concerns nobody any more and leaves no trace. */
  record Finished(
      OutboxRow row, State state, @Nullable String recipient, @Nullable String problem) {
    enum State {
      SENT("sent"),
      FAILED("failed"),
      DROPPED("dropped");

      private final String stored;

      State(String stored) {
        this.stored = stored;
      }

      String stored() {
        return stored;
      }
    }

    @Override
    public String toString() {
      return "Finished[" + row.id() + ", " + state + "]";
    }
  }

  record Postponed(OutboxRow row, Instant until, String problem) {}

  private static final String CLAIM =
      """
      with due as (
        select event_id, id from outbox where due_at <= :now
        order by due_at limit :most for update skip locked)
      update outbox o set due_at = :until, attempts = o.attempts + 1
      from due where o.event_id = due.event_id and o.id = due.id
      returning o.event_id, o.id, o.registration_id, o.kind, o.payload ->> 'subject' as subject,
        o.recipient, o.created_at, o.attempts
      """;

  /**
   * Takes some due rows for a while. No lock is held while mails are on their way: if this replica
   * dies, the rows fall due again by themselves, and another sends them under the same Message-ID.
   */
  List<OutboxRow> claim(Instant now, Duration lease, int atMost) {
    return jdbc.sql(CLAIM)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(now.plus(lease)))
        .param("most", atMost)
        .query((row, number) -> row(row))
        .list();
  }

  private static OutboxRow row(ResultSet row) throws SQLException {
    String subject = row.getString("subject");
    return new OutboxRow(
        row.getObject("event_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getObject("registration_id", UUID.class),
        row.getString("kind"),
        subject == null ? null : UUID.fromString(subject),
        row.getString("recipient"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"));
  }

  private static final String FINISH =
      """
      with finished as (
        select * from unnest(
          cast(:events as uuid[]), cast(:ids as uuid[]), cast(:attempts as int[]),
          cast(:recipients as text[]), cast(:states as text[]), cast(:problems as text[]))
        as f (event_id, id, attempts, recipient, state, problem)),
      gone as (
        delete from outbox o using finished f
        where o.event_id = f.event_id and o.id = f.id and o.attempts = f.attempts
        returning o.event_id, o.id, o.registration_id, o.kind, f.recipient, f.state, o.attempts,
                  f.problem, cast(o.payload ->> 'subject' as uuid) as subject_id)
      insert into delivery (event_id, id, registration_id, kind, recipient, state, attempts,
                            problem, finished_at, subject_id)
      select event_id, id, registration_id, kind, recipient, state, attempts, problem, :now,
             subject_id
      from gone where state <> 'dropped'
      on conflict (event_id, id) do nothing
      """;

  /**
   * Moves rows from the outbox to the log. A row that is no longer in the outbox isn't logged: its
   * person was erased while the mail was on its way.
   */
  void finish(List<Finished> finished, Instant now) {
    dontWaitForTheDisk();
    jdbc.sql(FINISH)
        .param("events", column(finished, one -> one.row().eventId(), UUID[]::new))
        .param("ids", column(finished, one -> one.row().id(), UUID[]::new))
        .param("attempts", column(finished, one -> one.row().attempts(), Integer[]::new))
        .param("recipients", column(finished, Finished::recipient, String[]::new))
        .param("states", column(finished, one -> one.state().stored(), String[]::new))
        .param("problems", column(finished, Finished::problem, String[]::new))
        .param("now", Timestamp.from(now))
        .update();
  }

  private static final String POSTPONE =
      """
      update outbox o set due_at = f.due_at, last_problem = f.problem
      from unnest(
        cast(:events as uuid[]), cast(:ids as uuid[]), cast(:attempts as int[]),
        cast(:dues as timestamptz[]), cast(:problems as text[]))
        as f (event_id, id, attempts, due_at, problem)
      where o.event_id = f.event_id and o.id = f.id and o.attempts = f.attempts
      """;

  void postpone(List<Postponed> postponed) {
    dontWaitForTheDisk();
    jdbc.sql(POSTPONE)
        .param("events", column(postponed, one -> one.row().eventId(), UUID[]::new))
        .param("ids", column(postponed, one -> one.row().id(), UUID[]::new))
        .param("attempts", column(postponed, one -> one.row().attempts(), Integer[]::new))
        .param("dues", column(postponed, one -> one.until().toString(), String[]::new))
        .param("problems", column(postponed, Postponed::problem, String[]::new))
        .update();
  }

  /**
   * Losing the last moments of this bookkeeping to a crash means a mail sent twice under one
   * Message-ID; waiting for the disk would mean that mails hold up sign-ups.
   */
  private void dontWaitForTheDisk() {
    jdbc.sql("set local synchronous_commit to off").update();
  }

  private static <T> @Nullable Object[] column(
      List<T> list,
      Function<T, ? extends @Nullable Object> value,
      IntFunction<@Nullable Object[]> array) {
    @Nullable Object[] column = array.apply(list.size());
    for (int i = 0; i < column.length; i++) {
      column[i] = value.apply(list.get(i));
    }
    return column;
  }
}

package conference.organiser.announcements;

import conference.catalogue.LocalizedText;
import conference.notification.Announcements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was written to many, and counts what became of it. */
@Component
final class AnnouncementStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AnnouncementStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** What was written. */
  record Texts(LocalizedText subject, LocalizedText body) {}

  /**
   * What was written, and how far it has got.
   *
   * @param recipients how many it was for
   * @param waiting how many mails are still to be sent
   * @param stoppedAt when somebody stopped it
   * @param dueAt when it goes out, where that was planned
   * @param begunAt when a planned one began to; its recipients are counted by then
   */
  record Progress(
      UUID id,
      UUID accountId,
      Instant writtenAt,
      Texts texts,
      int recipients,
      long waiting,
      long sent,
      long failed,
      @Nullable Instant stoppedAt,
      @Nullable Instant dueAt,
      @Nullable Instant begunAt) {}

  /** To whom it goes, and when: whoever is in the view by then. */
  record Plan(String view, Instant dueAt) {}

  /** One that should go out by now. */
  record Due(UUID eventId, UUID id, String view) {}

  private static final String WRITE =
      """
      insert into announcement (event_id, id, account_id, written_at, subject, body, recipients,
        view, due_at)
      values (:event, :id, :account, :now, cast(:subject as jsonb), cast(:body as jsonb),
        :recipients, :view, :due)
      on conflict do nothing
      """;

  /** Goes out at once; false when it is written already. */
  boolean write(UUID eventId, UUID id, UUID accountId, Texts texts, int recipients, Instant now) {
    return write(eventId, id, accountId, texts, now)
            .param("recipients", recipients)
            .param("view", null, Types.VARCHAR)
            .param("due", null, Types.TIMESTAMP)
            .update()
        == 1;
  }

  /** Goes out as planned; nothing changes when it is written already. */
  void plan(UUID eventId, UUID id, UUID accountId, Texts texts, Plan plan, Instant now) {
    write(eventId, id, accountId, texts, now)
        .param("recipients", 0)
        .param("view", plan.view())
        .param("due", Timestamp.from(plan.dueAt()))
        .update();
  }

  private JdbcClient.StatementSpec write(
      UUID eventId, UUID id, UUID accountId, Texts texts, Instant now) {
    return jdbc.sql(WRITE)
        .param("event", eventId)
        .param("id", id)
        .param("account", accountId)
        .param("now", Timestamp.from(now))
        .param("subject", json.writeValueAsString(texts.subject()))
        .param("body", json.writeValueAsString(texts.body()));
  }

  private static final String DUE =
      """
      select event_id, id, view from announcement
      where due_at <= :now and begun_at is null and stopped_at is null
      order by due_at
      """;

  /** Those that are planned for now or earlier, and have not begun. */
  List<Due> due(Instant now) {
    return jdbc.sql(DUE)
        .param("now", Timestamp.from(now))
        .query((row, number) ->
            new Due(
                row.getObject("event_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("view")))
        .list();
  }

  private static final String BEGIN =
      """
      update announcement set begun_at = :now, recipients = :recipients
      where event_id = :event and id = :id and due_at is not null and begun_at is null
        and stopped_at is null
      """;

  /** Says whether it is now that it begins: it does so once, on whatever replica. */
  boolean begin(Due due, int recipients, Instant now) {
    return jdbc.sql(BEGIN)
            .param("now", Timestamp.from(now))
            .param("recipients", recipients)
            .param("event", due.eventId())
            .param("id", due.id())
            .update()
        == 1;
  }

  private static final String CLAIM =
      """
      select id from announcement where event_id = :event and id = :id for update
      """;

  /** Until the end of the transaction it neither begins nor is stopped by anybody else. */
  void claim(UUID eventId, UUID id) {
    jdbc.sql(CLAIM).param("event", eventId).param("id", id).query(row -> {});
  }

  private static final String FIND =
      """
      select subject, body from announcement where event_id = :event and id = :id
      """;

  Optional<Texts> find(UUID eventId, UUID id) {
    return jdbc.sql(FIND)
        .param("event", eventId)
        .param("id", id)
        .query((row, number) -> texts(row))
        .optional();
  }

  private static final String PROGRESS =
      """
      with waiting as (
        select payload ->> 'subject' as subject, count(*) as mails from outbox
        where event_id = :event and kind = :kind group by 1),
      done as (
        select subject_id, count(*) filter (where state = 'sent') as sent,
               count(*) filter (where state = 'failed') as failed
        from delivery where event_id = :event and subject_id is not null group by 1)
      select a.id, a.account_id, a.written_at, a.subject, a.body, a.recipients, a.stopped_at,
             a.due_at, a.begun_at,
             coalesce(w.mails, 0) as waiting, coalesce(d.sent, 0) as sent,
             coalesce(d.failed, 0) as failed
      from announcement a
      left join waiting w on w.subject = cast(a.id as text)
      left join done d on d.subject_id = a.id
      where a.event_id = :event and (a.recipients > 0 or a.due_at is not null)
      order by a.written_at desc, a.id desc limit :most
      """;

  /** The newest first; what somebody tried on themselves is not in it. */
  List<Progress> progress(UUID eventId, int most) {
    return jdbc.sql(PROGRESS)
        .param("event", eventId)
        .param("kind", Announcements.KIND)
        .param("most", most)
        .query((row, number) -> {
          return new Progress(
              row.getObject("id", UUID.class),
              row.getObject("account_id", UUID.class),
              row.getTimestamp("written_at").toInstant(),
              texts(row),
              row.getInt("recipients"),
              row.getLong("waiting"),
              row.getLong("sent"),
              row.getLong("failed"),
              instant(row, "stopped_at"),
              instant(row, "due_at"),
              instant(row, "begun_at"));
        })
        .list();
  }

  private static final String STOP =
      """
      with gone as (
        delete from outbox
        where event_id = :event and kind = :kind and payload ->> 'subject' = cast(:id as text)
        returning 1)
      update announcement set stopped_at = coalesce(stopped_at, :now)
      where event_id = :event and id = :id
        and (exists (select from gone) or (due_at is not null and begun_at is null))
      """;

  /**
   * What has not been sent is not sent any more; nothing changes when all of it has been. Only
   * while it is claimed.
   */
  void stop(UUID eventId, UUID id, Instant now) {
    jdbc.sql(STOP)
        .param("event", eventId)
        .param("kind", Announcements.KIND)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .update();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private Texts texts(ResultSet row) throws SQLException {
    return new Texts(
        json.readValue(row.getString("subject"), LocalizedText.class),
        json.readValue(row.getString("body"), LocalizedText.class));
  }
}

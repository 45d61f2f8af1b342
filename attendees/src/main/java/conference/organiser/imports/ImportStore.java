package conference.organiser.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was brought in: {@code import}. */
@Component
final class ImportStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ImportStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  private static final String MAKE =
      """
      insert into import (event_id, id, account_id, file_name, uploaded_at, header, columns, row_count)
      values (:event, :id, :account, :file, :now, cast(:header as jsonb), cast(:columns as jsonb), 0)
      on conflict do nothing
      """;

  /** False when it is there already. */
  boolean make(
      UUID eventId,
      UUID id,
      UUID accountId,
      String fileName,
      List<String> header,
      List<String> columns,
      Instant now) {
    return jdbc.sql(MAKE)
            .param("event", eventId)
            .param("id", id)
            .param("account", accountId)
            .param("file", fileName)
            .param("now", Timestamp.from(now))
            .param("header", json.writeValueAsString(header))
            .param("columns", json.writeValueAsString(columns))
            .update()
        == 1;
  }

  private static final String COLUMNS =
      """
      event_id, id, account_id, file_name, uploaded_at, state, header, columns, ticket_type, locale,
      waiting_list, skip_bad, mail, row_count, done_rows, bad_rows, left_out, imported, begun_at,
      ended_at
      """;

  private static final String FIND =
      "select " + COLUMNS + " from import where event_id = :event and id = :id";

  Optional<Import> find(UUID eventId, UUID id) {
    return jdbc.sql(FIND)
        .param("event", eventId)
        .param("id", id)
        .query((row, number) -> read(row))
        .optional();
  }

  private static final String LATEST =
      "select "
          + COLUMNS
          + " from import where event_id = :event order by uploaded_at desc, id desc limit :most";

  List<Import> latest(UUID eventId, int most) {
    return jdbc.sql(LATEST)
        .param("event", eventId)
        .param("most", most)
        .query((row, number) -> read(row))
        .list();
  }

  private static final String CHECK =
      """
      update import
      set state = 'checking', columns = cast(:columns as jsonb), ticket_type = :ticketType,
          locale = :locale, waiting_list = :waitingList, done_rows = 0, bad_rows = 0, left_out = 0,
          begun_at = :now, worker = null, worked_on_until = null
      where event_id = :event and id = :id and state in ('uploaded', 'checking', 'checked', 'refused')
      """;

  /** False when it is past that. */
  boolean check(UUID eventId, UUID id, Import.Meaning meaning, Instant now) {
    return jdbc.sql(CHECK)
            .param("event", eventId)
            .param("id", id)
            .param("columns", json.writeValueAsString(meaning.columns()))
            .param("ticketType", meaning.ticketType())
            .param("locale", meaning.locale())
            .param("waitingList", meaning.waitingList())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  private static final String RUN =
      """
      update import
      set state = 'running', skip_bad = :skipBad, mail = :mail, done_rows = bad_rows, left_out = 0,
          begun_at = :now, worker = null, worked_on_until = null
      where event_id = :event and id = :id and state = 'checked' and (:skipBad or bad_rows = 0)
      """;

  /** False when it is not checked, or has bad rows which are not to be skipped. */
  boolean run(UUID eventId, UUID id, Import.Choice choice, Instant now) {
    return jdbc.sql(RUN)
            .param("event", eventId)
            .param("id", id)
            .param("skipBad", choice.skipBad())
            .param("mail", choice.mail())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  private static final String CANCEL =
      """
      update import set state = 'cancelled', ended_at = :now
      where event_id = :event and id = :id and state not in ('done', 'cancelled')
      """;

  /** What is imported stays so. */
  void cancel(UUID eventId, UUID id, Instant now) {
    jdbc.sql(CANCEL)
        .param("event", eventId)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .update();
  }

  private static final String FORGET =
      """
      with old as (
        select event_id, id from import i
        where uploaded_at < :before and (state not in ('done', 'cancelled') or exists (
          select from import_row r where r.event_id = i.event_id and r.import_id = i.id))),
      gone as (
        delete from import_row r using old where (r.event_id, r.import_id) = (old.event_id, old.id))
      update import i
      set state = case when state = 'done' then state else 'cancelled' end,
          ended_at = coalesce(ended_at, :now)
      from old where (i.event_id, i.id) = (old.event_id, old.id)
      """;

  /** What was brought in before this time and not imported. */
  int forget(Instant before, Instant now) {
    return jdbc.sql(FORGET)
        .param("before", Timestamp.from(before))
        .param("now", Timestamp.from(now))
        .update();
  }

  private List<String> texts(String array) {
    return Arrays.asList(json.readValue(array, String[].class));
  }

  private Import read(ResultSet row) throws SQLException {
    Timestamp begun = row.getTimestamp("begun_at");
    Timestamp ended = row.getTimestamp("ended_at");
    return new Import(
        row.getObject("event_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("file_name"),
        row.getTimestamp("uploaded_at").toInstant(),
        Import.State.of(row.getString("state")),
        texts(row.getString("header")),
        new Import.Meaning(
            texts(row.getString("columns")),
            orEmpty(row.getString("ticket_type")),
            orEmpty(row.getString("locale")),
            row.getBoolean("waiting_list")),
        new Import.Choice(row.getBoolean("skip_bad"), row.getBoolean("mail")),
        row.getInt("row_count"),
        new Import.Progress(
            row.getInt("done_rows"),
            row.getInt("bad_rows"),
            row.getInt("left_out"),
            row.getInt("imported")),
        begun == null ? null : begun.toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}

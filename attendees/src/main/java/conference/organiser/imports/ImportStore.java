package conference.organiser.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was brought in: {@code import}, {@code import_row}, {@code import_column}. */
@Component
final class ImportStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ImportStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** How far it is. */
  enum State {
    /** Its columns can be named. */
    UPLOADED,
    CHECKING,
    CHECKED,
    RUNNING,
    DONE,
    /** Not all of it could be done, so nothing was. */
    REFUSED,
    CANCELLED;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    boolean isOver() {
      return this == DONE || this == CANCELLED;
    }
  }

  /**
   * What the file means.
   *
   * @param columns what each column is, see {@link Columns}
   * @param ticketType what somebody gets whose row says nothing; empty when each row has to
   * @param locale their language, likewise
   * @param waitingList whether whoever finds no place waits for one
   */
  record Meaning(List<String> columns, String ticketType, String locale, boolean waitingList) {
    Meaning {
      columns = List.copyOf(columns);
    }
  }

  /**
   * What happens to its rows.
   *
   * @param skipBad whether the good ones are registered where others are not
   * @param mail whether everybody is told
   */
  record Choice(boolean skipBad, boolean mail) {}

  /**
   * How many rows were looked at in this state, and what came of them.
   *
   * @param leftOut of people who have cancelled
   */
  record Progress(int done, int bad, int leftOut, int imported) {}

  /**
   * A file that was brought in.
   *
   * @param header the names of its columns
   * @param rows how many it had below them
   */
  record Import(
      UUID eventId,
      UUID id,
      UUID accountId,
      String fileName,
      Instant uploadedAt,
      State state,
      List<String> header,
      Meaning meaning,
      Choice choice,
      int rows,
      Progress progress,
      @Nullable Instant begunAt,
      @Nullable Instant endedAt) {
    Import {
      header = List.copyOf(header);
    }
  }

  /**
   * What is wrong with a row.
   *
   * @param field as of a column; empty when it is about the whole row
   * @param row another row that it is about
   */
  record Problem(String field, String code, @Nullable Integer row) {}

  /** One row; the first below the names of the columns has the number 1. */
  record Row(int number, List<String> cells, List<Problem> problems) {
    Row {
      cells = List.copyOf(cells);
      problems = List.copyOf(problems);
    }
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

  private static final String ADD_ROWS =
      """
      with added as (
        insert into import_row (event_id, import_id, number, cells)
        select :event, :id, :before + t.place, cast(t.cells as jsonb)
        from unnest(:cells) with ordinality as t (cells, place)
        returning 1)
      update import set row_count = row_count + (select count(*) from added)
      where event_id = :event and id = :id
      """;

  /**
   * The next rows.
   *
   * @param before how many there are already
   */
  void addRows(UUID eventId, UUID id, int before, List<List<String>> rows) {
    jdbc.sql(ADD_ROWS)
        .param("event", eventId)
        .param("id", id)
        .param("before", before)
        .param("cells", rows.stream().map(json::writeValueAsString).toArray(String[]::new))
        .update();
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

  private static final String REMEMBERED =
      "select header, field from import_column where event_id = :event";

  /** What organisers said last that columns of these names are. */
  Map<String, String> remembered(UUID eventId) {
    return jdbc
        .sql(REMEMBERED)
        .param("event", eventId)
        .query((row, number) -> Map.entry(row.getString("header"), row.getString("field")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static final String REMEMBER =
      """
      insert into import_column (event_id, header, field)
      select :event, t.header, t.field from unnest(:headers, :fields) as t (header, field)
      on conflict (event_id, header) do update set field = excluded.field
      """;

  void remember(UUID eventId, Map<String, String> columns) {
    List<Map.Entry<String, String>> sorted =
        columns.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    jdbc.sql(REMEMBER)
        .param("event", eventId)
        .param("headers", sorted.stream().map(Map.Entry::getKey).toArray(String[]::new))
        .param("fields", sorted.stream().map(Map.Entry::getValue).toArray(String[]::new))
        .update();
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
  boolean check(UUID eventId, UUID id, Meaning meaning, Instant now) {
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
  boolean run(UUID eventId, UUID id, Choice choice, Instant now) {
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

  private static final String DELETE_ROWS =
      "delete from import_row where event_id = :event and import_id = :id";

  /** What is imported stays so; the rest of the file is forgotten, also when it is over. */
  void cancel(UUID eventId, UUID id, Instant now) {
    jdbc.sql(CANCEL)
        .param("event", eventId)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .update();
    jdbc.sql(DELETE_ROWS).param("event", eventId).param("id", id).update();
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

  private static final String PROBLEMS =
      """
      select number, cells, problems from import_row
      where event_id = :event and import_id = :id and number > :after and problems is not null
      order by number limit :most
      """;

  /** Rows that have some, in the order of the file. */
  List<Row> problems(UUID eventId, UUID id, int after, int most) {
    return rows(PROBLEMS, eventId, id, after, most);
  }

  private static final String ROWS =
      """
      select number, cells, problems from import_row
      where event_id = :event and import_id = :id and number > :after
      order by number limit :most
      """;

  /** The next rows that are left, in the order of the file. */
  List<Row> rows(UUID eventId, UUID id, int after, int most) {
    return rows(ROWS, eventId, id, after, most);
  }

  private List<Row> rows(String sql, UUID eventId, UUID id, int after, int most) {
    return jdbc.sql(sql)
        .param("event", eventId)
        .param("id", id)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> row(row))
        .list();
  }

  private Row row(ResultSet row) throws SQLException {
    String problems = row.getString("problems");
    return new Row(
        row.getInt("number"),
        texts(row.getString("cells")),
        problems == null ? List.of() : Arrays.asList(json.readValue(problems, Problem[].class)));
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
        State.of(row.getString("state")),
        texts(row.getString("header")),
        new Meaning(
            texts(row.getString("columns")),
            orEmpty(row.getString("ticket_type")),
            orEmpty(row.getString("locale")),
            row.getBoolean("waiting_list")),
        new Choice(row.getBoolean("skip_bad"), row.getBoolean("mail")),
        row.getInt("row_count"),
        new Progress(
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

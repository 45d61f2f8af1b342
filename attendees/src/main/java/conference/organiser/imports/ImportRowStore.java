package conference.organiser.imports;

import conference.organiser.imports.Import.Problem;
import conference.organiser.imports.Import.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the rows of files that are not imported yet: {@code import_row}. */
@Component
final class ImportRowStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ImportRowStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  private static final String ADD =
      """
      with added as (
        insert into import_row (event_id, import_id, number, cells)
        select :event, :id, t.number, cast(t.cells as jsonb)
        from unnest(:numbers, :cells) as t (number, cells)
        returning 1)
      update import set row_count = row_count + (select count(*) from added)
      where event_id = :event and id = :id
      """;

  /** The next rows, by their numbers. */
  void add(UUID eventId, UUID id, Map<Integer, List<String>> rows) {
    jdbc.sql(ADD)
        .param("event", eventId)
        .param("id", id)
        .param("numbers", rows.keySet().toArray(Integer[]::new))
        .param("cells", rows.values().stream().map(json::writeValueAsString).toArray(String[]::new))
        .update();
  }

  private static final String BAD =
      """
      select number, cells, problems from import_row
      where event_id = :event and import_id = :id and number > :after and problems is not null
      order by number limit :most
      """;

  /** Rows that have some, in the order of the file. */
  List<Row> bad(UUID eventId, UUID id, int after, int most) {
    return rows(BAD, eventId, id, after, most);
  }

  private static final String ALL =
      """
      select number, cells, problems from import_row
      where event_id = :event and import_id = :id and number > :after
      order by number limit :most
      """;

  /** The next rows that are left, in the order of the file. */
  List<Row> all(UUID eventId, UUID id, int after, int most) {
    return rows(ALL, eventId, id, after, most);
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

  private static final String SET_PROBLEMS =
      """
      update import_row r set problems = cast(t.problems as jsonb)
      from unnest(:numbers, :problems) as t (number, problems)
      where r.event_id = :event and r.import_id = :id and r.number = t.number
      """;

  void setProblems(Import one, Map<Integer, List<Problem>> problems) {
    if (problems.isEmpty()) {
      return;
    }
    List<Map.Entry<Integer, List<Problem>>> entries = List.copyOf(problems.entrySet());
    jdbc.sql(SET_PROBLEMS)
        .param("event", one.eventId())
        .param("id", one.id())
        .param("numbers", entries.stream().map(Map.Entry::getKey).toArray(Integer[]::new))
        .param(
            "problems",
            entries.stream()
                .map(entry -> json.writeValueAsString(entry.getValue()))
                .toArray(String[]::new))
        .update();
  }

  private static final String CLEAR_PROBLEMS =
      """
      update import_row set problems = null
      where event_id = :event and import_id = :id and problems is not null
      """;

  void clearProblems(Import one) {
    jdbc.sql(CLEAR_PROBLEMS).param("event", one.eventId()).param("id", one.id()).update();
  }

  private static final String DELETE =
      """
      delete from import_row
      where event_id = :event and import_id = :id and number = any (:numbers)
      """;

  /** These are done. */
  void delete(Import one, Collection<Integer> numbers) {
    jdbc.sql(DELETE)
        .param("event", one.eventId())
        .param("id", one.id())
        .param("numbers", numbers.toArray(Integer[]::new))
        .update();
  }

  private static final String DELETE_ALL =
      "delete from import_row where event_id = :event and import_id = :id";

  /** The rest of the file is forgotten. */
  void deleteAll(UUID eventId, UUID id) {
    jdbc.sql(DELETE_ALL).param("event", eventId).param("id", id).update();
  }
}

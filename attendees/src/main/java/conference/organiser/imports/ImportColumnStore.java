package conference.organiser.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what columns of files are: {@code import_column}. */
@Component
final class ImportColumnStore {

  private final JdbcClient jdbc;

  ImportColumnStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
}

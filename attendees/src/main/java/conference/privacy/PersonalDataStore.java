package conference.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and deletes what the features have declared. The SQL is put together from those
 * declarations, whose names {@link PersonalRecords} checks: one statement a table would otherwise
 * be written twice by every feature, and one of the two forgotten.
 */
@Component
final class PersonalDataStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PersonalDataStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<JsonNode> rows(PersonalRecords records, UUID eventId, UUID registrationId) {
    String columns =
        records.fields().stream()
            .map(field -> field.column() + " as \"" + field.name() + "\"")
            .collect(Collectors.joining(", "));
    return jdbc
        .sql(
            """
            select to_jsonb(held) from (
              select %s from %s where event_id = :event and %s = :registration
            ) held
            """
                .formatted(columns, records.table(), records.subject()))
        .param("event", eventId)
        .param("registration", registrationId)
        .query(String.class)
        .list()
        .stream()
        .map(json::readTree)
        .toList();
  }

  void delete(PersonalRecords records, UUID eventId, Collection<UUID> registrations) {
    jdbc.sql(
            "delete from %s where event_id = :event and %s = any (:registrations)"
                .formatted(records.table(), records.subject()))
        .param("event", eventId)
        .param("registrations", registrations.toArray(UUID[]::new))
        .update();
  }

  /** Everything of the event in this table, a part at a time; whether anything was left to do. */
  boolean deleteSome(PersonalRecords records, UUID eventId, int atMost) {
    return jdbc.sql(
                """
                delete from %1$s where ctid = any (array(
                  select ctid from %1$s where event_id = :event limit :most for update skip locked))
                """
                    .formatted(records.table()))
            .param("event", eventId)
            .param("most", atMost)
            .update()
        > 0;
  }

  boolean deleteOlder(PersonalRecords records, String column, Instant than, int atMost) {
    return jdbc.sql(
                """
                delete from %1$s where ctid = any (array(
                  select ctid from %1$s where %2$s < :than limit :most for update skip locked))
                """
                    .formatted(records.table(), column))
            .param("than", Timestamp.from(than))
            .param("most", atMost)
            .update()
        > 0;
  }

  private static final String RECORD_ERASURE =
      """
      insert into erasure (event_id, registration_id, erased_at, reason)
      select :event, unnest(cast(:registrations as uuid[])), :now, :reason
      on conflict do nothing
      """;

  void recordErasure(
      UUID eventId, Collection<UUID> registrations, ErasureReason reason, Instant now) {
    jdbc.sql(RECORD_ERASURE)
        .param("event", eventId)
        .param("registrations", registrations.toArray(UUID[]::new))
        .param("now", Timestamp.from(now))
        .param("reason", reason.stored())
        .update();
  }

  private static final String IS_ERASED =
      """
      select exists (
        select from erasure where event_id = :event and registration_id = :registration)
      """;

  boolean isErased(UUID eventId, UUID registration) {
    return jdbc.sql(IS_ERASED)
        .param("event", eventId)
        .param("registration", registration)
        .query(Boolean.class)
        .single();
  }

  private static final String COMMENTS =
      """
      select c.relname as table_name, a.attname as column_name,
             coalesce(col_description(c.oid, a.attnum), '') as tag
      from pg_catalog.pg_class c
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = cast('conference' as regnamespace)
        and c.relkind in ('r', 'p', 'm', 'f')
        and c.relname <> 'flyway_schema_history'
      """;

  SortedMap<PersonalDataRegister.Column, String> comments() {
    SortedMap<PersonalDataRegister.Column, String> comments = new TreeMap<>();
    jdbc.sql(COMMENTS)
        .query(row -> {
          comments.put(
              new PersonalDataRegister.Column(
                  row.getString("table_name"), row.getString("column_name")),
              row.getString("tag"));
        });
    return comments;
  }
}

package conference.organiser.attendees;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was done with a registration, and what was mailed about it. */
@Component
final class HistoryStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  HistoryStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Something that was done.
   *
   * @param actor attendee, organiser or system
   * @param fields the names of what was changed
   */
  record Entry(
      Instant at, String actor, @Nullable UUID accountId, String action, List<String> fields) {
    Entry {
      fields = List.copyOf(fields);
    }
  }

  private static final String ENTRIES =
      """
      select at, actor, account_id, action, detail from audit
      where event_id = :event and registration_id = :registration
      order by id desc
      """;

  /** The newest first. */
  List<Entry> entries(UUID eventId, UUID registrationId) {
    return jdbc.sql(ENTRIES)
        .param("event", eventId)
        .param("registration", registrationId)
        .query((row, number) -> entry(row))
        .list();
  }

  private Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        instant(row, "at"),
        row.getString("actor"),
        row.getObject("account_id", UUID.class),
        row.getString("action"),
        fields(row.getString("detail")));
  }

  /**
   * Something that was done to any registration of an event.
   *
   * @param id by which the ones before it are asked for
   */
  record OfEvent(UUID id, @Nullable UUID registrationId, Entry entry) {}

  /**
   * Which entries of an event.
   *
   * @param actors any of these; all when there is none
   * @param actions any of these; all when there is none
   * @param before older ones than this entry
   */
  record Query(
      Set<String> actors,
      Set<String> actions,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable UUID before) {
    Query {
      actors = Set.copyOf(actors);
      actions = Set.copyOf(actions);
    }

    Query before(UUID entry) {
      return new Query(actors, actions, from, to, entry);
    }
  }

  private static final String OF_EVENT =
      """
      select id, registration_id, at, actor, account_id, action, detail from audit
      where event_id = :event
        and (cardinality(:actors) = 0 or actor = any (:actors))
        and (cardinality(:actions) = 0 or action = any (:actions))
        and at >= coalesce(cast(:from as timestamptz), '-infinity')
        and at < coalesce(cast(:to as timestamptz), 'infinity')
        and id < coalesce(cast(:before as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      order by id desc limit :most
      """;

  /** The newest first. */
  List<OfEvent> ofEvent(UUID eventId, Query query, int most) {
    return jdbc.sql(OF_EVENT)
        .param("event", eventId)
        .param("actors", query.actors().toArray(String[]::new))
        .param("actions", query.actions().toArray(String[]::new))
        .param("from", time(query.from()), Types.TIMESTAMP)
        .param("to", time(query.to()), Types.TIMESTAMP)
        .param("before", query.before(), Types.OTHER)
        .param("most", most)
        .query((row, number) ->
            new OfEvent(
                row.getObject("id", UUID.class),
                row.getObject("registration_id", UUID.class),
                entry(row)))
        .list();
  }

  private static @Nullable Timestamp time(@Nullable Instant time) {
    return time == null ? null : Timestamp.from(time);
  }

  private List<String> fields(String detail) {
    return json.readTree(detail).path("fields").valueStream().map(JsonNode::asString).toList();
  }

  /**
   * A mail about the registration.
   *
   * @param state waiting, sent or failed
   * @param problem what the mail server said, if it did not take it
   */
  record Mail(Instant at, String kind, String state, @Nullable String problem) {}

  private static final String MAILS =
      """
      select finished_at as at, kind, state, problem, id from delivery
      where event_id = :event and registration_id = :registration
      union all
      select created_at, kind, 'waiting', last_problem, id from outbox
      where event_id = :event and registration_id = :registration
      order by at desc, id desc
      """;

  /** The newest first. */
  List<Mail> mails(UUID eventId, UUID registrationId) {
    return jdbc.sql(MAILS)
        .param("event", eventId)
        .param("registration", registrationId)
        .query((row, number) ->
            new Mail(
                instant(row, "at"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("problem")))
        .list();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}

package conference.registration;

import conference.platform.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The account of what was done with registrations: actions and field names, no values. */
@Component
final class AuditStore {

  private final JdbcClient jdbc;
  private final Ids ids;
  private final JsonMapper json;

  AuditStore(JdbcClient jdbc, Ids ids, JsonMapper json) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.json = json;
  }

  private static final String APPEND =
      """
      insert into audit (event_id, id, registration_id, at, actor, account_id, action, detail)
      values (:event, :id, :registration, :now, :actor, :account, :action, cast(:detail as jsonb))
      """;

  /** What an attendee did. */
  void append(
      UUID eventId, UUID registrationId, String action, Map<String, ?> detail, Instant now) {
    append(eventId, registrationId, Actor.ATTENDEE, action, detail, now);
  }

  void append(
      UUID eventId,
      UUID registrationId,
      Actor actor,
      String action,
      Map<String, ?> detail,
      Instant now) {
    jdbc.sql(APPEND)
        .param("actor", actor.kind())
        .param("account", actor.accountId())
        .param("event", eventId)
        .param("id", ids.next())
        .param("registration", registrationId)
        .param("now", Timestamp.from(now))
        .param("action", action)
        .param("detail", json.writeValueAsString(detail))
        .update();
  }

  private static final String APPEND_ALL =
      """
      insert into audit (event_id, id, registration_id, at, actor, action)
      select :event, t.id, t.registration, :now, 'system', :action
      from unnest(:ids, :registrations) as t (id, registration)
      """;

  /** The same for each of these, done by nobody in particular. */
  void appendAll(UUID eventId, Collection<UUID> registrations, String action, Instant now) {
    jdbc.sql(APPEND_ALL)
        .param("event", eventId)
        .param("now", Timestamp.from(now))
        .param("action", action)
        .param("ids", registrations.stream().map(one -> ids.next()).toArray(UUID[]::new))
        .param("registrations", registrations.toArray(UUID[]::new))
        .update();
  }

  private static final String COUNT =
      """
      select count(*) from audit
      where event_id = :event and registration_id = :registration and action = :action
        and at > :since
      """;

  long count(UUID eventId, UUID registrationId, String action, Instant since) {
    return jdbc.sql(COUNT)
        .param("event", eventId)
        .param("registration", registrationId)
        .param("action", action)
        .param("since", Timestamp.from(since))
        .query(Long.class)
        .single();
  }
}

package conference.platform;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Durable news: appended in the transaction that made them true, so that neither can exist without
 * the other, and worked off after the commit by whoever they concern.
 */
@Component
public final class Outbox {

  /** Between two of many: twenty a second, where a replica sends some hundred mails. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Ids ids;
  private final JsonMapper json;

  Outbox(JdbcClient jdbc, InstantSource clock, Ids ids, JsonMapper json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.ids = ids;
    this.json = json;
  }

  private static final String APPEND =
      """
      insert into outbox (event_id, id, registration_id, kind, recipient, payload, created_at, due_at)
      values (:event, :id, :registration, :kind, :recipient, cast(:payload as jsonb), :now, :now)
      """;

  /** The recipient is needed only where the registration doesn't tell who it is. */
  public void append(
      UUID eventId,
      @Nullable UUID registrationId,
      String kind,
      @Nullable String recipient,
      Map<String, ?> payload) {
    jdbc.sql(APPEND)
        .param("event", eventId)
        .param("id", ids.next())
        .param("registration", registrationId)
        .param("kind", kind)
        .param("recipient", recipient)
        .param("payload", json.writeValueAsString(payload))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static final String APPEND_ALL =
      """
      insert into outbox (event_id, id, registration_id, kind, payload, created_at, due_at)
      select :event, t.id, t.registration, :kind, '{}', :now, :now
      from unnest(:ids, :registrations) as t (id, registration)
      """;

  private static final String APPEND_SPREAD =
      """
      insert into outbox (event_id, id, registration_id, kind, payload, created_at, due_at)
      select :event, t.id, t.registration, :kind, cast(:payload as jsonb), :now,
             cast(:from as timestamptz) + (t.place - 1) * cast(:pause as interval)
      from unnest(:ids, :registrations) with ordinality as t (id, registration, place)
      """;

  /**
   * The same news for each of these registrations, one after the other, slowly enough for everybody
   * else's to overtake.
   *
   * @param begun when the first of all of them was due
   * @param before how many of them come before these
   */
  public void appendSpread(
      UUID eventId,
      Collection<UUID> registrations,
      String kind,
      Map<String, ?> payload,
      Instant begun,
      int before) {
    jdbc.sql(APPEND_SPREAD)
        .param("event", eventId)
        .param("kind", kind)
        .param("payload", json.writeValueAsString(payload))
        .param("now", Timestamp.from(clock.instant()))
        .param("from", Timestamp.from(begun.plus(PAUSE.multipliedBy(before))))
        .param("pause", PAUSE.toString())
        .param("ids", registrations.stream().map(one -> ids.next()).toArray(UUID[]::new))
        .param("registrations", registrations.toArray(UUID[]::new))
        .update();
  }

  /** The same news of each of these registrations. */
  public void appendAll(UUID eventId, Collection<UUID> registrations, String kind) {
    jdbc.sql(APPEND_ALL)
        .param("event", eventId)
        .param("kind", kind)
        .param("now", Timestamp.from(clock.instant()))
        .param("ids", registrations.stream().map(one -> ids.next()).toArray(UUID[]::new))
        .param("registrations", registrations.toArray(UUID[]::new))
        .update();
  }
}

package conference.catalogue.eventfile;

import conference.catalogue.CapacityPool;
import conference.catalogue.EventId;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings events into the store. Every statement runs in the transaction of {@link LoadEvents}. */
@Component
final class EventFileStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  EventFileStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Two who load the same event at once take turns, also when it isn't there yet. */
  private static final String TAKE_TURN =
      """
      select pg_advisory_xact_lock(hashtextextended('load-event:' || :slug, 0))
      """;

  private static final String IDENTIFY =
      """
      select id, definition_sha256
      from event
      where slug = :slug
      """;

  record Known(EventId id, String sha256) {}

  Optional<Known> takeTurn(String slug) {
    jdbc.sql(TAKE_TURN).param("slug", slug).query((row, n) -> n).list();
    return jdbc.sql(IDENTIFY)
        .param("slug", slug)
        .query((row, n) ->
            new Known(
                new EventId(row.getObject("id", UUID.class)), row.getString("definition_sha256")))
        .optional();
  }

  private static final String WRITE_EVENT =
      """
      insert into event (id, slug, state, locales, title, summary, description, time_zone, starts_at,
        ends_at, sign_up_opens_at, sign_up_closes_at, venue, organiser, duplicates, approval,
        waiting_list_rule, waiting_list_offer_hours, erase_after, definition_sha256, created_at, updated_at)
      values (:id, :slug, :state, :locales, cast(:title as jsonb), cast(:summary as jsonb),
        cast(:description as jsonb), :timeZone, :startsAt, :endsAt, :opensAt, :closesAt,
        cast(:venue as jsonb), cast(:organiser as jsonb), :duplicates, :approval, :waitingListRule,
        :offerHours, :eraseAfter, :sha256, :now, :now)
      on conflict (id) do update set
        state = excluded.state, locales = excluded.locales, title = excluded.title,
        summary = excluded.summary, description = excluded.description,
        time_zone = excluded.time_zone, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        sign_up_opens_at = excluded.sign_up_opens_at, sign_up_closes_at = excluded.sign_up_closes_at,
        venue = excluded.venue, organiser = excluded.organiser, duplicates = excluded.duplicates,
        approval = excluded.approval, waiting_list_rule = excluded.waiting_list_rule,
        waiting_list_offer_hours = excluded.waiting_list_offer_hours,
        erase_after = excluded.erase_after, definition_sha256 = excluded.definition_sha256,
        updated_at = excluded.updated_at
      """;

  void writeEvent(EventId id, EventPlan plan, Instant now) {
    var times = plan.times();
    var list = plan.waitingList();
    jdbc.sql(WRITE_EVENT)
        .param("id", id.value())
        .param("slug", plan.slug())
        .param("state", plan.state().stored())
        .param("locales", plan.locales().toArray(String[]::new))
        .param("title", json(plan.title()))
        .param("summary", json(plan.summary()))
        .param("description", json(plan.description()))
        .param("timeZone", times.zone().getId())
        .param("startsAt", Timestamp.from(times.startsAt()))
        .param("endsAt", Timestamp.from(times.endsAt()))
        .param("opensAt", Timestamp.from(times.signUpOpensAt()))
        .param("closesAt", Timestamp.from(times.signUpClosesAt()))
        .param("venue", json(plan.venue()))
        .param("organiser", json(plan.organiser()))
        .param("duplicates", plan.duplicates().stored())
        .param("approval", plan.approval())
        .param("waitingListRule", list == null ? null : list.rule().stored())
        .param("offerHours", list == null || !list.offers() ? null : list.offerHours())
        .param("eraseAfter", times.eraseAfter())
        .param("sha256", plan.sha256())
        .param("now", Timestamp.from(now))
        .update();
  }

  private static final String WRITE_POOL =
      """
      insert into capacity_pool (event_id, id, code, name, capacity)
      values (:event, :id, :code, cast(:name as jsonb), 0)
      on conflict (event_id, id) do update set name = excluded.name
      """;

  /** Without its places: those are set through {@link conference.catalogue.EventPlaces}. */
  void writePool(EventId event, CapacityPool pool) {
    of(WRITE_POOL, event)
        .param("id", pool.id())
        .param("code", pool.code())
        .param("name", json(pool.name()))
        .update();
  }

  private static final String WRITE_TICKET_TYPE =
      """
      insert into ticket_type (event_id, id, code, position, name, description, withdrawn)
      values (:event, :id, :code, :position, cast(:name as jsonb), cast(:description as jsonb), :withdrawn)
      on conflict (event_id, id) do update set
        position = excluded.position, name = excluded.name, description = excluded.description,
        withdrawn = excluded.withdrawn
      """;

  private static final String UNLINK =
      """
      delete from ticket_type_pool
      where event_id = :event and ticket_type_id = :type
      """;

  private static final String LINK =
      """
      insert into ticket_type_pool (event_id, ticket_type_id, pool_id)
      values (:event, :type, :pool)
      """;

  void writeTicketType(EventId event, TicketType type, int position) {
    of(WRITE_TICKET_TYPE, event)
        .param("id", type.id())
        .param("code", type.code())
        .param("position", position)
        .param("name", json(type.name()))
        .param("description", json(type.description()))
        .param("withdrawn", type.withdrawn())
        .update();
    of(UNLINK, event).param("type", type.id()).update();
    for (var pool : type.poolIds()) {
      of(LINK, event).param("type", type.id()).param("pool", pool).update();
    }
  }

  private static final String REMOVE_TICKET_TYPE =
      """
      delete from ticket_type
      where event_id = :event and id = :id
      """;

  void removeTicketType(EventId event, UUID id) {
    of(UNLINK, event).param("type", id).update();
    of(REMOVE_TICKET_TYPE, event).param("id", id).update();
  }

  private static final String REMOVE_POOL =
      """
      delete from capacity_pool
      where event_id = :event and id = :id and taken = 0
      """;

  void removePool(EventId event, UUID id) {
    of(REMOVE_POOL, event).param("id", id).update();
  }

  private static final String WRITE_QUESTION =
      """
      insert into question (event_id, id, code, position, kind, required, label, help, rules, withdrawn)
      values (:event, :id, :code, :position, :kind, :required, cast(:label as jsonb),
        cast(:help as jsonb), cast(:rules as jsonb), :withdrawn)
      on conflict (event_id, id) do update set
        position = excluded.position, kind = excluded.kind, required = excluded.required,
        label = excluded.label, help = excluded.help, rules = excluded.rules,
        withdrawn = excluded.withdrawn
      """;

  void writeQuestion(EventId event, Question question, int position) {
    of(WRITE_QUESTION, event)
        .param("id", question.id())
        .param("code", question.code())
        .param("position", position)
        .param("kind", question.kind().wireName())
        .param("required", question.required())
        .param("label", json(question.label()))
        .param("help", question.help() == null ? null : json(question.help()))
        .param("rules", json(question.rules()))
        .param("withdrawn", question.withdrawn())
        .update();
  }

  private static final String REMOVE_QUESTION =
      """
      delete from question
      where event_id = :event and id = :id
      """;

  void removeQuestion(EventId event, UUID id) {
    of(REMOVE_QUESTION, event).param("id", id).update();
  }

  private static final String RAISE_AVAILABILITY =
      """
      insert into event_availability (event_id)
      values (:event)
      on conflict (event_id) do update set version = event_availability.version + 1
      """;

  /** Heard by every replica once this transaction has committed. */
  private static final String ANNOUNCE =
      """
      select pg_notify('catalogue', :slug), pg_notify('availability', cast(:event as text))
      """;

  void announce(EventId event, String slug) {
    of(RAISE_AVAILABILITY, event).update();
    of(ANNOUNCE, event).param("slug", slug).query((row, n) -> n).list();
  }

  private StatementSpec of(String sql, EventId event) {
    return jdbc.sql(sql).param("event", event.value());
  }

  private String json(@Nullable Object value) {
    return json.writeValueAsString(value);
  }
}

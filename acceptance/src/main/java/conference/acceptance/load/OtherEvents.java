package conference.acceptance.load;

import java.util.List;
import java.util.UUID;

/** Many events beside the one that is measured, each with all that it consists of. */
final class OtherEvents {
  private static final String ID = "md5('other event ' || n)::uuid";

  /** Copies of the measured event, table by table. */
  private static final List<String> COPY =
      List.of(
          """
          insert into conference.event (id, slug, state, locales, title, summary, description, time_zone, starts_at, ends_at,
            sign_up_opens_at, sign_up_closes_at, venue, organiser, duplicates, erase_after, definition_sha256, created_at, updated_at)
          select %s, 'other-' || n, state, locales, title, summary, description, time_zone, starts_at, ends_at,
            sign_up_opens_at, sign_up_closes_at, venue, organiser, duplicates, erase_after, definition_sha256, created_at, updated_at
          from conference.event, generate_series(1, ?::int) n where id = ?
          """,
          """
          insert into conference.event_availability (event_id)
          select %s from generate_series(1, ?::int) n where ?::uuid is not null
          """,
          """
          insert into conference.capacity_pool (event_id, id, code, name, capacity)
          select %s, id, code, name, capacity
          from conference.capacity_pool, generate_series(1, ?::int) n where event_id = ?
          """,
          """
          insert into conference.ticket_type (event_id, id, code, position, name, description, withdrawn)
          select %s, id, code, position, name, description, withdrawn
          from conference.ticket_type, generate_series(1, ?::int) n where event_id = ?
          """,
          """
          insert into conference.ticket_type_pool (event_id, ticket_type_id, pool_id)
          select %s, ticket_type_id, pool_id
          from conference.ticket_type_pool, generate_series(1, ?::int) n where event_id = ?
          """,
          """
          insert into conference.question (event_id, id, code, position, kind, required, label, help, rules, withdrawn)
          select %s, id, code, position, kind, required, label, help, rules, withdrawn
          from conference.question, generate_series(1, ?::int) n where event_id = ?
          """,
          """
          insert into conference.consent_text (event_id, purpose, version, locale, body, sha256, published_at)
          select %s, purpose, version, locale, body, sha256, published_at
          from conference.consent_text, generate_series(1, ?::int) n where event_id = ?
          """);

  /** What refers to something comes before it. */
  private static final List<String> TABLES =
      List.of(
          "consent_text",
          "question",
          "ticket_type_pool",
          "ticket_type",
          "capacity_pool",
          "event_availability");

  private final Stored stored;

  OtherEvents(Stored stored) {
    this.stored = stored;
  }

  void appear(int events, String like) {
    UUID event = stored.eventId(like);
    COPY.forEach(sql -> stored.update(sql.formatted(ID), events, event));
    announce();
  }

  void disappear() {
    TABLES.forEach(table ->
        stored.update(
            "delete from conference."
                + table
                + " where event_id in (select id from conference.event where slug like 'other-%')"));
    stored.update("delete from conference.event where slug like 'other-%'");
    announce();
  }

  /** As whoever loads events does, so that each replica holds what the store does. */
  private void announce() {
    stored.number("select count(pg_notify('catalogue', 'other'))");
  }
}

package conference.acceptance.load;

import java.util.List;
import java.util.UUID;

/**
 * Empties the tables that grow with registrations, or fills them, so that the same load meets them
 * small and large.
 */
final class TableSize {
  private static final List<String> GROWING =
      List.of("registration", "consent", "audit", "outbox", "delivery", "idempotency");

  /** Rows of the event as a sign-up leaves them, their mails sent long ago. */
  private static final List<String> FILL =
      List.of(
          """
          insert into conference.registration (event_id, id, reference, state, ticket_type_id, given_name, family_name, email,
            email_normalised, organisation, answers, locale, manage_nonce, registered_at, updated_at)
          select t.event_id, uuidv7(), substr(md5(n::text), 1, 4) || '-' || n, 'confirmed', t.id, 'Grace', 'Ковалёва ' || n,
            md5('x' || n) || '@Example.org', md5('x' || n) || '@example.org', 'University of Okafor',
            '{"meals": "vegan", "tracks": ["systems", "people"], "first-time": true, "wishes": "Looking forward to it!"}',
            'en', decode(md5(n::text), 'hex'), now(), now()
          from conference.ticket_type t, generate_series(1, ?::int) n where t.event_id = ? and t.code = 'remote'
          """,
          """
          insert into conference.consent (event_id, registration_id, purpose, version, locale, text_sha256, given_at)
          select event_id, id, 'privacy-notice', 1, 'en', md5(id::text) || md5(reference), now()
          from conference.registration where ?::int > 0 and event_id = ?
          """,
          """
          insert into conference.audit (event_id, id, registration_id, at, actor, action)
          select event_id, uuidv7(), id, now(), 'attendee', 'registered'
          from conference.registration where ?::int > 0 and event_id = ?
          """,
          """
          insert into conference.delivery (event_id, id, registration_id, kind, recipient, state, attempts, finished_at)
          select event_id, uuidv7(), id, 'registration-confirmed', email, 'sent', 1, now()
          from conference.registration where ?::int > 0 and event_id = ?
          """,
          """
          insert into conference.idempotency (event_id, key, request_sha256, registration_id, status, answer, answered_at)
          select event_id, gen_random_uuid()::text, decode(md5(id::text) || md5(reference), 'hex'), id, 201,
            jsonb_build_object('id', id, 'reference', reference, 'state', 'confirmed', 'ticketType', 'remote', 'registeredAt', now()),
            now()
          from conference.registration where ?::int > 0 and event_id = ?
          """);

  private final Stored stored;

  TableSize(Stored stored) {
    this.stored = stored;
  }

  /** Leaves that many registrations in the store, all of this event. */
  void become(int rows, String slug) {
    UUID event = stored.eventId(slug);
    GROWING.forEach(table -> stored.update("truncate conference." + table));
    stored.update("update conference.capacity_pool set taken = 0");
    FILL.forEach(sql -> stored.update(sql, rows, event));
    stored.update(
        """
        update conference.capacity_pool p set taken = ? from conference.ticket_type_pool l
        join conference.ticket_type t on t.event_id = l.event_id and t.id = l.ticket_type_id
        where t.code = 'remote' and p.event_id = ? and l.event_id = p.event_id and l.pool_id = p.id
        """,
        rows,
        event);
    GROWING.forEach(table -> stored.update("vacuum analyze conference." + table));
    stored.update("checkpoint");
  }
}

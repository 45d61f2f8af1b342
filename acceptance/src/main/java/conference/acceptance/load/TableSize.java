package conference.acceptance.load;

import java.util.List;
import java.util.UUID;

/**
 * The tables that grow with registrations, small and large: each exists twice, and the two change
 * names, so that the same load meets one and the other in turn although filling takes minutes.
 */
final class TableSize {
  private static final List<String> GROWING =
      List.of("registration", "consent", "audit", "outbox", "delivery", "idempotency");

  private static final String REGISTRATIONS =
      """
      insert into conference.registration (event_id, id, reference, state, ticket_type_id, given_name, family_name, email,
        email_normalised, organisation, answers, locale, manage_nonce, registered_at, updated_at)
      select t.event_id, uuidv7(), substr(md5(n::text), 1, 4) || '-' || n, 'confirmed', t.id, 'Grace', 'Ковалёва ' || n,
        md5('x' || n) || '@Example.org', md5('x' || n) || '@example.org', 'University of Okafor',
        '{"meals": "vegan", "tracks": ["systems", "people"], "first-time": true, "wishes": "Looking forward to it!"}',
        'en', decode(md5(n::text), 'hex'), now(), now()
      from generate_series(1, ?::int) n
      join conference.ticket_type t on t.code = case when n % 5 = 0 then 'remote' else 'regular' end
      where t.event_id = ?
      """;

  /** What a sign-up leaves beside its registration, its mail sent long ago. */
  private static final List<String> BESIDE =
      List.of(
          """
          insert into conference.consent (event_id, registration_id, purpose, version, locale, text_sha256, given_at)
          select event_id, id, 'privacy-notice', 1, 'en', md5(id::text) || md5(reference), now()
          from conference.registration where event_id = ?
          """,
          """
          insert into conference.audit (event_id, id, registration_id, at, actor, action)
          select event_id, uuidv7(), id, now(), 'attendee', 'registered'
          from conference.registration where event_id = ?
          """,
          """
          insert into conference.delivery (event_id, id, registration_id, kind, recipient, state, attempts, finished_at)
          select event_id, uuidv7(), id, 'registration-confirmed', email, 'sent', 1, now()
          from conference.registration where event_id = ?
          """,
          """
          insert into conference.idempotency (event_id, key, request_sha256, registration_id, status, answer, answered_at)
          select event_id, gen_random_uuid()::text, decode(md5(id::text) || md5(reference), 'hex'), id, 201,
            jsonb_build_object('id', id, 'reference', reference, 'state', 'confirmed', 'ticketType', 'remote', 'registeredAt', now()),
            now()
          from conference.registration where event_id = ?
          """);

  private static final String COUNT =
      """
      update conference.capacity_pool p set taken = (
        select count(*) from conference.registration r
        join conference.ticket_type_pool l on l.event_id = r.event_id and l.ticket_type_id = r.ticket_type_id
        where r.event_id = p.event_id and l.pool_id = p.id and r.state = 'confirmed')
      """;

  private final Stored stored;
  private final String slug;

  TableSize(Stored stored, String slug) {
    this.stored = stored;
    this.slug = slug;
  }

  /** Makes both sizes, all of one event; the small one is in use afterwards. */
  void fill(int small, int large) {
    GROWING.forEach(table -> stored.update("truncate conference." + table + " cascade"));
    fill(large);
    GROWING.forEach(table -> stored.run(twin(table)));
    exchange();
    fill(small);
    stored.run("checkpoint");
  }

  private void fill(int rows) {
    UUID event = stored.eventId(slug);
    stored.update(REGISTRATIONS, rows, event);
    // On two cores two of them take no longer than one.
    BESIDE.parallelStream().forEach(sql -> stored.update(sql, event));
    stored.update(COUNT);
    GROWING.forEach(table -> stored.run("vacuum analyze conference." + table));
  }

  /** The other size is in use from now on. */
  void exchange() {
    stored.dropMailsToBeSent();
    stored.run(String.join(";", GROWING.stream().map(TableSize::exchange).toList()));
    stored.update(COUNT);
  }

  private static String twin(String table) {
    return """
    create table conference.other_%1$s (like conference.%1$s including all);
    alter table conference.other_%1$s owner to conference_migrator;
    grant select, insert, update, delete on conference.other_%1$s to conference_application
    """
        .formatted(table);
  }

  private static String exchange(String table) {
    return """
    alter table conference.%1$s rename to aside_%1$s;
    alter table conference.other_%1$s rename to %1$s;
    alter table conference.aside_%1$s rename to other_%1$s
    """
        .formatted(table);
  }
}

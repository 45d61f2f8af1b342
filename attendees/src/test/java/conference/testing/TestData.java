package conference.testing;

import conference.store.TestStore;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts an event and registrations into a store as they would be after a real load and real
 * sign-ups: one pool of a thousand places, one ticket type, one question, one privacy notice.
 */
public final class TestData {

  public static final UUID EVENT = UUID.fromString("01936000-0000-7000-8000-00000000000e");
  public static final UUID POOL = UUID.fromString("01936000-0000-7000-8000-00000000000b");
  public static final UUID TICKET_TYPE = UUID.fromString("01936000-0000-7000-8000-00000000000c");
  public static final String SLUG = "harbour-2027";
  public static final Instant REGISTERED_AT = Instant.parse("2026-11-20T10:15:30Z");

  private final AtomicInteger next = new AtomicInteger(1);
  private final JdbcClient jdbc;

  private TestData(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public static TestData in(TestStore store) {
    return new TestData(JdbcClient.create(store.application()));
  }

  public JdbcClient jdbc() {
    return jdbc;
  }

  public TestData withEvent() {
    jdbc.sql(
            """
            insert into event (id, slug, state, locales, title, summary, description, time_zone,
              starts_at, ends_at, sign_up_opens_at, sign_up_closes_at, venue, organiser, duplicates,
              erase_after, definition_sha256, created_at, updated_at)
            values (:event, :slug, 'published', '{en,de}',
              '{"en": "Harbour Days 2027", "de": "Hafentage 2027"}', '{"en": "s", "de": "s"}',
              '{"en": "d", "de": "d"}', 'Europe/Lisbon',
              '2027-09-14T08:00Z', '2027-09-16T16:00Z', '2026-11-01T09:00Z', '2027-09-01T21:59Z',
              '{"name": {"en": "Harbour Hall", "de": "Hafenhalle"}, "address": ["1 Quay Street"],
                "city": "Lisbon", "country": "PT", "latitude": 38.7, "longitude": -9.1}',
              '{"name": "Harbour Conferences", "email": "hello@harbour.example"}', 'tell',
              '2027-12-31', 'x', now(), now())
            """)
        .param("event", EVENT)
        .param("slug", SLUG)
        .update();
    jdbc.sql(
            """
            with version as (insert into event_availability (event_id) values (:event)),
            pools as (
              insert into capacity_pool (event_id, id, code, name, capacity)
              values (:event, :pool, 'hall', '{"en": "Hall", "de": "Halle"}', 1000)),
            types as (
              insert into ticket_type (event_id, id, code, position, name, description)
              values (:event, :type, 'full', 1, '{"en": "Full conference", "de": "Alle Tage"}',
                      '{"en": "All days", "de": "Alle Tage"}')),
            links as (
              insert into ticket_type_pool (event_id, ticket_type_id, pool_id)
              values (:event, :type, :pool)),
            questions as (
              insert into question (event_id, id, code, position, kind, required, label)
              values (:event, :pool, 'food', 1, 'text', false, '{"en": "Food?", "de": "Essen?"}'))
            insert into consent_text (event_id, purpose, version, locale, body, sha256, published_at)
            values (:event, 'privacy-notice', 1, 'en', 'Notice', 'abc', now()),
                   (:event, 'privacy-notice', 1, 'de', 'Hinweis', 'def', now())
            """)
        .param("event", EVENT)
        .param("pool", POOL)
        .param("type", TICKET_TYPE)
        .update();
    return this;
  }

  /** A confirmed registration that holds a seat, with its consent and history. */
  public UUID register(String givenName, String familyName, String email) {
    int number = next.getAndIncrement();
    UUID id = new UUID(0x0193600000007000L, 0x8000000000000000L + number);
    jdbc.sql(
            """
            with seat as (
              update capacity_pool set taken = taken + 1 where event_id = :event),
            consented as (
              insert into consent (event_id, registration_id, purpose, version, locale, text_sha256,
                                   given_at)
              values (:event, :id, 'privacy-notice', 1, 'en', 'abc', :now)),
            history as (
              insert into audit (event_id, id, registration_id, at, actor, action)
              values (:event, :id, :id, :now, 'attendee', 'registered'))
            insert into registration (event_id, id, reference, state, ticket_type_id, given_name,
              family_name, email, email_normalised, organisation, answers, locale, manage_nonce,
              registered_at, updated_at)
            values (:event, :id, :reference, 'confirmed', :type, :givenName, :familyName, :email,
              lower(:email), 'Harbour Works', '{"food": "Vegan"}', 'en', :nonce, :now, :now)
            """)
        .param("event", EVENT)
        .param("id", id)
        .param("reference", "TEST-%04d".formatted(number))
        .param("type", TICKET_TYPE)
        .param("givenName", givenName)
        .param("familyName", familyName)
        .param("email", email)
        .param("nonce", nonce(number))
        .param("now", Timestamp.from(REGISTERED_AT))
        .update();
    return id;
  }

  public byte[] nonce(UUID registration) {
    return jdbc.sql("select manage_nonce from registration where id = :id")
        .param("id", registration)
        .query(byte[].class)
        .single();
  }

  private static byte[] nonce(int number) {
    return ByteBuffer.allocate(16).putInt(number).array();
  }

  public int taken() {
    return jdbc.sql("select taken from capacity_pool").query(Integer.class).single();
  }

  public long availabilityVersion() {
    return jdbc.sql("select version from event_availability").query(Long.class).single();
  }

  public long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  /** News that concerns a registration, as a use case would leave it. */
  public UUID news(UUID registration, String kind, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into outbox (event_id, id, registration_id, kind, payload, created_at, due_at)
            values (:event, :id, :registration, :kind, '{}', :at, :at)
            """)
        .param("event", EVENT)
        .param("id", id)
        .param("registration", registration)
        .param("kind", kind)
        .param("at", Timestamp.from(at))
        .update();
    return id;
  }
}

package conference.testing;

import conference.store.TestStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An event to sign up for, written straight into the store; open for sign-up unless told otherwise.
 */
public final class TestEvent {

  private record Question(String code, String kind, boolean required, String rules) {}

  private final String slug;
  private final UUID id = UUID.randomUUID();
  private final Map<String, UUID> pools = new LinkedHashMap<>();
  private final Map<String, Integer> capacities = new LinkedHashMap<>();
  private final Map<String, UUID> types = new LinkedHashMap<>();
  private final Map<String, List<String>> poolsOfType = new LinkedHashMap<>();
  private final List<Question> questions = new ArrayList<>();
  private String duplicates = "tell";
  private boolean approval;
  private String waitingListRule;
  private Integer offerHours;
  private Instant opens = Instant.parse("2020-01-01T00:00:00Z");
  private Instant closes = Instant.parse("2099-01-01T00:00:00Z");

  private TestEvent(String slug) {
    this.slug = slug;
  }

  public static TestEvent named(String slug) {
    return new TestEvent(slug);
  }

  public TestEvent pool(String code, int capacity) {
    pools.put(code, UUID.randomUUID());
    capacities.put(code, capacity);
    return this;
  }

  public TestEvent ticketType(String code, String... poolCodes) {
    types.put(code, UUID.randomUUID());
    poolsOfType.put(code, List.of(poolCodes));
    return this;
  }

  public TestEvent question(String code, String kind, boolean required, String rules) {
    questions.add(new Question(code, kind, required, rules));
    return this;
  }

  public TestEvent concealing() {
    duplicates = "conceal";
    return this;
  }

  /** An organiser decides on each sign-up. */
  public TestEvent approving() {
    approval = true;
    return this;
  }

  /** Whoever finds no place may wait, and gets one at once when it is free. */
  public TestEvent confirming() {
    waitingListRule = "confirm";
    return this;
  }

  /** Whoever finds no place may wait, and is offered one when it is free. */
  public TestEvent offering(int hours) {
    waitingListRule = "offer";
    offerHours = hours;
    return this;
  }

  public TestEvent signUp(Instant opensAt, Instant closesAt) {
    opens = opensAt;
    closes = closesAt;
    return this;
  }

  public UUID id() {
    return id;
  }

  public UUID poolId(String code) {
    return pools.get(code);
  }

  public UUID ticketTypeId(String code) {
    return types.get(code);
  }

  public String path(String rest) {
    return "/api/v1/events/" + slug + rest;
  }

  /** In one transaction, as a service that looks at the same time must see all of it or nothing. */
  public TestEvent in(TestStore store) {
    var source = store.application();
    var jdbc = JdbcClient.create(source);
    new TransactionTemplate(new JdbcTransactionManager(source))
        .executeWithoutResult(status -> {
          insertEvent(jdbc);
          pools.forEach((code, pool) -> insertPool(jdbc, code, pool));
          types.forEach((code, type) -> insertType(jdbc, code, type));
          questions.forEach(question -> insertQuestion(jdbc, question));
        });
    return this;
  }

  private void insertEvent(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into event (id, slug, state, locales, title, summary, description, time_zone,
              starts_at, ends_at, sign_up_opens_at, sign_up_closes_at, venue, organiser, duplicates,
              approval, waiting_list_rule, waiting_list_offer_hours, erase_after, definition_sha256, created_at,
              updated_at)
            values (?, ?, 'published', '{en,de}', '{"en": "T", "de": "T"}', '{"en": "s"}', '{"en": "d"}',
              'Europe/Lisbon', '2099-06-09T08:00Z', '2099-06-11T16:00Z', ?::timestamptz, ?::timestamptz,
              '{"name": {"en": "Hall"}, "address": ["1 Quay"], "city": "Porto", "country": "PT"}',
              '{"name": "Org", "email": "org@example.org"}', ?, ?, ?, ?, '2099-09-30', 'x', now(), now())
            """)
        .params(
            Arrays.asList(
                id,
                slug,
                opens.toString(),
                closes.toString(),
                duplicates,
                approval,
                waitingListRule,
                offerHours))
        .update();
    jdbc.sql("insert into event_availability (event_id) values (?)").param(id).update();
    jdbc.sql(
            """
            insert into consent_text (event_id, purpose, version, locale, body, sha256, published_at)
            values (?, 'privacy-notice', 3, 'en', 'new', 'hash-en', now()),
                   (?, 'privacy-notice', 3, 'de', 'neu', 'hash-de', now())
            """)
        .params(id, id)
        .update();
  }

  private void insertPool(JdbcClient jdbc, String code, UUID pool) {
    jdbc.sql(
            """
            insert into capacity_pool (event_id, id, code, name, capacity)
            values (?, ?, ?, '{"en": "Pool"}', ?)
            """)
        .params(id, pool, code, capacities.get(code))
        .update();
  }

  private void insertType(JdbcClient jdbc, String code, UUID type) {
    jdbc.sql(
            """
            insert into ticket_type (event_id, id, code, position, name, description)
            values (?, ?, ?, 1, '{"en": "Type"}', '{"en": "d"}')
            """)
        .params(id, type, code)
        .update();
    for (var pool : poolsOfType.get(code)) {
      jdbc.sql("insert into ticket_type_pool (event_id, ticket_type_id, pool_id) values (?, ?, ?)")
          .params(id, type, pools.get(pool))
          .update();
    }
  }

  private void insertQuestion(JdbcClient jdbc, Question question) {
    jdbc.sql(
            """
            insert into question (event_id, id, code, position, kind, required, label, rules)
            values (?, ?, ?, ?, ?, ?, '{"en": "Q"}', ?::jsonb)
            """)
        .params(
            id,
            UUID.randomUUID(),
            question.code(),
            questions.indexOf(question),
            question.kind(),
            question.required(),
            question.rules())
        .update();
  }
}

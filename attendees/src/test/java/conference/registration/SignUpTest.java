package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.Catalogue;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-up as the website meets it. */
class SignUpTest {

  private static TestService service;
  private static JdbcClient store;

  @BeforeAll
  static void start() {
    service = TestService.start();
    store = JdbcClient.create(service.store().application());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static TestEvent event(TestEvent event) {
    event.in(service.store());
    service.bean(Catalogue.class).refresh();
    return event;
  }

  private static TestEvent anEvent(int capacity) {
    return event(
        TestEvent.named("event-" + UUID.randomUUID())
            .pool("hall", capacity)
            .ticketType("regular", "hall"));
  }

  private static HttpResponse<String> signUp(TestEvent event, Object body) {
    return signUp(event, body, "key-" + UUID.randomUUID());
  }

  private static HttpResponse<String> signUp(TestEvent event, Object body, String key) {
    return service.post(event.path("/registrations"), body.toString(), "Idempotency-Key", key);
  }

  private static String code(HttpResponse<String> response) {
    return TestService.json(response).path("code").asString();
  }

  private static List<String> errors(HttpResponse<String> response) {
    var errors = new ArrayList<String>();
    for (var error : TestService.json(response).path("errors")) {
      errors.add(error.get("pointer").stringValue() + " " + error.get("code").stringValue());
    }
    return errors;
  }

  /** Those that wait in the outbox and those that are sent already. */
  private static List<String> mails(TestEvent event) {
    return store
        .sql(
            """
            select kind from (
              select id, kind, event_id from outbox union all select id, kind, event_id from delivery)
            where event_id = ? order by id
            """)
        .param(event.id())
        .query((row, number) -> row.getString("kind"))
        .list();
  }

  private static int rows(String table, TestEvent event) {
    return store
        .sql("select count(*) from " + table + " where event_id = ?")
        .param(event.id())
        .query(Integer.class)
        .single();
  }

  @Test
  void a_sign_up_is_confirmed_with_a_reference_and_opens_the_manage_page() {
    var event = anEvent(10);

    var response = signUp(event, TestSignUp.of("Ada@Example.ORG"));

    assertThat(response.statusCode()).isEqualTo(201);
    var confirmation = TestService.json(response);
    assertThat(confirmation.get("reference").stringValue())
        .matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(confirmation.get("state").stringValue()).isEqualTo("confirmed");
    assertThat(confirmation.get("ticketType").stringValue()).isEqualTo("regular");
    assertThat(response.headers().firstValue("Location"))
        .hasValue("/api/v1/registrations/" + confirmation.get("id").stringValue());
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-conference-manage=")
        .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(response.body()).doesNotContain("Ada").doesNotContain("example");
  }

  @Test
  void a_sign_up_brings_all_that_belongs_to_it_in_one_transaction() {
    var event = anEvent(10);

    signUp(event, TestSignUp.of("Ada@Example.ORG").with("organisation", " Analytical  Engines "));

    assertThat(
            store
                .sql(
                    """
                    select r.email || ' ' || r.email_normalised || ' ' || r.organisation || ' '
                        || c.version || c.locale || c.text_sha256 || ' ' || a.action
                        || ' ' || p.taken || ' ' || v.version || ' ' || i.status
                    from registration r
                    join consent c on c.registration_id = r.id
                    join audit a on a.registration_id = r.id
                    join idempotency i on i.registration_id = r.id
                    join capacity_pool p on p.event_id = r.event_id
                    join event_availability v on v.event_id = r.event_id
                    where r.event_id = ?
                    """)
                .param(event.id())
                .query(String.class)
                .single())
        .isEqualTo(
            "Ada@Example.ORG ada@example.org Analytical  Engines 3enhash-en"
                + " registered 1 2 201");
    assertThat(mails(event)).containsExactly("registration-confirmed");
    assertThat(
            store
                .sql("select answer::text from idempotency where event_id = ?")
                .param(event.id())
                .query(String.class)
                .single())
        .doesNotContain("Ada")
        .doesNotContain("example");
  }

  @Test
  void the_same_key_and_request_get_the_same_answer_and_register_once() {
    var event = anEvent(10);
    var first = signUp(event, TestSignUp.of("a@example.org"), "the-same-key");

    var again = signUp(event, TestSignUp.of("a@example.org"), "the-same-key");

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(TestService.json(again)).isEqualTo(TestService.json(first));
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(again.headers().firstValue("Set-Cookie")).isPresent();
    assertThat(rows("registration", event)).isEqualTo(1);
    assertThat(mails(event)).containsExactly("registration-confirmed");
  }

  @Test
  void the_order_of_members_makes_no_other_request() {
    var event = anEvent(10);
    var body = TestSignUp.of("a@example.org");
    signUp(event, body, "the-same-key");

    var again = signUp(event, body.without("givenName").with("givenName", "Ada"), "the-same-key");

    assertThat(again.statusCode()).isEqualTo(201);
  }

  @Test
  void the_same_key_with_another_request_is_refused() {
    var event = anEvent(10);
    signUp(event, TestSignUp.of("a@example.org"), "the-same-key");

    var other = signUp(event, TestSignUp.of("b@example.org"), "the-same-key");

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(code(other)).isEqualTo("idempotency-key-reused");
    assertThat(rows("registration", event)).isEqualTo(1);
  }

  @Test
  void a_repetition_is_answered_even_when_everything_is_sold_by_then() {
    var event = anEvent(1);
    signUp(event, TestSignUp.of("a@example.org"), "the-first-key");
    assertThat(code(signUp(event, TestSignUp.of("b@example.org")))).isEqualTo("sold-out");

    assertThat(signUp(event, TestSignUp.of("a@example.org"), "the-first-key").statusCode())
        .isEqualTo(201);
  }

  @Test
  void a_key_is_required_and_has_to_look_like_one() {
    var event = anEvent(10);

    var missing = service.post(event.path("/registrations"), TestSignUp.of("a@b.org").toString());
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(code(missing)).isEqualTo("idempotency-key-missing");
    for (var bad : List.of("short", "with space", "x".repeat(65), "sch\u00e4n-genug")) {
      var response = signUp(event, TestSignUp.of("a@b.org"), bad);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(code(response)).isEqualTo("idempotency-key-invalid");
    }
  }

  @Test
  void an_address_that_is_registered_is_told_so_however_it_is_written() {
    var event = anEvent(10);
    signUp(event, TestSignUp.of("ada@b\u00fccher.example"));

    var again = signUp(event, TestSignUp.of(" ADA@xn--bcher-kva.EXAMPLE "));

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(code(again)).isEqualTo("already-registered");
    assertThat(rows("registration", event)).isEqualTo(1);
  }

  @Test
  void when_the_places_are_gone_it_says_of_which_ticket_type() {
    var event =
        event(
            TestEvent.named("shared-" + UUID.randomUUID())
                .pool("hall", 2)
                .pool("lunch", 1)
                .ticketType("regular", "hall")
                .ticketType("with-lunch", "hall", "lunch"));
    signUp(event, TestSignUp.of("a@b.org").with("ticketType", "with-lunch"));

    var noLunch = signUp(event, TestSignUp.of("b@b.org").with("ticketType", "with-lunch"));

    assertThat(noLunch.statusCode()).isEqualTo(409);
    assertThat(code(noLunch)).isEqualTo("sold-out");
    assertThat(TestService.json(noLunch).get("ticketType").stringValue()).isEqualTo("with-lunch");
    assertThat(signUp(event, TestSignUp.of("b@b.org")).statusCode()).isEqualTo(201);
    assertThat(code(signUp(event, TestSignUp.of("c@b.org")))).isEqualTo("sold-out");
  }

  @Test
  void before_the_opening_and_after_the_close_nobody_signs_up() {
    var soon =
        event(
            TestEvent.named("soon-" + UUID.randomUUID())
                .pool("hall", 2)
                .ticketType("regular", "hall")
                .signUp(
                    Instant.parse("2098-01-01T00:00:00Z"), Instant.parse("2099-01-01T00:00:00Z")));
    var over =
        event(
            TestEvent.named("over-" + UUID.randomUUID())
                .pool("hall", 2)
                .ticketType("regular", "hall")
                .signUp(
                    Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2021-01-01T00:00:00Z")));

    var early = signUp(soon, TestSignUp.of("a@b.org"));
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(code(early)).isEqualTo("sign-up-not-open");
    assertThat(TestService.json(early).get("opensAt").stringValue())
        .isEqualTo("2098-01-01T00:00:00Z");
    var late = signUp(over, TestSignUp.of("a@b.org"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(code(late)).isEqualTo("sign-up-closed");
  }

  @Test
  void a_concealing_event_answers_everyone_alike() {
    var event =
        event(
            TestEvent.named("discreet-" + UUID.randomUUID())
                .concealing()
                .pool("hall", 2)
                .ticketType("regular", "hall"));

    var first = signUp(event, TestSignUp.of("a@b.org"));
    var again = signUp(event, TestSignUp.of("A@b.org"));

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body()).isEqualTo("{\"state\":\"check-your-mail\"}");
    assertThat(again.headers().map().keySet()).isEqualTo(first.headers().map().keySet());
    assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(rows("registration", event)).isEqualTo(1);
    assertThat(mails(event))
        .containsExactlyInAnyOrder("registration-confirmed", "already-registered");
    signUp(event, TestSignUp.of("b@b.org"));
    assertThat(code(signUp(event, TestSignUp.of("a@b.org")))).isEqualTo("sold-out");
    assertThat(code(signUp(event, TestSignUp.of("c@b.org")))).isEqualTo("sold-out");
  }

  @Test
  void everything_that_is_wrong_is_listed_at_once() {
    var event =
        event(
            TestEvent.named("asking-" + UUID.randomUUID())
                .pool("hall", 2)
                .ticketType("regular", "hall")
                .question(
                    "diet",
                    "single-choice",
                    true,
                    "{\"options\":[{\"code\":\"none\",\"label\":{\"en\":\"None\"}}]}"));
    var body =
        """
        {"givenName": " ", "familyName": 7, "email": "no", "ticketType": "vip", "locale": "fr",
         "answers": {"diet": "stones", "shoe/size": 43}, "consent": {"privacyNoticeVersion": 2, "locale": "en"},
         "admin": true}
        """;

    var response = signUp(event, body);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(code(response)).isEqualTo("validation-failed");
    assertThat(errors(response))
        .containsExactlyInAnyOrder(
            "#/givenName required",
            "#/familyName wrong-type",
            "#/email invalid-email",
            "#/ticketType unknown-ticket-type",
            "#/locale unknown-locale",
            "#/answers/diet unknown-option",
            "#/answers/shoe~1size unknown-question",
            "#/consent/privacyNoticeVersion consent-outdated",
            "#/admin unknown-member");
    assertThat(rows("registration", event)).isZero();
  }

  @Test
  void characters_that_cannot_be_stored_or_sent_back_are_refused_and_not_a_failure() {
    var event = anEvent(2);

    var response =
        signUp(
            event,
            TestSignUp.of("a@b.org")
                .toString()
                .replace("\"Ada\"", "\"A\\u0000\"")
                .replace("\"Lovelace\"", "\"\\ud800\""));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(errors(response))
        .containsExactlyInAnyOrder(
            "#/givenName invalid-characters", "#/familyName invalid-characters");
    assertThat(signUp(event, "{\"\\ud83d\": 1}").statusCode()).isEqualTo(400);
  }

  @Test
  void malformed_json_is_told_with_its_place() {
    var event = anEvent(2);

    var response = signUp(event, "{\n  \"givenName\": \"Ada\",\n  oops\n}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(code(response)).isEqualTo("malformed-json");
    assertThat(TestService.json(response).get("line").intValue()).isEqualTo(3);
    assertThat(TestService.json(response).get("column").intValue()).isBetween(3, 7);
  }

  @Test
  void a_member_given_twice_an_empty_body_and_trailing_text_are_malformed() {
    var event = anEvent(2);

    for (var body : List.of("{\"email\":\"a\",\"email\":\"b\"}", "", "{} {}", "[1,", "\u0001")) {
      var response = signUp(event, body);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(code(response)).isEqualTo("malformed-json");
    }
  }

  @Test
  void json_that_is_no_object_is_one_error_at_the_root() {
    assertThat(errors(signUp(anEvent(2), "[]"))).containsExactly("# wrong-type");
    assertThat(errors(signUp(anEvent(2), "null"))).containsExactly("# wrong-type");
  }

  @Test
  void another_media_type_is_refused() {
    var event = anEvent(2);

    var response =
        service.send(
            service
                .request(event.path("/registrations"))
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", "a-good-key")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(code(response)).isEqualTo("unsupported-media-type");
  }

  @Test
  void a_body_that_becomes_too_large_on_the_way_is_refused() {
    var event = anEvent(2);
    var large = "{\"givenName\":\"" + "x".repeat(70_000) + "\"}";

    var response =
        service.send(
            service
                .request(event.path("/registrations"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "a-good-key")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(code(response)).isEqualTo("payload-too-large");
  }

  @Test
  void an_unknown_event_and_a_wrong_method_are_told_apart() {
    var unknown =
        service.post(
            "/api/v1/events/nowhere/registrations",
            TestSignUp.of("a@b.org").toString(),
            "Idempotency-Key",
            "a-good-key");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(code(unknown)).isEqualTo("unknown-event");

    var wrong = service.get(anEvent(2).path("/registrations"));
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
    assertThat(code(wrong)).isEqualTo("method-not-allowed");
  }
}

package conference.registration;

import static conference.registration.SignUpScene.code;
import static org.assertj.core.api.Assertions.assertThat;

import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sign-up as the website meets it: what becomes of it. */
class SignUpTest {

  private static SignUpScene scene;

  @BeforeAll
  static void start() {
    scene = new SignUpScene();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  /** Those that wait in the outbox and those that are sent already. */
  private static List<String> mails(TestEvent event) {
    return scene
        .store
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

  @Test
  void a_sign_up_is_confirmed_with_a_reference_and_opens_the_manage_page() {
    var event = scene.anEvent(10);

    var response = scene.signUp(event, TestSignUp.of("Ada@Example.ORG"));

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
    var event = scene.anEvent(10);

    scene.signUp(
        event, TestSignUp.of("Ada@Example.ORG").with("organisation", " Analytical  Engines "));

    assertThat(
            scene
                .store
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
            scene
                .store
                .sql("select answer::text from idempotency where event_id = ?")
                .param(event.id())
                .query(String.class)
                .single())
        .doesNotContain("Ada")
        .doesNotContain("example");
  }

  @Test
  void the_same_key_and_request_get_the_same_answer_and_register_once() {
    var event = scene.anEvent(10);
    var first = scene.signUp(event, TestSignUp.of("a@example.org"), "the-same-key");

    var again = scene.signUp(event, TestSignUp.of("a@example.org"), "the-same-key");

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(TestService.json(again)).isEqualTo(TestService.json(first));
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(again.headers().firstValue("Set-Cookie")).isPresent();
    assertThat(scene.rows("registration", event)).isEqualTo(1);
    assertThat(mails(event)).containsExactly("registration-confirmed");
  }

  @Test
  void the_order_of_members_makes_no_other_request() {
    var event = scene.anEvent(10);
    var body = TestSignUp.of("a@example.org");
    scene.signUp(event, body, "the-same-key");

    var again =
        scene.signUp(event, body.without("givenName").with("givenName", "Ada"), "the-same-key");

    assertThat(again.statusCode()).isEqualTo(201);
  }

  @Test
  void the_same_key_with_another_request_is_refused() {
    var event = scene.anEvent(10);
    scene.signUp(event, TestSignUp.of("a@example.org"), "the-same-key");

    var other = scene.signUp(event, TestSignUp.of("b@example.org"), "the-same-key");

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(code(other)).isEqualTo("idempotency-key-reused");
    assertThat(scene.rows("registration", event)).isEqualTo(1);
  }

  @Test
  void a_repetition_is_answered_even_when_everything_is_sold_by_then() {
    var event = scene.anEvent(1);
    scene.signUp(event, TestSignUp.of("a@example.org"), "the-first-key");
    assertThat(code(scene.signUp(event, TestSignUp.of("b@example.org")))).isEqualTo("sold-out");

    assertThat(scene.signUp(event, TestSignUp.of("a@example.org"), "the-first-key").statusCode())
        .isEqualTo(201);
  }

  @Test
  void a_key_is_required_and_has_to_look_like_one() {
    var event = scene.anEvent(10);

    var missing =
        scene.service.post(event.path("/registrations"), TestSignUp.of("a@b.org").toString());
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(code(missing)).isEqualTo("idempotency-key-missing");
    for (var bad : List.of("short", "with space", "x".repeat(65), "sch\u00e4n-genug")) {
      var response = scene.signUp(event, TestSignUp.of("a@b.org"), bad);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(code(response)).isEqualTo("idempotency-key-invalid");
    }
  }

  @Test
  void an_address_that_is_registered_is_told_so_however_it_is_written() {
    var event = scene.anEvent(10);
    scene.signUp(event, TestSignUp.of("ada@b\u00fccher.example"));

    var again = scene.signUp(event, TestSignUp.of(" ADA@xn--bcher-kva.EXAMPLE "));

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(code(again)).isEqualTo("already-registered");
    assertThat(scene.rows("registration", event)).isEqualTo(1);
  }

  @Test
  void when_the_places_are_gone_it_says_of_which_ticket_type() {
    var event =
        scene.event(
            TestEvent.named("shared-" + UUID.randomUUID())
                .pool("hall", 2)
                .pool("lunch", 1)
                .ticketType("regular", "hall")
                .ticketType("with-lunch", "hall", "lunch"));
    scene.signUp(event, TestSignUp.of("a@b.org").with("ticketType", "with-lunch"));

    var noLunch = scene.signUp(event, TestSignUp.of("b@b.org").with("ticketType", "with-lunch"));

    assertThat(noLunch.statusCode()).isEqualTo(409);
    assertThat(code(noLunch)).isEqualTo("sold-out");
    assertThat(TestService.json(noLunch).get("ticketType").stringValue()).isEqualTo("with-lunch");
    assertThat(scene.signUp(event, TestSignUp.of("b@b.org")).statusCode()).isEqualTo(201);
    assertThat(code(scene.signUp(event, TestSignUp.of("c@b.org")))).isEqualTo("sold-out");
  }

  @Test
  void before_the_opening_and_after_the_close_nobody_signs_up() {
    var soon =
        scene.event(
            TestEvent.named("soon-" + UUID.randomUUID())
                .pool("hall", 2)
                .ticketType("regular", "hall")
                .signUp(
                    Instant.parse("2098-01-01T00:00:00Z"), Instant.parse("2099-01-01T00:00:00Z")));
    var over =
        scene.event(
            TestEvent.named("over-" + UUID.randomUUID())
                .pool("hall", 2)
                .ticketType("regular", "hall")
                .signUp(
                    Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2021-01-01T00:00:00Z")));

    var early = scene.signUp(soon, TestSignUp.of("a@b.org"));
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(code(early)).isEqualTo("sign-up-not-open");
    assertThat(TestService.json(early).get("opensAt").stringValue())
        .isEqualTo("2098-01-01T00:00:00Z");
    var late = scene.signUp(over, TestSignUp.of("a@b.org"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(code(late)).isEqualTo("sign-up-closed");
  }

  @Test
  void a_concealing_event_answers_everyone_alike() {
    var event =
        scene.event(
            TestEvent.named("discreet-" + UUID.randomUUID())
                .concealing()
                .pool("hall", 2)
                .ticketType("regular", "hall"));

    var first = scene.signUp(event, TestSignUp.of("a@b.org"));
    var again = scene.signUp(event, TestSignUp.of("A@b.org"));

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body()).isEqualTo("{\"state\":\"check-your-mail\"}");
    assertThat(again.headers().map().keySet()).isEqualTo(first.headers().map().keySet());
    assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(scene.rows("registration", event)).isEqualTo(1);
    assertThat(mails(event))
        .containsExactlyInAnyOrder("registration-confirmed", "already-registered");
    scene.signUp(event, TestSignUp.of("b@b.org"));
    assertThat(code(scene.signUp(event, TestSignUp.of("a@b.org")))).isEqualTo("sold-out");
    assertThat(code(scene.signUp(event, TestSignUp.of("c@b.org")))).isEqualTo("sold-out");
  }
}

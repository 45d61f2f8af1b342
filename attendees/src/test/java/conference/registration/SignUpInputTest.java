package conference.registration;

import static conference.registration.SignUpScene.code;
import static conference.registration.SignUpScene.errors;
import static org.assertj.core.api.Assertions.assertThat;

import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is sent to sign somebody up and cannot be, and what is said of it. */
class SignUpInputTest {

  private static SignUpScene scene;

  @BeforeAll
  static void start() {
    scene = new SignUpScene();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void everything_that_is_wrong_is_listed_at_once() {
    var event =
        scene.event(
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

    var response = scene.signUp(event, body);

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
    assertThat(scene.rows("registration", event)).isZero();
  }

  @Test
  void characters_that_cannot_be_stored_or_sent_back_are_refused_and_not_a_failure() {
    var event = scene.anEvent(2);

    var response =
        scene.signUp(
            event,
            TestSignUp.of("a@b.org")
                .toString()
                .replace("\"Ada\"", "\"A\\u0000\"")
                .replace("\"Lovelace\"", "\"\\ud800\""));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(errors(response))
        .containsExactlyInAnyOrder(
            "#/givenName invalid-characters", "#/familyName invalid-characters");
    assertThat(scene.signUp(event, "{\"\\ud83d\": 1}").statusCode()).isEqualTo(400);
  }

  @Test
  void malformed_json_is_told_with_its_place() {
    var event = scene.anEvent(2);

    var response = scene.signUp(event, "{\n  \"givenName\": \"Ada\",\n  oops\n}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(code(response)).isEqualTo("malformed-json");
    assertThat(TestService.json(response).get("line").intValue()).isEqualTo(3);
    assertThat(TestService.json(response).get("column").intValue()).isBetween(3, 7);
  }

  @Test
  void a_member_given_twice_an_empty_body_and_trailing_text_are_malformed() {
    var event = scene.anEvent(2);

    for (var body : List.of("{\"email\":\"a\",\"email\":\"b\"}", "", "{} {}", "[1,", "\u0001")) {
      var response = scene.signUp(event, body);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(code(response)).isEqualTo("malformed-json");
    }
  }

  @Test
  void json_that_is_no_object_is_one_error_at_the_root() {
    assertThat(errors(scene.signUp(scene.anEvent(2), "[]"))).containsExactly("# wrong-type");
    assertThat(errors(scene.signUp(scene.anEvent(2), "null"))).containsExactly("# wrong-type");
  }

  @Test
  void another_media_type_is_refused() {
    var event = scene.anEvent(2);

    var response =
        scene.service.send(
            scene
                .service
                .request(event.path("/registrations"))
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", "a-good-key")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(code(response)).isEqualTo("unsupported-media-type");
  }

  @Test
  void a_body_that_becomes_too_large_on_the_way_is_refused() {
    var event = scene.anEvent(2);
    var large = "{\"givenName\":\"" + "x".repeat(70_000) + "\"}";

    var response =
        scene.service.send(
            scene
                .service
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
        scene.service.post(
            "/api/v1/events/nowhere/registrations",
            TestSignUp.of("a@b.org").toString(),
            "Idempotency-Key",
            "a-good-key");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(code(unknown)).isEqualTo("unknown-event");

    var wrong = scene.service.get(scene.anEvent(2).path("/registrations"));
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
    assertThat(code(wrong)).isEqualTo("method-not-allowed");
  }
}

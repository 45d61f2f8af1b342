package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.Catalogue;
import conference.testing.TestSignUp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What organisers enter for somebody is written by the rules for everybody. */
class RegisterByHandTest {

  private static ByHandScene desk;

  @BeforeAll
  static void start() {
    desk = new ByHandScene();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @AfterEach
  void at_every_commit_the_rules_of_seats_and_lines_held() {
    assertThat(desk.violations()).isEmpty();
  }

  @Test
  void somebody_is_registered_before_the_opening_with_answers_missing_and_it_shows_who_did_it() {
    desk.in(
        WaitingScene.hall(5)
            .question("diet", "text", true, "{}")
            .question("years", "number", true, "{}")
            .signUp(Instant.parse("2098-01-01T00:00:00Z"), Instant.parse("2099-01-01T00:00:00Z")));

    var answer = desk.register(ByHandScene.somebody().with("answers", Map.of("diet", "vegan")));
    var shown = json(desk.olga.get(desk.path("/" + ByHandScene.created(answer))));

    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith("/attendees/" + shown.at("/attendee/reference").stringValue());
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(shown.at("/attendee/state").stringValue()).isEqualTo("confirmed");
    assertThat(shown.at("/attendee/answers/diet").stringValue()).isEqualTo("vegan");
    assertThat(shown.at("/history/0/action").stringValue()).isEqualTo("registered");
    assertThat(shown.at("/history/0/actor").stringValue()).isEqualTo("organiser");
    assertThat(shown.at("/history/0/name").stringValue()).isEqualTo("Olga Organiser");
    assertThat(shown.at("/mails/0/kind").stringValue()).isEqualTo("registered-by-hand");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
    assertThat(
            desk.jdbc
                .sql("select recorded_by from conference.consent where event_id = ?")
                .param(desk.event.id())
                .query(UUID.class)
                .list())
        .containsExactly(desk.account);
  }

  @Test
  void what_is_answered_is_judged_and_nobody_is_registered_without_being_told_of_their_data() {
    desk.in(WaitingScene.hall(5).question("years", "number", true, "{}"));

    var wrong = desk.register(ByHandScene.somebody().with("answers", Map.of("years", "many")));
    var untold = desk.register(ByHandScene.somebody().without("consent"));
    var outdated =
        desk.register(
            ByHandScene.somebody()
                .with("consent", Map.of("privacyNoticeVersion", 2, "locale", "en")));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("#/answers/years");
    assertThat(untold.body()).contains("#/consent", "consent-required");
    assertThat(outdated.body()).contains("consent-outdated");
    assertThat(desk.taken()).isEqualTo("0 taken, 0 overbooked");
  }

  @Test
  void
      an_address_is_registered_once_and_the_organiser_is_told_as_whom_even_where_it_is_concealed() {
    desk.in(WaitingScene.hall(5).concealing());
    var first = ByHandScene.created(desk.register(TestSignUp.of("Ada@example.org")));

    var again = desk.register(TestSignUp.of("ada@EXAMPLE.org"));

    assertThat(ByHandScene.code(again)).isEqualTo("already-registered");
    assertThat(json(again).path("reference").stringValue()).isEqualTo(first);
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void the_same_request_registers_once_and_another_under_its_key_is_refused() {
    desk.in(WaitingScene.hall(5));
    var key = ByHandScene.key();
    var body = ByHandScene.somebody().toString();

    var first = desk.olga.postOnce(desk.path(""), body, key);
    var second = desk.olga.postOnce(desk.path(""), body, key);
    var other = desk.olga.postOnce(desk.path(""), ByHandScene.somebody().toString(), key);
    var without = desk.olga.post(desk.path(""), body);

    assertThat(ByHandScene.created(second)).isEqualTo(ByHandScene.created(first));
    assertThat(ByHandScene.code(other)).isEqualTo("idempotency-key-reused");
    assertThat(ByHandScene.code(desk.olga.postOnce(desk.path("/over-capacity"), body, key)))
        .isEqualTo("idempotency-key-reused");
    assertThat(ByHandScene.code(without)).isEqualTo("idempotency-key-missing");
    assertThat(ByHandScene.code(desk.olga.postOnce(desk.path(""), body, "short")))
        .isEqualTo("idempotency-key-invalid");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void the_key_of_an_attendee_tells_an_organiser_nothing_and_the_other_way_round() {
    desk.in(WaitingScene.hall(5));
    var body = ByHandScene.somebody().toString();
    var theirs = ByHandScene.key();
    var ours = ByHandScene.key();
    desk.scene.service.post(desk.event.path("/registrations"), body, "Idempotency-Key", theirs);
    desk.olga.postOnce(desk.path(""), ByHandScene.somebody().toString(), ours);

    assertThat(ByHandScene.code(desk.olga.postOnce(desk.path(""), body, theirs)))
        .isEqualTo("idempotency-key-reused");
    assertThat(
            ByHandScene.code(
                desk.scene.service.post(
                    desk.event.path("/registrations"), body, "Idempotency-Key", ours)))
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void when_the_event_is_over_nobody_is_registered_any_more() {
    desk.in(WaitingScene.hall(5));
    desk.jdbc
        .sql(
            """
            update conference.event set starts_at = '2026-11-01Z', ends_at = '2026-11-02Z' where id = ?
            """)
        .param(desk.event.id())
        .update();
    desk.scene.service.bean(Catalogue.class).refresh();

    assertThat(ByHandScene.code(desk.register(ByHandScene.somebody()))).isEqualTo("event-over");
  }
}

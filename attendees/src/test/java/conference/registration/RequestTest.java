package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.testing.TestEvent;
import conference.testing.TestSignUp;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where an event asks for approval, a sign-up is a request that holds nothing. */
class RequestTest {

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
  void a_sign_up_is_a_request_and_takes_no_place() {
    desk.in(WaitingScene.hall(1).approving());

    var first = desk.scene.signUp(desk.event);
    var second = desk.scene.signUp(desk.event);

    assertThat(first.answer().path("state").stringValue()).isEqualTo("requested");
    assertThat(second.state()).isEqualTo("requested");
    assertThat(desk.scene.history(first)).containsExactly("requested");
    assertThat(desk.scene.mails(first)).containsExactly("registration-requested");
    assertThat(desk.taken()).isEqualTo("0 taken, 0 overbooked");
    assertThat(desk.scene.availability(desk.event).at("/ticketTypes/0/left").intValue())
        .isEqualTo(1);
  }

  @Test
  void the_same_request_is_answered_the_same_and_another_of_that_address_is_refused() {
    desk.in(WaitingScene.hall(1).approving());
    var body = TestSignUp.of("ada@example.org");
    var key = ByHandScene.key();

    var answers = new ArrayList<HttpResponse<String>>();
    for (int time = 0; time < 2; time++) {
      answers.add(
          desk.scene.service.post(
              desk.event.path("/registrations"), body.toString(), "Idempotency-Key", key));
    }

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(201, 201);
    assertThat(answers.get(1).body()).isEqualTo(answers.get(0).body());
    assertThat(answers.get(1).headers().firstValue("Set-Cookie")).isPresent();
    assertThat(ByHandScene.code(desk.scene.send(desk.event, body))).isEqualTo("already-registered");
  }

  @Test
  void a_request_can_be_withdrawn_and_changed_by_who_made_it_and_takes_nothing_by_that() {
    desk.in(
        TestEvent.named("change-" + UUID.randomUUID())
            .approving()
            .pool("hall", 1)
            .pool("room", 1)
            .ticketType("regular", "hall")
            .ticketType("small", "room"));
    var person = desk.scene.signUp(desk.event);

    assertThat(person.change("{\"ticketType\": \"small\", \"givenName\": \"Ada\"}").statusCode())
        .isEqualTo(200);
    assertThat(person.state()).isEqualTo("requested");
    assertThat(desk.scene.taken(desk.event, "room")).isZero();

    person.cancel();
    assertThat(person.now().path("endedBy").stringValue()).isEqualTo("request-withdrawn");
    assertThat(desk.scene.history(person))
        .containsExactly("requested", "changed", "request-withdrawn");
    assertThat(desk.scene.mails(person)).contains("request-withdrawn");
    assertThat(desk.scene.taken(desk.event, "hall")).isZero();
    assertThat(desk.scene.taken(desk.event, "room")).isZero();
  }

  @Test
  void an_organiser_who_cancels_a_request_says_no() {
    desk.in(WaitingScene.hall(1).approving());
    var person = desk.scene.signUp(desk.event);

    desk.cancel(ByHandScene.reference(person));

    assertThat(person.now().path("endedBy").stringValue()).isEqualTo("rejected");
    assertThat(desk.scene.mails(person)).contains("registration-rejected");
    assertThat(desk.taken()).isEqualTo("0 taken, 0 overbooked");
  }

  @Test
  void whoever_an_organiser_registers_needs_no_further_yes() {
    desk.in(WaitingScene.hall(1).approving());

    var reference = ByHandScene.created(desk.register(ByHandScene.somebody()));

    assertThat(json(desk.olga.get(desk.path("/" + reference))).at("/attendee/state").stringValue())
        .isEqualTo("confirmed");
  }

  @Test
  void a_concealing_event_says_nothing_of_it_but_by_mail() {
    desk.in(WaitingScene.hall(1).approving().concealing());

    var answer = desk.scene.send(desk.event, TestSignUp.of("ada@example.org"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(
            desk.jdbc
                .sql(
                    """
                    select kind from conference.outbox where event_id = :event
                    union all select kind from conference.delivery where event_id = :event
                    """)
                .param("event", desk.event.id())
                .query((row, number) -> row.getString("kind"))
                .list())
        .containsExactly("registration-requested");
  }
}

package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.organiser.access.Role;
import conference.testing.TestEvent;
import conference.testing.TestSignUp;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where an event asks for approval, a sign-up is a request: a place is taken with the yes. */
class ApprovalTest {

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

  private static HttpResponse<String> decide(
      WaitingScene.Person person, String what, @Nullable String body, String version) {
    return desk.olga.send(
        "POST", desk.path("/" + ByHandScene.reference(person) + "/" + what), body, version);
  }

  private static HttpResponse<String> approve(WaitingScene.Person person) {
    return decide(person, "approval", null, "\"1\"");
  }

  private static HttpResponse<String> reject(WaitingScene.Person person, String body) {
    return decide(person, "rejection", body, "\"1\"");
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
  void the_yes_takes_a_place_and_is_told_with_the_calendar() {
    desk.in(WaitingScene.hall(1).approving());
    var person = desk.scene.signUp(desk.event);

    var answer = approve(person);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).at("/attendee/state").stringValue()).isEqualTo("confirmed");
    assertThat(person.state()).isEqualTo("confirmed");
    assertThat(desk.scene.history(person)).containsExactly("requested", "approved");
    assertThat(desk.scene.mails(person)).contains("registration-approved");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
    person.cancel();
    assertThat(desk.taken()).isEqualTo("0 taken, 0 overbooked");
  }

  @Test
  void where_it_is_full_the_yes_is_refused_and_the_request_stays() {
    desk.in(WaitingScene.hall(1).approving());
    var first = desk.scene.signUp(desk.event);
    var second = desk.scene.signUp(desk.event);
    approve(first);

    var answer = approve(second);

    assertThat(ByHandScene.code(answer)).isEqualTo("sold-out");
    assertThat(json(answer).path("ticketType").stringValue()).isEqualTo("regular");
    assertThat(second.state()).isEqualTo("requested");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void where_there_is_a_line_the_yes_leads_to_its_end() {
    desk.in(WaitingScene.hall(1).approving().confirming());
    var people = new ArrayList<WaitingScene.Person>();
    for (int count = 0; count < 3; count++) {
      people.add(desk.scene.signUp(desk.event));
    }
    approve(people.get(0));

    // In another order than they asked: the line is that of the decisions.
    approve(people.get(2));
    approve(people.get(1));

    assertThat(people.get(2).rank()).isEqualTo(1);
    assertThat(people.get(1).rank()).isEqualTo(2);
    assertThat(desk.scene.history(people.get(2))).containsExactly("requested", "approved-to-line");
    assertThat(desk.scene.mails(people.get(2))).contains("waiting-list-joined");
    people.get(0).cancel();
    assertThat(people.get(2).state()).isEqualTo("confirmed");
    assertThat(people.get(1).rank()).isEqualTo(1);
  }

  @Test
  void the_no_tells_the_reason_and_frees_the_address() {
    desk.in(WaitingScene.hall(1).approving());
    var person = desk.scene.signUp(desk.event);

    var answer = reject(person, "{\"reason\": \"  For beginners.\\n\\nCome next year. \"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(person.state()).isEqualTo("cancelled");
    assertThat(person.now().path("endedBy").stringValue()).isEqualTo("rejected");
    assertThat(person.now().path("endedReason").stringValue())
        .isEqualTo("For beginners.\n\nCome next year.");
    assertThat(json(answer).at("/attendee/endedReason").stringValue()).startsWith("For beginners.");
    assertThat(desk.scene.history(person)).containsExactly("requested", "rejected");
    assertThat(desk.scene.mails(person)).contains("registration-rejected");
    var again =
        desk.scene.send(
            desk.event, TestSignUp.of(json(answer).at("/attendee/email").stringValue()));
    assertThat(json(again).path("state").stringValue()).isEqualTo("requested");
    assertThat(desk.taken()).isEqualTo("0 taken, 0 overbooked");
  }

  @Test
  void a_reason_may_be_left_out_and_one_that_cannot_be_shown_is_refused() {
    desk.in(WaitingScene.hall(1).approving());
    var person = desk.scene.signUp(desk.event);

    var wrong =
        List.of(
            reject(person, "{\"reason\": \"" + "a".repeat(1001) + "\"}"),
            reject(person, "{\"reason\": \"\\u202Eevil\"}"),
            reject(person, "{\"reason\": 5}"),
            reject(person, "{\"because\": \"no\"}"));

    assertThat(wrong.stream().map(one -> json(one).at("/errors/0/code").stringValue()))
        .containsExactly("too-long", "invalid-characters", "wrong-type", "unknown-member");
    assertThat(person.state()).isEqualTo("requested");
    assertThat(reject(person, "{}").statusCode()).isEqualTo(200);
    assertThat(person.now().has("endedReason")).isFalse();
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
  void every_decision_tells_the_open_pages_to_look_again() {
    desk.in(WaitingScene.hall(1).approving());
    var people = new ArrayList<WaitingScene.Person>();
    for (int count = 0; count < 3; count++) {
      people.add(desk.scene.signUp(desk.event));
    }

    approve(people.get(0));
    reject(people.get(1), "{}");
    desk.promote(people.get(2), "\"1\"");

    await()
        .untilAsserted(() ->
            assertThat(desk.scene.availability(desk.event).path("queueMoves").intValue())
                .isEqualTo(3));
  }

  @Test
  void with_permission_the_yes_goes_beyond_the_capacity() {
    desk.in(WaitingScene.hall(1).approving());
    var first = desk.scene.signUp(desk.event);
    var second = desk.scene.signUp(desk.event);
    approve(first);

    assertThat(desk.promote(second, "\"1\"").statusCode()).isEqualTo(200);

    assertThat(desk.scene.history(second)).containsExactly("requested", "approved-over-capacity");
    assertThat(desk.scene.mails(second)).contains("registration-approved");
    assertThat(desk.taken()).isEqualTo("2 taken, 1 overbooked");
  }

  @Test
  void a_no_can_be_taken_back_with_a_place() {
    desk.in(WaitingScene.hall(1).approving());
    var person = desk.scene.signUp(desk.event);
    reject(person, "{\"reason\": \"A mistake.\"}");

    assertThat(decide(person, "restoration", null, "*").statusCode()).isEqualTo(200);

    assertThat(person.state()).isEqualTo("confirmed");
    assertThat(person.now().has("endedReason")).isFalse();
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void whoever_an_organiser_registers_needs_no_further_yes() {
    desk.in(WaitingScene.hall(1).approving());

    var reference = ByHandScene.created(desk.register(ByHandScene.somebody()));

    assertThat(json(desk.olga.get(desk.path("/" + reference))).at("/attendee/state").stringValue())
        .isEqualTo("confirmed");
  }

  @Test
  void only_what_is_a_request_as_it_was_seen_is_decided_on() {
    desk.in(WaitingScene.hall(2).approving());
    var person = desk.scene.signUp(desk.event);
    person.change("{\"givenName\": \"Grace\"}");

    assertThat(ByHandScene.code(approve(person))).isEqualTo("changed-meanwhile");
    assertThat(ByHandScene.code(reject(person, "{}"))).isEqualTo("changed-meanwhile");
    assertThat(decide(person, "approval", null, "\"2\"").statusCode()).isEqualTo(200);
    assertThat(ByHandScene.code(decide(person, "approval", null, "*"))).isEqualTo("not-requested");
    assertThat(ByHandScene.code(decide(person, "rejection", "{}", "*"))).isEqualTo("not-requested");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void the_desk_sees_requests_and_does_not_decide() {
    desk.in(WaitingScene.hall(1).approving());
    var person = desk.scene.signUp(desk.event);
    var id = desk.organisers.account("Dana Desk", UUID.randomUUID() + "@example.org");
    desk.organisers.give(desk.event.id(), id, Role.DESK);
    var dana = desk.organisers.signedIn(id);
    var path = desk.path("/" + ByHandScene.reference(person));

    assertThat(dana.get(path).statusCode()).isEqualTo(200);
    assertThat(ByHandScene.code(dana.send("POST", path + "/approval", null, "*")))
        .isEqualTo("not-permitted");
    assertThat(ByHandScene.code(dana.send("POST", path + "/rejection", "{}", "*")))
        .isEqualTo("not-permitted");
    assertThat(person.state()).isEqualTo("requested");
  }

  /**
   * Two organisers, several people, fewer places: every yes is a place, and none is one too many.
   */
  @Test
  void many_decisions_at_once_give_as_many_places_as_there_are() throws Exception {
    desk.in(WaitingScene.hall(5).approving());
    var people = new ArrayList<WaitingScene.Person>();
    for (int count = 0; count < 12; count++) {
      people.add(desk.scene.signUp(desk.event));
    }
    var decisions = new ArrayList<Callable<Integer>>();
    for (var person : people) {
      decisions.add(() -> approve(person).statusCode());
      decisions.add(() -> approve(person).statusCode());
    }

    var statuses = new ArrayList<Integer>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> decided : pool.invokeAll(decisions)) {
        statuses.add(decided.get());
      }
    }

    assertThat(statuses.stream().filter(status -> status == 200)).hasSize(5);
    assertThat(people.stream().filter(person -> person.state().equals("confirmed"))).hasSize(5);
    assertThat(desk.taken()).isEqualTo("5 taken, 0 overbooked");
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

package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.catalogue.EventId;
import conference.organiser.access.Role;
import conference.testing.TestSignUp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An organiser's yes to a request takes a place, and a no says why. */
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

  @Test
  void the_yes_takes_a_place_and_is_told_with_the_calendar() {
    desk.in(WaitingScene.hall(1).approving());
    var person = desk.scene.signUp(desk.event);

    var answer = desk.approve(person);

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
    desk.approve(first);

    var answer = desk.approve(second);

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
    desk.approve(people.get(0));

    // In another order than they asked: the line is that of the decisions.
    desk.approve(people.get(2));
    desk.approve(people.get(1));

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

    var answer = desk.reject(person, "{\"reason\": \"  For beginners.\\n\\nCome next year. \"}");

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
            desk.reject(person, "{\"reason\": \"" + "a".repeat(1001) + "\"}"),
            desk.reject(person, "{\"reason\": \"\\u202Eevil\"}"),
            desk.reject(person, "{\"reason\": 5}"),
            desk.reject(person, "{\"because\": \"no\"}"));

    assertThat(wrong.stream().map(one -> json(one).at("/errors/0/code").stringValue()))
        .containsExactly("too-long", "invalid-characters", "wrong-type", "unknown-member");
    assertThat(person.state()).isEqualTo("requested");
    assertThat(desk.reject(person, "{}").statusCode()).isEqualTo(200);
    assertThat(person.now().has("endedReason")).isFalse();
  }

  @Test
  void every_decision_tells_the_open_pages_to_look_again() {
    desk.in(WaitingScene.hall(1).approving());
    var people = new ArrayList<WaitingScene.Person>();
    for (int count = 0; count < 3; count++) {
      people.add(desk.scene.signUp(desk.event));
    }

    desk.approve(people.get(0));
    desk.reject(people.get(1), "{}");
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
    desk.approve(first);

    assertThat(desk.promote(second, "\"1\"").statusCode()).isEqualTo(200);

    assertThat(desk.scene.history(second)).containsExactly("requested", "approved-over-capacity");
    assertThat(desk.scene.mails(second)).contains("registration-approved");
    assertThat(desk.taken()).isEqualTo("2 taken, 1 overbooked");
  }

  @Test
  void a_no_can_be_taken_back_with_a_place() {
    desk.in(WaitingScene.hall(1).approving());
    var person = desk.scene.signUp(desk.event);
    desk.reject(person, "{\"reason\": \"A mistake.\"}");

    assertThat(desk.decide(person, "restoration", null, "*").statusCode()).isEqualTo(200);

    assertThat(person.state()).isEqualTo("confirmed");
    assertThat(person.now().has("endedReason")).isFalse();
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void only_what_is_a_request_as_it_was_seen_is_decided_on() {
    desk.in(WaitingScene.hall(2).approving());
    var person = desk.scene.signUp(desk.event);
    person.change("{\"givenName\": \"Grace\"}");

    assertThat(ByHandScene.code(desk.approve(person))).isEqualTo("changed-meanwhile");
    assertThat(ByHandScene.code(desk.reject(person, "{}"))).isEqualTo("changed-meanwhile");
    assertThat(desk.decide(person, "approval", null, "\"2\"").statusCode()).isEqualTo(200);
    assertThat(ByHandScene.code(desk.decide(person, "approval", null, "*")))
        .isEqualTo("not-requested");
    assertThat(ByHandScene.code(desk.decide(person, "rejection", "{}", "*")))
        .isEqualTo("not-requested");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  /** As when somebody changes it between the look at it and the decision. */
  @Test
  void what_was_changed_or_decided_since_it_was_seen_is_not_decided_on() {
    desk.in(WaitingScene.hall(2).approving());
    var decide = desk.scene.service.bean(DecideRequest.class);
    var actor = Actor.organiser(desk.account);
    var definition =
        desk.scene.service.bean(Catalogue.class).find(new EventId(desk.event.id())).orElseThrow();
    var changing = desk.scene.signUp(desk.event);
    var deciding = desk.scene.signUp(desk.event);
    var changed = seen(changing);
    var decided = seen(deciding);
    changing.change("{\"givenName\": \"Grace\"}");
    desk.approve(deciding);

    for (var stale : List.of(changed, decided)) {
      assertThat(decide.approve(stale, definition, false, actor))
          .isEqualTo(DecideRequest.Approval.CHANGED_MEANWHILE);
      assertThat(decide.reject(stale, null, actor)).isFalse();
    }

    assertThat(changing.state()).isEqualTo("requested");
    assertThat(deciding.state()).isEqualTo("confirmed");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  private static Registration seen(WaitingScene.Person person) {
    return desk.scene
        .service
        .bean(SteerRegistrations.class)
        .find(desk.event.id(), ByHandScene.reference(person))
        .orElseThrow();
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
      decisions.add(() -> desk.approve(person).statusCode());
      decisions.add(() -> desk.approve(person).statusCode());
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
}

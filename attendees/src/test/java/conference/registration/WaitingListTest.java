package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.registration.WaitingScene.Person;
import conference.testing.TestEvent;
import conference.testing.TestSignUp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who waits, in which order, and who gets a seat the moment it is free. */
class WaitingListTest {

  private static final WaitingScene scene = new WaitingScene();

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void whoever_finds_no_place_waits_if_they_want_to_and_is_told_their_rank() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    scene.signUp(event);

    var first = scene.signUp(event);
    var second = scene.signUp(event);

    assertThat(first.answer().path("state").stringValue()).isEqualTo("waiting");
    assertThat(first.answer().path("rank").intValue()).isEqualTo(1);
    assertThat(second.answer().path("rank").intValue()).isEqualTo(2);
    assertThat(second.state()).isEqualTo("waiting");
    assertThat(second.rank()).isEqualTo(2);
    assertThat(scene.history(second)).containsExactly("waiting-list-joined");
    assertThat(scene.mails(second)).containsExactly("waiting-list-joined");
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
    await()
        .until(() ->
            scene.availability(event).at("/ticketTypes/0/waiting").intValue() == 2
                && scene.availability(event).at("/ticketTypes/0/left").intValue() == 0);
  }

  @Test
  void without_wanting_to_wait_and_without_a_waiting_list_full_is_full() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    var without = scene.in(WaitingScene.hall(1));
    scene.signUp(event);
    scene.signUp(without);

    var notWanted = scene.send(event, TestSignUp.of("nobody@example.org"));
    var notOffered = scene.send(without, "regular");

    for (var answer : List.of(notWanted, notOffered)) {
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(json(answer).path("code").stringValue()).isEqualTo("sold-out");
    }
  }

  @Test
  void as_long_as_there_are_places_nobody_waits() {
    var person = scene.signUp(scene.in(WaitingScene.hall(1).confirming()));

    assertThat(person.answer().path("state").stringValue()).isEqualTo("confirmed");
    assertThat(person.answer().has("rank")).isFalse();
  }

  @Test
  void who_waits_is_there_once_like_who_has_a_place() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    scene.signUp(event);
    var ada = TestSignUp.of("ada@example.org").with("waitingList", true);
    assertThat(scene.send(event, ada).statusCode()).isEqualTo(201);

    var again = scene.send(event, ada);

    assertThat(json(again).path("code").stringValue()).isEqualTo("already-registered");
  }

  @Test
  void a_repeated_request_keeps_its_place_in_line() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    scene.signUp(event);
    var body = TestSignUp.of("ada@example.org").with("waitingList", true).toString();
    var key = "key-" + UUID.randomUUID();

    var first = scene.service.post(event.path("/registrations"), body, "Idempotency-Key", key);
    var again = scene.service.post(event.path("/registrations"), body, "Idempotency-Key", key);

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Set-Cookie")).isPresent();
  }

  @Test
  void a_seat_that_is_given_back_is_the_next_ones_before_the_answer_and_never_a_newcomers() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    var holder = scene.signUp(event);
    var first = scene.signUp(event);
    var second = scene.signUp(event);
    long moves = scene.availability(event).path("queueMoves").longValue();

    holder.cancel();

    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(second.rank()).isEqualTo(1);
    assertThat(scene.history(first)).containsExactly("waiting-list-joined", "place-confirmed");
    assertThat(scene.mails(first)).contains("place-confirmed");
    assertThat(scene.signUp(event).answer().path("state").stringValue()).isEqualTo("waiting");
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
    await().until(() -> scene.availability(event).path("queueMoves").longValue() == moves + 1);
  }

  @Test
  void whoever_leaves_the_line_lets_the_others_move_up_and_frees_no_seat() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    scene.signUp(event);
    var first = scene.signUp(event);
    var second = scene.signUp(event);

    first.cancel();

    assertThat(first.state()).isEqualTo("cancelled");
    assertThat(first.now().path("endedBy").stringValue()).isEqualTo("left-waiting-list");
    assertThat(scene.history(first)).containsExactly("waiting-list-joined", "waiting-list-left");
    assertThat(scene.mails(first)).contains("waiting-list-left");
    assertThat(second.rank()).isEqualTo(1);
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
  }

  @Test
  void a_seat_goes_to_the_first_in_line_who_can_use_it() {
    var event =
        scene.in(
            TestEvent.named("shared-" + UUID.randomUUID())
                .pool("hall", 2)
                .pool("workshop", 1)
                .ticketType("regular", "hall")
                .ticketType("workshop", "hall", "workshop")
                .confirming());
    scene.signUp(event, "workshop");
    var regular = scene.signUp(event, "regular");
    var workshop = scene.signUp(event, "workshop");
    var behind = scene.signUp(event, "regular");
    assertThat(behind.rank()).isEqualTo(2);

    regular.cancel();

    assertThat(workshop.state()).isEqualTo("waiting");
    assertThat(behind.state()).isEqualTo("confirmed");
    assertThat(workshop.rank()).isEqualTo(1);
  }

  @Test
  void an_erased_person_leaves_their_seat_to_the_next_in_line() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    var holder = scene.signUp(event);
    var first = scene.signUp(event);

    assertThat(holder.post("/erasure").statusCode()).isEqualTo(200);

    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
  }

  @Test
  void an_erased_person_who_waits_is_not_served_any_more() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    var holder = scene.signUp(event);
    var first = scene.signUp(event);
    var second = scene.signUp(event);

    assertThat(first.post("/erasure").statusCode()).isEqualTo(200);
    assertThat(second.rank()).isEqualTo(1);
    holder.cancel();

    assertThat(second.state()).isEqualTo("confirmed");
  }

  @Test
  void more_capacity_serves_the_line_in_its_order() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    scene.signUp(event);
    var waiting = List.of(scene.signUp(event), scene.signUp(event), scene.signUp(event));

    scene.setCapacity(event, 3, 1);

    assertThat(waiting)
        .extracting(Person::state)
        .containsExactly("confirmed", "confirmed", "waiting");
    assertThat(scene.taken(event, "hall")).isEqualTo(3);
  }

  @Test
  void a_concealing_event_tells_nobody_whether_they_wait() {
    var event = scene.in(WaitingScene.hall(1).confirming().concealing());
    scene.send(event, "regular");
    var known = TestSignUp.of("ada@example.org").with("waitingList", true);

    var joined = scene.send(event, known);
    var again = scene.send(event, known);

    assertThat(joined.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(joined.body());
    await().until(() -> scene.availability(event).at("/ticketTypes/0/waiting").intValue() == 1);
  }

  @Test
  void after_the_event_nobody_is_served() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    var holder = scene.signUp(event);
    var first = scene.signUp(event);
    JdbcClient.create(scene.store.superuser())
        .sql(
            """
            update conference.event set starts_at = '2026-11-01T00:00Z', ends_at = '2026-11-02T00:00Z'
            where id = ?
            """)
        .param(event.id())
        .update();
    scene.service.bean(Catalogue.class).refresh();

    holder.cancel();

    assertThat(first.state()).isEqualTo("waiting");
    assertThat(scene.taken(event, "hall")).isZero();
  }
}

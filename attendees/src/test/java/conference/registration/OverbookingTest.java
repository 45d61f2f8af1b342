package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import conference.organiser.access.Role;
import conference.testing.TestEvent;
import conference.testing.TestSignUp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What organisers give beyond the capacity, or out of turn, shows, and is paid back first. */
class OverbookingTest {

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
  void where_it_is_full_the_capacity_holds_unless_somebody_says_otherwise() {
    desk.in(WaitingScene.hall(1).confirming());
    desk.scene.signUp(desk.event);

    var refused = desk.register(ByHandScene.somebody());
    var waiting =
        ByHandScene.created(desk.register(ByHandScene.somebody().with("waitingList", true)));
    var beyond = ByHandScene.created(desk.overCapacity(ByHandScene.somebody()));

    assertThat(ByHandScene.code(refused)).isEqualTo("sold-out");
    assertThat(json(desk.olga.get(desk.path("/" + waiting))).at("/attendee/state").stringValue())
        .isEqualTo("waiting");
    assertThat(json(desk.olga.get(desk.path("/" + beyond))).at("/history/0/action").stringValue())
        .isEqualTo("registered-over-capacity");
    assertThat(desk.taken()).isEqualTo("2 taken, 1 overbooked");
    await()
        .untilAsserted(() ->
            assertThat(desk.scene.availability(desk.event).at("/ticketTypes/0/left").intValue())
                .isZero());
  }

  @Test
  void while_there_is_a_place_nothing_goes_beyond_the_capacity() {
    desk.in(WaitingScene.hall(2));
    desk.scene.signUp(desk.event);

    var one = ByHandScene.created(desk.overCapacity(ByHandScene.somebody()));

    assertThat(json(desk.olga.get(desk.path("/" + one))).at("/history/0/action").stringValue())
        .isEqualTo("registered");
    assertThat(desk.taken()).isEqualTo("2 taken, 0 overbooked");
  }

  @Test
  void what_went_beyond_is_worked_off_before_anybody_else_gets_a_place() {
    desk.in(WaitingScene.hall(1).confirming());
    var holder = desk.scene.signUp(desk.event);
    var next = desk.scene.signUp(desk.event);
    var beyond = ByHandScene.created(desk.overCapacity(ByHandScene.somebody()));
    var further = ByHandScene.created(desk.overCapacity(ByHandScene.somebody()));
    assertThat(desk.taken()).isEqualTo("3 taken, 2 overbooked");

    holder.cancel();
    assertThat(desk.taken()).isEqualTo("2 taken, 1 overbooked");
    assertThat(next.state()).isEqualTo("waiting");
    assertThat(ByHandScene.code(desk.scene.send(desk.event, TestSignUp.of("new@example.org"))))
        .isEqualTo("sold-out");

    desk.cancel(beyond);
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
    assertThat(next.state()).isEqualTo("waiting");

    desk.cancel(further);
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
    assertThat(next.state()).isEqualTo("confirmed");
  }

  @Test
  void the_store_itself_allows_no_more_than_was_given_by_hand() {
    desk.in(WaitingScene.hall(1));
    desk.scene.signUp(desk.event);
    desk.overCapacity(ByHandScene.somebody());

    assertThatThrownBy(() ->
            desk.jdbc
                .sql("update conference.capacity_pool set taken = taken + 1 where id = ?")
                .param(desk.event.poolId("hall"))
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("capacity_pool_never_oversold");
  }

  @Test
  void a_pool_that_was_overbooked_keeps_its_capacity_and_more_places_make_it_less() {
    desk.in(WaitingScene.hall(1).confirming());
    desk.scene.signUp(desk.event);
    desk.overCapacity(ByHandScene.somebody());
    desk.overCapacity(ByHandScene.somebody());
    var next = desk.scene.signUp(desk.event);

    desk.scene.setCapacity(desk.event, 1, 3);
    assertThat(desk.taken()).isEqualTo("3 taken, 2 overbooked");
    desk.scene.setCapacity(desk.event, 2, 3);
    assertThat(desk.taken()).isEqualTo("3 taken, 1 overbooked");
    assertThat(next.state()).isEqualTo("waiting");
    assertThatThrownBy(() -> desk.scene.setCapacity(desk.event, 1, 3))
        .hasMessageContaining("capacity_pool_never_oversold");
    desk.scene.setCapacity(desk.event, 4, 3);
    assertThat(desk.taken()).isEqualTo("4 taken, 0 overbooked");
    assertThat(next.state()).isEqualTo("confirmed");
  }

  @Test
  void of_two_pools_only_the_full_one_is_overbooked() {
    desk.in(
        TestEvent.named("pools-" + UUID.randomUUID())
            .pool("hall", 1)
            .pool("dinner", 5)
            .ticketType("regular", "hall", "dinner"));
    desk.scene.signUp(desk.event);

    ByHandScene.created(desk.overCapacity(ByHandScene.somebody()));

    assertThat(desk.taken()).isEqualTo("2 taken, 1 overbooked");
    assertThat(
            desk.jdbc
                .sql("select taken, overbooked from conference.capacity_pool where id = ?")
                .param(desk.event.poolId("dinner"))
                .query((row, number) -> row.getInt("taken") + " " + row.getInt("overbooked"))
                .single())
        .isEqualTo("2 0");
  }

  @Test
  void whoever_waits_can_be_given_a_place_out_of_turn_and_the_others_keep_theirs_in_line() {
    desk.in(WaitingScene.hall(1).confirming());
    var holder = desk.scene.signUp(desk.event);
    var first = desk.scene.signUp(desk.event);
    var second = desk.scene.signUp(desk.event);

    var answer = desk.promote(second, "\"1\"");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(second.state()).isEqualTo("confirmed");
    assertThat(desk.scene.history(second))
        .containsExactly("waiting-list-joined", "promoted-over-capacity");
    assertThat(desk.scene.mails(second)).contains("place-given");
    assertThat(first.rank()).isEqualTo(1);
    assertThat(desk.taken()).isEqualTo("2 taken, 1 overbooked");
    holder.cancel();
    assertThat(first.state()).isEqualTo("waiting");
    second.cancel();
    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void an_offer_is_made_a_place_without_another_seat() {
    desk.in(WaitingScene.hall(1).offering(24));
    var holder = desk.scene.signUp(desk.event);
    var first = desk.scene.signUp(desk.event);
    holder.cancel();
    assertThat(first.state()).isEqualTo("offered");

    assertThat(desk.promote(first, "\"2\"").statusCode()).isEqualTo(200);

    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(desk.scene.history(first)).endsWith("place-offered", "promoted");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void only_who_waits_and_is_as_they_were_seen_is_promoted() {
    desk.in(WaitingScene.hall(1).confirming());
    var holder = desk.scene.signUp(desk.event);
    var first = desk.scene.signUp(desk.event);

    assertThat(ByHandScene.code(desk.promote(holder, "\"1\""))).isEqualTo("not-waiting");
    assertThat(ByHandScene.code(desk.promote(first, "\"7\""))).isEqualTo("changed-meanwhile");
    assertThat(desk.promote(first, "\"1\"").statusCode()).isEqualTo(200);
    assertThat(ByHandScene.code(desk.promote(first, "\"1\""))).isEqualTo("changed-meanwhile");
    assertThat(desk.taken()).isEqualTo("2 taken, 1 overbooked");
  }

  @Test
  void the_desk_registers_and_only_those_who_run_the_event_go_beyond_its_capacity() {
    desk.in(WaitingScene.hall(1).confirming());
    desk.scene.signUp(desk.event);
    var waiting = desk.scene.signUp(desk.event);
    var id = desk.organisers.account("Dana Desk", UUID.randomUUID() + "@example.org");
    desk.organisers.give(desk.event.id(), id, Role.DESK);
    var dana = desk.organisers.signedIn(id);

    var answers =
        List.of(
            dana.postOnce(desk.path(""), ByHandScene.somebody().toString(), ByHandScene.key()),
            dana.postOnce(
                desk.path("/over-capacity"), ByHandScene.somebody().toString(), ByHandScene.key()),
            dana.send(
                "POST", desk.path("/" + ByHandScene.reference(waiting) + "/promotion"), null, "*"));

    assertThat(answers.stream().map(ByHandScene::code))
        .containsExactly("sold-out", "not-permitted", "not-permitted");
    assertThat(desk.taken()).isEqualTo("1 taken, 0 overbooked");
  }
}

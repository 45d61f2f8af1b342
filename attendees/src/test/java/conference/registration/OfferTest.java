package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A place that is held for the next in line until they take it, let it go, or let its time pass.
 */
class OfferTest {

  private static final WaitingScene scene = new WaitingScene();

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void an_offered_place_is_held_until_it_is_taken() {
    var event = scene.in(WaitingScene.hall(1).offering(24));
    var holder = scene.signUp(event);
    var first = scene.signUp(event);

    holder.cancel();

    assertThat(first.state()).isEqualTo("offered");
    assertThat(first.now().path("offerExpiresAt").stringValue())
        .isEqualTo(scene.clock.instant().plus(Duration.ofHours(24)).toString());
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
    assertThat(scene.signUp(event).answer().path("state").stringValue()).isEqualTo("waiting");
    var accepted = first.post("/offer-acceptance");
    assertThat(accepted.statusCode()).isEqualTo(200);
    assertThat(json(accepted).path("state").stringValue()).isEqualTo("confirmed");
    assertThat(first.post("/offer-acceptance").statusCode()).isEqualTo(200);
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
    assertThat(scene.history(first))
        .containsExactly("waiting-list-joined", "place-offered", "offer-accepted");
    assertThat(scene.mails(first)).contains("registration-confirmed");
  }

  @Test
  void a_declined_offer_goes_to_the_next_in_line() {
    var event = scene.in(WaitingScene.hall(1).offering(24));
    var holder = scene.signUp(event);
    var first = scene.signUp(event);
    var second = scene.signUp(event);
    holder.cancel();

    first.cancel();

    assertThat(first.now().path("endedBy").stringValue()).isEqualTo("offer-declined");
    assertThat(scene.history(first)).endsWith("place-offered", "offer-declined");
    assertThat(scene.mails(first)).contains("offer-declined");
    assertThat(second.state()).isEqualTo("offered");
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
  }

  @Test
  void an_offer_that_nobody_takes_in_time_goes_to_the_next_in_line() {
    var event = scene.in(WaitingScene.hall(1).offering(2));
    var holder = scene.signUp(event);
    var first = scene.signUp(event);
    var second = scene.signUp(event);
    holder.cancel();
    assertThat(first.state()).isEqualTo("offered");

    scene.clock.advance(Duration.ofHours(2));

    await().until(() -> second.state().equals("offered"));
    assertThat(first.state()).isEqualTo("cancelled");
    assertThat(first.now().path("endedBy").stringValue()).isEqualTo("offer-expired");
    var late = first.post("/offer-acceptance");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(json(late).path("code").stringValue()).isEqualTo("offer-expired");
    assertThat(scene.history(first)).endsWith("place-offered", "offer-expired");
    assertThat(scene.mails(first)).contains("offer-expired");
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
  }

  @Test
  void who_leaves_the_list_keeps_the_place_that_arrived_in_the_same_moment() {
    var event = scene.in(WaitingScene.hall(1).confirming());
    var holder = scene.signUp(event);
    var first = scene.signUp(event);
    int seen = first.now().path("revision").intValue();
    holder.cancel();
    var key = "key-" + UUID.randomUUID();

    var left = first.cancel(seen, key);

    assertThat(left.statusCode()).isEqualTo(412);
    assertThat(json(left).path("code").stringValue()).isEqualTo("changed-meanwhile");
    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
    int now = first.now().path("revision").intValue();
    assertThat(first.cancel(now, key).statusCode()).isEqualTo(200);
    assertThat(first.state()).isEqualTo("cancelled");
    assertThat(first.cancel(now, key).statusCode()).as("repeated").isEqualTo(200);
    assertThat(first.cancel(now, "key-" + UUID.randomUUID()).statusCode())
        .as("what was wanted has happened")
        .isEqualTo(200);
  }

  @Test
  void an_offer_is_not_declined_by_who_saw_only_the_line() {
    var event = scene.in(WaitingScene.hall(1).offering(24));
    var holder = scene.signUp(event);
    var first = scene.signUp(event);
    int seen = first.now().path("revision").intValue();
    holder.cancel();

    assertThat(first.cancel(seen, "key-" + UUID.randomUUID()).statusCode()).isEqualTo(412);

    assertThat(first.state()).isEqualTo("offered");
  }
}

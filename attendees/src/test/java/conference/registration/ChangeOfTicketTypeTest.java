package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.testing.TestEvent;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Another ticket type takes its places and gives back the old ones, past nobody who waits. */
class ChangeOfTicketTypeTest {

  private static final WaitingScene scene = new WaitingScene();

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static TestEvent twoTypes() {
    return scene.in(
        TestEvent.named("two-" + UUID.randomUUID())
            .pool("hall", 1)
            .pool("remote", 2)
            .ticketType("regular", "hall")
            .ticketType("remote", "remote")
            .confirming());
  }

  @Test
  void another_ticket_type_frees_the_old_seat_for_the_next_in_line() {
    var event = twoTypes();
    var holder = scene.signUp(event);
    var first = scene.signUp(event);

    var changed = holder.change("{\"ticketType\": \"remote\"}");

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(json(changed).at("/ticketType/code").stringValue()).isEqualTo("remote");
    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
    assertThat(scene.taken(event, "remote")).isEqualTo(1);
  }

  @Test
  void whoever_waits_can_take_a_ticket_type_that_has_places() {
    var event = twoTypes();
    scene.signUp(event);
    var first = scene.signUp(event);
    var second = scene.signUp(event);

    var changed = first.change("{\"ticketType\": \"remote\"}");

    assertThat(json(changed).path("state").stringValue()).isEqualTo("confirmed");
    assertThat(scene.mails(first)).contains("registration-confirmed");
    assertThat(second.rank()).isEqualTo(1);
    assertThat(scene.taken(event, "remote")).isEqualTo(1);
  }

  @Test
  void nobody_changes_to_a_ticket_type_that_is_full_or_waited_for() {
    var event = twoTypes();
    scene.signUp(event);
    var remote = scene.signUp(event, "remote");

    var changed = remote.change("{\"ticketType\": \"regular\", \"givenName\": \"New\"}");

    assertThat(changed.statusCode()).isEqualTo(409);
    assertThat(json(changed).path("code").stringValue()).isEqualTo("sold-out");
    assertThat(json(changed).path("ticketType").stringValue()).isEqualTo("regular");
    assertThat(remote.now().path("givenName").stringValue()).isEqualTo("Ada");
    assertThat(scene.taken(event, "remote")).isEqualTo(1);
  }

  @Test
  void a_shared_seat_is_kept_when_the_ticket_type_changes() {
    var event =
        scene.in(
            TestEvent.named("kept-" + UUID.randomUUID())
                .pool("hall", 1)
                .pool("dinner", 1)
                .ticketType("regular", "hall")
                .ticketType("dinner", "hall", "dinner")
                .confirming());
    var holder = scene.signUp(event);
    var first = scene.signUp(event);

    var changed = holder.change("{\"ticketType\": \"dinner\"}");

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(first.state()).isEqualTo("waiting");
    assertThat(scene.taken(event, "hall")).isEqualTo(1);
    assertThat(scene.taken(event, "dinner")).isEqualTo(1);
  }
}

package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.catalogue.EventId;
import conference.catalogue.EventPlaces;
import conference.platform.Transactions;
import conference.store.TestStore;
import conference.testing.MovableClock;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who waits, in which order, and who gets a seat the moment it is free. */
class WaitingListTest {

  private static final String REGISTRATION = "/api/v1/manage/registration";
  private static final MovableClock clock = new MovableClock("2026-11-25T12:00:00Z");
  private static final TestStore store = TestStore.fresh();
  private static final TestService service = TestService.start(store, TestService.with(clock));

  @AfterAll
  static void stop() {
    service.close();
  }

  /** Somebody who has signed up, with what their browser holds. */
  private record Person(TestEvent event, JsonNode answer, String cookie) {

    HttpResponse<String> post(String path) {
      return service.send(
          service
              .request(REGISTRATION + path)
              .header("Origin", "https://conference.example")
              .header("Cookie", cookie)
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> change(String body) {
      return service.send(
          service
              .request(REGISTRATION)
              .header("Origin", "https://conference.example")
              .header("Content-Type", "application/json")
              .header("Cookie", cookie)
              .header("If-Match", "*")
              .method("PATCH", BodyPublishers.ofString(body)));
    }

    JsonNode now() {
      return json(service.get(REGISTRATION, "Cookie", cookie));
    }

    String state() {
      return now().path("state").stringValue();
    }

    int rank() {
      return now().path("rank").intValue();
    }

    void cancel() {
      assertThat(post("/cancellation").statusCode()).isEqualTo(200);
    }
  }

  private static TestEvent in(TestEvent event) {
    event.in(store);
    service.bean(Catalogue.class).refresh();
    return event;
  }

  private static TestEvent hall(int places) {
    return TestEvent.named("hall-" + UUID.randomUUID())
        .pool("hall", places)
        .ticketType("regular", "hall");
  }

  private static HttpResponse<String> send(TestEvent event, TestSignUp signUp) {
    return service.post(
        event.path("/registrations"),
        signUp.toString(),
        "Idempotency-Key",
        "key-" + UUID.randomUUID());
  }

  private static HttpResponse<String> send(TestEvent event, String type) {
    return send(
        event,
        TestSignUp.of(UUID.randomUUID() + "@example.org")
            .with("ticketType", type)
            .with("waitingList", true));
  }

  private static Person signUp(TestEvent event, String type) {
    var answer = send(event, type);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new Person(event, json(answer), ManageClient.cookieOf(answer));
  }

  private static Person signUp(TestEvent event) {
    return signUp(event, "regular");
  }

  /** What was done with somebody's registration, the oldest first. */
  private static List<String> history(Person person) {
    return JdbcClient.create(store.superuser())
        .sql("select action from conference.audit where registration_id = ? order by id")
        .param(UUID.fromString(person.answer().path("id").stringValue()))
        .query((row, number) -> row.getString("action"))
        .list();
  }

  /** Mails that are waiting to be sent, or were: one that is overtaken meanwhile is neither. */
  private static List<String> mails(Person person) {
    return JdbcClient.create(store.superuser())
        .sql(
            """
            select kind from conference.outbox where registration_id = :id
            union all
            select kind from conference.delivery where registration_id = :id
            """)
        .param("id", UUID.fromString(person.answer().path("id").stringValue()))
        .query((row, number) -> row.getString("kind"))
        .list();
  }

  private static int taken(TestEvent event, String pool) {
    return JdbcClient.create(store.superuser())
        .sql("select taken from conference.capacity_pool where id = ?")
        .param(event.poolId(pool))
        .query(Integer.class)
        .single();
  }

  private static JsonNode availability(TestEvent event) {
    return json(service.get(event.path("/availability")));
  }

  @Test
  void whoever_finds_no_place_waits_if_they_want_to_and_is_told_their_rank() {
    var event = in(hall(1).confirming());
    signUp(event);

    var first = signUp(event);
    var second = signUp(event);

    assertThat(first.answer().path("state").stringValue()).isEqualTo("waiting");
    assertThat(first.answer().path("rank").intValue()).isEqualTo(1);
    assertThat(second.answer().path("rank").intValue()).isEqualTo(2);
    assertThat(second.state()).isEqualTo("waiting");
    assertThat(second.rank()).isEqualTo(2);
    assertThat(history(second)).containsExactly("waiting-list-joined");
    assertThat(mails(second)).containsExactly("waiting-list-joined");
    assertThat(taken(event, "hall")).isEqualTo(1);
    await()
        .until(() ->
            availability(event).at("/ticketTypes/0/waiting").intValue() == 2
                && availability(event).at("/ticketTypes/0/left").intValue() == 0);
  }

  @Test
  void without_wanting_to_wait_and_without_a_waiting_list_full_is_full() {
    var event = in(hall(1).confirming());
    var without = in(hall(1));
    signUp(event);
    signUp(without);

    var notWanted = send(event, TestSignUp.of("nobody@example.org"));
    var notOffered = send(without, "regular");

    for (var answer : List.of(notWanted, notOffered)) {
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(json(answer).path("code").stringValue()).isEqualTo("sold-out");
    }
  }

  @Test
  void as_long_as_there_are_places_nobody_waits() {
    var person = signUp(in(hall(1).confirming()));

    assertThat(person.answer().path("state").stringValue()).isEqualTo("confirmed");
    assertThat(person.answer().has("rank")).isFalse();
  }

  @Test
  void who_waits_is_there_once_like_who_has_a_place() {
    var event = in(hall(1).confirming());
    signUp(event);
    var ada = TestSignUp.of("ada@example.org").with("waitingList", true);
    assertThat(send(event, ada).statusCode()).isEqualTo(201);

    var again = send(event, ada);

    assertThat(json(again).path("code").stringValue()).isEqualTo("already-registered");
  }

  @Test
  void a_repeated_request_keeps_its_place_in_line() {
    var event = in(hall(1).confirming());
    signUp(event);
    var body = TestSignUp.of("ada@example.org").with("waitingList", true).toString();
    var key = "key-" + UUID.randomUUID();

    var first = service.post(event.path("/registrations"), body, "Idempotency-Key", key);
    var again = service.post(event.path("/registrations"), body, "Idempotency-Key", key);

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Set-Cookie")).isPresent();
  }

  @Test
  void a_seat_that_is_given_back_is_the_next_ones_before_the_answer_and_never_a_newcomers() {
    var event = in(hall(1).confirming());
    var holder = signUp(event);
    var first = signUp(event);
    var second = signUp(event);
    long moves = availability(event).path("queueMoves").longValue();

    holder.cancel();

    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(second.rank()).isEqualTo(1);
    assertThat(history(first)).containsExactly("waiting-list-joined", "place-confirmed");
    assertThat(mails(first)).contains("place-confirmed");
    assertThat(signUp(event).answer().path("state").stringValue()).isEqualTo("waiting");
    assertThat(taken(event, "hall")).isEqualTo(1);
    await().until(() -> availability(event).path("queueMoves").longValue() == moves + 1);
  }

  @Test
  void whoever_leaves_the_line_lets_the_others_move_up_and_frees_no_seat() {
    var event = in(hall(1).confirming());
    signUp(event);
    var first = signUp(event);
    var second = signUp(event);

    first.cancel();

    assertThat(first.state()).isEqualTo("cancelled");
    assertThat(first.now().path("endedBy").stringValue()).isEqualTo("left-waiting-list");
    assertThat(history(first)).containsExactly("waiting-list-joined", "waiting-list-left");
    assertThat(mails(first)).contains("waiting-list-left");
    assertThat(second.rank()).isEqualTo(1);
    assertThat(taken(event, "hall")).isEqualTo(1);
  }

  @Test
  void a_seat_goes_to_the_first_in_line_who_can_use_it() {
    var event =
        in(
            TestEvent.named("shared-" + UUID.randomUUID())
                .pool("hall", 2)
                .pool("workshop", 1)
                .ticketType("regular", "hall")
                .ticketType("workshop", "hall", "workshop")
                .confirming());
    signUp(event, "workshop");
    var regular = signUp(event, "regular");
    var workshop = signUp(event, "workshop");
    var behind = signUp(event, "regular");
    assertThat(behind.rank()).isEqualTo(2);

    regular.cancel();

    assertThat(workshop.state()).isEqualTo("waiting");
    assertThat(behind.state()).isEqualTo("confirmed");
    assertThat(workshop.rank()).isEqualTo(1);
  }

  @Test
  void an_offered_place_is_held_until_it_is_taken() {
    var event = in(hall(1).offering(24));
    var holder = signUp(event);
    var first = signUp(event);

    holder.cancel();

    assertThat(first.state()).isEqualTo("offered");
    assertThat(first.now().path("offerExpiresAt").stringValue())
        .isEqualTo(clock.instant().plus(Duration.ofHours(24)).toString());
    assertThat(taken(event, "hall")).isEqualTo(1);
    assertThat(signUp(event).answer().path("state").stringValue()).isEqualTo("waiting");
    var accepted = first.post("/offer-acceptance");
    assertThat(accepted.statusCode()).isEqualTo(200);
    assertThat(json(accepted).path("state").stringValue()).isEqualTo("confirmed");
    assertThat(first.post("/offer-acceptance").statusCode()).isEqualTo(200);
    assertThat(taken(event, "hall")).isEqualTo(1);
    assertThat(history(first))
        .containsExactly("waiting-list-joined", "place-offered", "offer-accepted");
    assertThat(mails(first)).contains("registration-confirmed");
  }

  @Test
  void a_declined_offer_goes_to_the_next_in_line() {
    var event = in(hall(1).offering(24));
    var holder = signUp(event);
    var first = signUp(event);
    var second = signUp(event);
    holder.cancel();

    first.cancel();

    assertThat(first.now().path("endedBy").stringValue()).isEqualTo("offer-declined");
    assertThat(history(first)).endsWith("place-offered", "offer-declined");
    assertThat(mails(first)).contains("offer-declined");
    assertThat(second.state()).isEqualTo("offered");
    assertThat(taken(event, "hall")).isEqualTo(1);
  }

  @Test
  void an_offer_that_nobody_takes_in_time_goes_to_the_next_in_line() {
    var event = in(hall(1).offering(2));
    var holder = signUp(event);
    var first = signUp(event);
    var second = signUp(event);
    holder.cancel();
    assertThat(first.state()).isEqualTo("offered");

    clock.advance(Duration.ofHours(2));

    await().until(() -> second.state().equals("offered"));
    assertThat(first.state()).isEqualTo("cancelled");
    assertThat(first.now().path("endedBy").stringValue()).isEqualTo("offer-expired");
    var late = first.post("/offer-acceptance");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(json(late).path("code").stringValue()).isEqualTo("offer-expired");
    assertThat(history(first)).endsWith("place-offered", "offer-expired");
    assertThat(mails(first)).contains("offer-expired");
    assertThat(taken(event, "hall")).isEqualTo(1);
  }

  @Test
  void an_erased_person_leaves_their_seat_to_the_next_in_line() {
    var event = in(hall(1).confirming());
    var holder = signUp(event);
    var first = signUp(event);

    assertThat(holder.post("/erasure").statusCode()).isEqualTo(200);

    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(taken(event, "hall")).isEqualTo(1);
  }

  @Test
  void an_erased_person_who_waits_is_not_served_any_more() {
    var event = in(hall(1).confirming());
    var holder = signUp(event);
    var first = signUp(event);
    var second = signUp(event);

    assertThat(first.post("/erasure").statusCode()).isEqualTo(200);
    assertThat(second.rank()).isEqualTo(1);
    holder.cancel();

    assertThat(second.state()).isEqualTo("confirmed");
  }

  @Test
  void more_capacity_serves_the_line_in_its_order() {
    var event = in(hall(1).confirming());
    signUp(event);
    var waiting = List.of(signUp(event), signUp(event), signUp(event));

    setCapacity(event, 3, 1);

    assertThat(waiting)
        .extracting(Person::state)
        .containsExactly("confirmed", "confirmed", "waiting");
    assertThat(taken(event, "hall")).isEqualTo(3);
  }

  /** As the catalogue does, when an event's file says another number. */
  private static void setCapacity(TestEvent event, int capacity, int taken) {
    var places = service.bean(EventPlaces.class);
    var id = new EventId(event.id());
    service
        .bean(Transactions.class)
        .write(() -> {
          places.lock(id);
          places.settle(
              service.bean(Catalogue.class).findInStore(id).orElseThrow(),
              Map.of(event.poolId("hall"), new EventPlaces.Places(capacity, taken)));
        });
  }

  private static TestEvent twoTypes() {
    return in(
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
    var holder = signUp(event);
    var first = signUp(event);

    var changed = holder.change("{\"ticketType\": \"remote\"}");

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(json(changed).at("/ticketType/code").stringValue()).isEqualTo("remote");
    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(taken(event, "hall")).isEqualTo(1);
    assertThat(taken(event, "remote")).isEqualTo(1);
  }

  @Test
  void whoever_waits_can_take_a_ticket_type_that_has_places() {
    var event = twoTypes();
    signUp(event);
    var first = signUp(event);
    var second = signUp(event);

    var changed = first.change("{\"ticketType\": \"remote\"}");

    assertThat(json(changed).path("state").stringValue()).isEqualTo("confirmed");
    assertThat(mails(first)).contains("registration-confirmed");
    assertThat(second.rank()).isEqualTo(1);
    assertThat(taken(event, "remote")).isEqualTo(1);
  }

  @Test
  void nobody_changes_to_a_ticket_type_that_is_full_or_waited_for() {
    var event = twoTypes();
    signUp(event);
    var remote = signUp(event, "remote");

    var changed = remote.change("{\"ticketType\": \"regular\", \"givenName\": \"New\"}");

    assertThat(changed.statusCode()).isEqualTo(409);
    assertThat(json(changed).path("code").stringValue()).isEqualTo("sold-out");
    assertThat(json(changed).path("ticketType").stringValue()).isEqualTo("regular");
    assertThat(remote.now().path("givenName").stringValue()).isEqualTo("Ada");
    assertThat(taken(event, "remote")).isEqualTo(1);
  }

  @Test
  void a_shared_seat_is_kept_when_the_ticket_type_changes() {
    var event =
        in(
            TestEvent.named("kept-" + UUID.randomUUID())
                .pool("hall", 1)
                .pool("dinner", 1)
                .ticketType("regular", "hall")
                .ticketType("dinner", "hall", "dinner")
                .confirming());
    var holder = signUp(event);
    var first = signUp(event);

    var changed = holder.change("{\"ticketType\": \"dinner\"}");

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(first.state()).isEqualTo("waiting");
    assertThat(taken(event, "hall")).isEqualTo(1);
    assertThat(taken(event, "dinner")).isEqualTo(1);
  }

  @Test
  void a_concealing_event_tells_nobody_whether_they_wait() {
    var event = in(hall(1).confirming().concealing());
    send(event, "regular");
    var known = TestSignUp.of("ada@example.org").with("waitingList", true);

    var joined = send(event, known);
    var again = send(event, known);

    assertThat(joined.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(joined.body());
    await().until(() -> availability(event).at("/ticketTypes/0/waiting").intValue() == 1);
  }

  @Test
  void after_the_event_nobody_is_served() {
    var event = in(hall(1).confirming());
    var holder = signUp(event);
    var first = signUp(event);
    JdbcClient.create(store.superuser())
        .sql(
            """
            update conference.event set starts_at = '2026-11-01T00:00Z', ends_at = '2026-11-02T00:00Z'
            where id = ?
            """)
        .param(event.id())
        .update();
    service.bean(Catalogue.class).refresh();

    holder.cancel();

    assertThat(first.state()).isEqualTo("waiting");
    assertThat(taken(event, "hall")).isZero();
  }
}

package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.testing.TestEvent;
import conference.testing.TestSignUp;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What organisers give by hand is given by the rules for everybody, and what goes beyond shows. */
class RegisterByHandTest {

  private static WaitingScene scene;
  private static JdbcClient jdbc;
  private static CommitWatch watch;
  private static UUID account;
  private static OrganiserClient olga;
  private static TestOrganisers organisers;
  private TestEvent event = WaitingScene.hall(1);

  @BeforeAll
  static void start() {
    scene = new WaitingScene();
    jdbc = JdbcClient.create(scene.store.superuser());
    watch = CommitWatch.on(scene.store);
    organisers = new TestOrganisers(scene.service);
    account = organisers.account("Olga Organiser", "olga@example.org");
    olga = organisers.signedIn(account);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @AfterEach
  void at_every_commit_the_rules_of_seats_and_lines_held() {
    assertThat(watch.violations(event.id())).isEmpty();
  }

  private void in(TestEvent made) {
    event = scene.in(made);
    organisers.give(event.id(), account, Role.ORGANISER);
  }

  private String path(String rest) {
    return event.path("/attendees").replace("/api/v1", "") + rest;
  }

  private static TestSignUp somebody() {
    return TestSignUp.of(UUID.randomUUID() + "@example.org");
  }

  private static String key() {
    return "key-" + UUID.randomUUID();
  }

  private HttpResponse<String> register(TestSignUp body) {
    return olga.postOnce(path(""), body.toString(), key());
  }

  private HttpResponse<String> overCapacity(TestSignUp body) {
    return olga.postOnce(path("/over-capacity"), body.toString(), key());
  }

  private HttpResponse<String> promote(WaitingScene.Person person, String version) {
    return olga.send("POST", path("/" + reference(person) + "/promotion"), null, version);
  }

  private static String reference(WaitingScene.Person person) {
    return person.answer().path("reference").stringValue();
  }

  private static String code(HttpResponse<String> answer) {
    return json(answer).path("code").asString();
  }

  private static String created(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).at("/attendee/reference").stringValue();
  }

  private int overbooked() {
    return jdbc.sql("select overbooked from conference.capacity_pool where id = ?")
        .param(event.poolId("hall"))
        .query(Integer.class)
        .single();
  }

  private String taken() {
    return scene.taken(event, "hall") + " taken, " + overbooked() + " overbooked";
  }

  private void cancel(String reference) {
    var answer = olga.send("POST", path("/" + reference + "/cancellation"), null, "*");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void somebody_is_registered_before_the_opening_with_answers_missing_and_it_shows_who_did_it() {
    in(
        WaitingScene.hall(5)
            .question("diet", "text", true, "{}")
            .question("years", "number", true, "{}")
            .signUp(Instant.parse("2098-01-01T00:00:00Z"), Instant.parse("2099-01-01T00:00:00Z")));

    var answer = register(somebody().with("answers", Map.of("diet", "vegan")));
    var shown = json(olga.get(path("/" + created(answer))));

    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith("/attendees/" + shown.at("/attendee/reference").stringValue());
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(shown.at("/attendee/state").stringValue()).isEqualTo("confirmed");
    assertThat(shown.at("/attendee/answers/diet").stringValue()).isEqualTo("vegan");
    assertThat(shown.at("/history/0/action").stringValue()).isEqualTo("registered");
    assertThat(shown.at("/history/0/actor").stringValue()).isEqualTo("organiser");
    assertThat(shown.at("/history/0/name").stringValue()).isEqualTo("Olga Organiser");
    assertThat(shown.at("/mails/0/kind").stringValue()).isEqualTo("registered-by-hand");
    assertThat(taken()).isEqualTo("1 taken, 0 overbooked");
    assertThat(
            jdbc.sql("select recorded_by from conference.consent where event_id = ?")
                .param(event.id())
                .query(UUID.class)
                .list())
        .containsExactly(account);
  }

  @Test
  void what_is_answered_is_judged_and_nobody_is_registered_without_being_told_of_their_data() {
    in(WaitingScene.hall(5).question("years", "number", true, "{}"));

    var wrong = register(somebody().with("answers", Map.of("years", "many")));
    var untold = register(somebody().without("consent"));
    var outdated =
        register(somebody().with("consent", Map.of("privacyNoticeVersion", 2, "locale", "en")));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("#/answers/years");
    assertThat(untold.body()).contains("#/consent", "consent-required");
    assertThat(outdated.body()).contains("consent-outdated");
    assertThat(taken()).isEqualTo("0 taken, 0 overbooked");
  }

  @Test
  void
      an_address_is_registered_once_and_the_organiser_is_told_as_whom_even_where_it_is_concealed() {
    in(WaitingScene.hall(5).concealing());
    var first = created(register(TestSignUp.of("Ada@example.org")));

    var again = register(TestSignUp.of("ada@EXAMPLE.org"));

    assertThat(code(again)).isEqualTo("already-registered");
    assertThat(json(again).path("reference").stringValue()).isEqualTo(first);
    assertThat(taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void the_same_request_registers_once_and_another_under_its_key_is_refused() {
    in(WaitingScene.hall(5));
    var key = key();
    var body = somebody().toString();

    var first = olga.postOnce(path(""), body, key);
    var second = olga.postOnce(path(""), body, key);
    var other = olga.postOnce(path(""), somebody().toString(), key);
    var without = olga.post(path(""), body);

    assertThat(created(second)).isEqualTo(created(first));
    assertThat(code(other)).isEqualTo("idempotency-key-reused");
    assertThat(code(olga.postOnce(path("/over-capacity"), body, key)))
        .isEqualTo("idempotency-key-reused");
    assertThat(code(without)).isEqualTo("idempotency-key-missing");
    assertThat(code(olga.postOnce(path(""), body, "short"))).isEqualTo("idempotency-key-invalid");
    assertThat(taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void the_key_of_an_attendee_tells_an_organiser_nothing_and_the_other_way_round() {
    in(WaitingScene.hall(5));
    var body = somebody().toString();
    var theirs = key();
    var ours = key();
    scene.service.post(event.path("/registrations"), body, "Idempotency-Key", theirs);
    olga.postOnce(path(""), somebody().toString(), ours);

    assertThat(code(olga.postOnce(path(""), body, theirs))).isEqualTo("idempotency-key-reused");
    assertThat(
            code(scene.service.post(event.path("/registrations"), body, "Idempotency-Key", ours)))
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void where_it_is_full_the_capacity_holds_unless_somebody_says_otherwise() {
    in(WaitingScene.hall(1).confirming());
    scene.signUp(event);

    var refused = register(somebody());
    var waiting = created(register(somebody().with("waitingList", true)));
    var beyond = created(overCapacity(somebody()));

    assertThat(code(refused)).isEqualTo("sold-out");
    assertThat(json(olga.get(path("/" + waiting))).at("/attendee/state").stringValue())
        .isEqualTo("waiting");
    assertThat(json(olga.get(path("/" + beyond))).at("/history/0/action").stringValue())
        .isEqualTo("registered-over-capacity");
    assertThat(taken()).isEqualTo("2 taken, 1 overbooked");
    await()
        .untilAsserted(() ->
            assertThat(scene.availability(event).at("/ticketTypes/0/left").intValue()).isZero());
  }

  @Test
  void while_there_is_a_place_nothing_goes_beyond_the_capacity() {
    in(WaitingScene.hall(2));
    scene.signUp(event);

    var one = created(overCapacity(somebody()));

    assertThat(json(olga.get(path("/" + one))).at("/history/0/action").stringValue())
        .isEqualTo("registered");
    assertThat(taken()).isEqualTo("2 taken, 0 overbooked");
  }

  @Test
  void what_went_beyond_is_worked_off_before_anybody_else_gets_a_place() {
    in(WaitingScene.hall(1).confirming());
    var holder = scene.signUp(event);
    var next = scene.signUp(event);
    var beyond = created(overCapacity(somebody()));
    var further = created(overCapacity(somebody()));
    assertThat(taken()).isEqualTo("3 taken, 2 overbooked");

    holder.cancel();
    assertThat(taken()).isEqualTo("2 taken, 1 overbooked");
    assertThat(next.state()).isEqualTo("waiting");
    assertThat(code(scene.send(event, TestSignUp.of("new@example.org")))).isEqualTo("sold-out");

    cancel(beyond);
    assertThat(taken()).isEqualTo("1 taken, 0 overbooked");
    assertThat(next.state()).isEqualTo("waiting");

    cancel(further);
    assertThat(taken()).isEqualTo("1 taken, 0 overbooked");
    assertThat(next.state()).isEqualTo("confirmed");
  }

  @Test
  void the_store_itself_allows_no_more_than_was_given_by_hand() {
    in(WaitingScene.hall(1));
    scene.signUp(event);
    overCapacity(somebody());

    assertThatThrownBy(() ->
            jdbc.sql("update conference.capacity_pool set taken = taken + 1 where id = ?")
                .param(event.poolId("hall"))
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("capacity_pool_never_oversold");
  }

  @Test
  void a_pool_that_was_overbooked_keeps_its_capacity_and_more_places_make_it_less() {
    in(WaitingScene.hall(1).confirming());
    scene.signUp(event);
    overCapacity(somebody());
    overCapacity(somebody());
    var next = scene.signUp(event);

    scene.setCapacity(event, 1, 3);
    assertThat(taken()).isEqualTo("3 taken, 2 overbooked");
    scene.setCapacity(event, 2, 3);
    assertThat(taken()).isEqualTo("3 taken, 1 overbooked");
    assertThat(next.state()).isEqualTo("waiting");
    assertThatThrownBy(() -> scene.setCapacity(event, 1, 3))
        .hasMessageContaining("capacity_pool_never_oversold");
    scene.setCapacity(event, 4, 3);
    assertThat(taken()).isEqualTo("4 taken, 0 overbooked");
    assertThat(next.state()).isEqualTo("confirmed");
  }

  @Test
  void of_two_pools_only_the_full_one_is_overbooked() {
    in(
        TestEvent.named("pools-" + UUID.randomUUID())
            .pool("hall", 1)
            .pool("dinner", 5)
            .ticketType("regular", "hall", "dinner"));
    scene.signUp(event);

    created(overCapacity(somebody()));

    assertThat(taken()).isEqualTo("2 taken, 1 overbooked");
    assertThat(
            jdbc.sql("select taken, overbooked from conference.capacity_pool where id = ?")
                .param(event.poolId("dinner"))
                .query((row, number) -> row.getInt("taken") + " " + row.getInt("overbooked"))
                .single())
        .isEqualTo("2 0");
  }

  @Test
  void when_the_event_is_over_nobody_is_registered_any_more() {
    in(WaitingScene.hall(5));
    jdbc.sql(
            """
            update conference.event set starts_at = '2026-11-01Z', ends_at = '2026-11-02Z' where id = ?
            """)
        .param(event.id())
        .update();
    scene.service.bean(Catalogue.class).refresh();

    assertThat(code(register(somebody()))).isEqualTo("event-over");
  }

  @Test
  void whoever_waits_can_be_given_a_place_out_of_turn_and_the_others_keep_theirs_in_line() {
    in(WaitingScene.hall(1).confirming());
    var holder = scene.signUp(event);
    var first = scene.signUp(event);
    var second = scene.signUp(event);

    var answer = promote(second, "\"1\"");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(second.state()).isEqualTo("confirmed");
    assertThat(scene.history(second))
        .containsExactly("waiting-list-joined", "promoted-over-capacity");
    assertThat(scene.mails(second)).contains("place-given");
    assertThat(first.rank()).isEqualTo(1);
    assertThat(taken()).isEqualTo("2 taken, 1 overbooked");
    holder.cancel();
    assertThat(first.state()).isEqualTo("waiting");
    second.cancel();
    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void an_offer_is_made_a_place_without_another_seat() {
    in(WaitingScene.hall(1).offering(24));
    var holder = scene.signUp(event);
    var first = scene.signUp(event);
    holder.cancel();
    assertThat(first.state()).isEqualTo("offered");

    assertThat(promote(first, "\"2\"").statusCode()).isEqualTo(200);

    assertThat(first.state()).isEqualTo("confirmed");
    assertThat(scene.history(first)).endsWith("place-offered", "promoted");
    assertThat(taken()).isEqualTo("1 taken, 0 overbooked");
  }

  @Test
  void only_who_waits_and_is_as_they_were_seen_is_promoted() {
    in(WaitingScene.hall(1).confirming());
    var holder = scene.signUp(event);
    var first = scene.signUp(event);

    assertThat(code(promote(holder, "\"1\""))).isEqualTo("not-waiting");
    assertThat(code(promote(first, "\"7\""))).isEqualTo("changed-meanwhile");
    assertThat(promote(first, "\"1\"").statusCode()).isEqualTo(200);
    assertThat(code(promote(first, "\"1\""))).isEqualTo("changed-meanwhile");
    assertThat(taken()).isEqualTo("2 taken, 1 overbooked");
  }

  @Test
  void the_desk_registers_and_only_those_who_run_the_event_go_beyond_its_capacity() {
    in(WaitingScene.hall(1).confirming());
    scene.signUp(event);
    var waiting = scene.signUp(event);
    var id = organisers.account("Dana Desk", UUID.randomUUID() + "@example.org");
    organisers.give(event.id(), id, Role.DESK);
    var dana = organisers.signedIn(id);

    var answers =
        List.of(
            dana.postOnce(path(""), somebody().toString(), key()),
            dana.postOnce(path("/over-capacity"), somebody().toString(), key()),
            dana.send("POST", path("/" + reference(waiting) + "/promotion"), null, "*"));

    assertThat(answers.stream().map(RegisterByHandTest::code))
        .containsExactly("sold-out", "not-permitted", "not-permitted");
    assertThat(taken()).isEqualTo("1 taken, 0 overbooked");
  }
}

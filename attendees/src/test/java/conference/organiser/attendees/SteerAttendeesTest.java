package conference.organiser.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What organisers do to a registration is done by the rules for everybody, and is told. */
class SteerAttendeesTest {

  private static TestService service;
  private static TestData data;
  private static TestOrganisers organisers;
  private static OrganiserClient olga;
  private static UUID olgaId;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    organisers = new TestOrganisers(service);
    olgaId = organisers.account("Olga Organiser", "olga@example.org");
    organisers.give(TestData.EVENT, olgaId, Role.ORGANISER);
    olga = organisers.signedIn(olgaId);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String path(UUID registration, String rest) {
    String reference =
        data.jdbc()
            .sql("select reference from registration where id = :id")
            .param("id", registration)
            .query(String.class)
            .single();
    return "/events/" + TestData.SLUG + "/attendees/" + reference + rest;
  }

  private static UUID attendee(String name) {
    return data.register(name, "Attendee", UUID.randomUUID() + "@example.org");
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestService.json(answer);
  }

  private static HttpResponse<String> change(UUID who, String body, @Nullable String version) {
    return olga.send("PATCH", path(who, ""), body, version);
  }

  private static HttpResponse<String> cancel(UUID who, @Nullable String version) {
    return olga.send("POST", path(who, "/cancellation"), null, version);
  }

  private static List<String> news(UUID registration) {
    return data.jdbc()
        .sql(
            "select kind from outbox where registration_id = :id union all "
                + "select kind from delivery where registration_id = :id")
        .param("id", registration)
        .query((row, number) -> row.getString("kind"))
        .list();
  }

  private static String code(HttpResponse<String> answer) {
    return TestService.json(answer).path("code").asString();
  }

  @Test
  void an_attendee_is_shown_with_what_was_done_and_by_whom() {
    UUID who = attendee("Zoë");
    ok(change(who, "{\"organisation\": \"Elsewhere Ltd\"}", "\"1\""));

    HttpResponse<String> answer = olga.get(path(who, ""));
    JsonNode shown = ok(answer);

    assertThat(shown.at("/attendee/organisation").asString()).isEqualTo("Elsewhere Ltd");
    assertThat(shown.at("/attendee/answers/food").asString()).isEqualTo("Vegan");
    assertThat(answer.headers().firstValue("ETag").orElseThrow()).isEqualTo("\"2\"");
    assertThat(shown.at("/history/0/action").asString()).isEqualTo("changed");
    assertThat(shown.at("/history/0/actor").asString()).isEqualTo("organiser");
    assertThat(shown.at("/history/0/name").asString()).isEqualTo("Olga Organiser");
    assertThat(shown.at("/history/0/fields/0").asString()).isEqualTo("organisation");
    assertThat(shown.at("/history/1/actor").asString()).isEqualTo("attendee");
    assertThat(news(who)).containsExactly("registration-changed");
  }

  @Test
  void whoever_saw_an_older_one_changes_nothing() {
    UUID who = attendee("Otto");
    ok(change(who, "{\"givenName\": \"Ottokar\"}", "\"1\""));

    HttpResponse<String> late = change(who, "{\"givenName\": \"Ottilie\"}", "\"1\"");
    HttpResponse<String> without = change(who, "{\"givenName\": \"Ottilie\"}", null);

    assertThat(code(late)).isEqualTo("changed-meanwhile");
    assertThat(code(without)).isEqualTo("precondition-required");
    assertThat(code(cancel(who, "\"1\""))).isEqualTo("changed-meanwhile");
    assertThat(ok(olga.get(path(who, ""))).at("/attendee/givenName").asString())
        .isEqualTo("Ottokar");
  }

  @Test
  void a_change_breaks_no_rule_that_an_attendee_could_not_break() {
    UUID who = attendee("Ada");
    UUID other = attendee("Bob");
    String taken =
        data.jdbc()
            .sql("select email from registration where id = :id")
            .param("id", other)
            .query(String.class)
            .single();

    HttpResponse<String> empty = change(who, "{\"familyName\": \"\", \"shoe\": 1}", "\"1\"");
    HttpResponse<String> twice = change(who, "{\"email\": \"" + taken + "\"}", "\"1\"");

    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("#/familyName", "#/shoe");
    assertThat(code(twice)).isEqualTo("already-registered");
  }

  @Test
  void to_cancel_gives_the_seat_back_once_and_tells_the_attendee() {
    UUID who = attendee("Carla");
    int before = data.taken();

    JsonNode cancelled = ok(cancel(who, "\"1\""));
    HttpResponse<String> again = cancel(who, "\"2\"");

    assertThat(cancelled.at("/attendee/state").asString()).isEqualTo("cancelled");
    assertThat(cancelled.at("/history/0/name").asString()).isEqualTo("Olga Organiser");
    assertThat(code(again)).isEqualTo("registration-cancelled");
    assertThat(code(change(who, "{\"givenName\": \"X\"}", "\"2\"")))
        .isEqualTo("registration-cancelled");
    assertThat(data.taken()).isEqualTo(before - 1);
    assertThat(news(who)).containsExactly("registration-cancelled");
    String endedBy =
        data.jdbc()
            .sql("select coalesce(ended_by, 'nobody they know') from registration where id = :id")
            .param("id", who)
            .query(String.class)
            .single();
    assertThat(endedBy).as("it was not the attendee").isEqualTo("nobody they know");
  }

  private static HttpResponse<String> restore(UUID who, @Nullable String version) {
    return olga.send("POST", path(who, "/restoration"), null, version);
  }

  private static void sql(String sql, UUID registration) {
    data.jdbc().sql(sql).param("id", registration).update();
  }

  @Test
  void what_was_cancelled_by_mistake_has_its_place_again() {
    UUID who = attendee("Rosa");
    ok(cancel(who, "\"1\""));
    int before = data.taken();

    assertThat(code(restore(who, "\"1\""))).isEqualTo("changed-meanwhile");
    assertThat(code(restore(who, null))).isEqualTo("precondition-required");
    JsonNode restored = ok(restore(who, "\"2\""));

    assertThat(restored.at("/attendee/state").asString()).isEqualTo("confirmed");
    assertThat(restored.at("/attendee").has("cancelledAt")).isFalse();
    assertThat(restored.at("/history/0/action").asString()).isEqualTo("restored");
    assertThat(restored.at("/history/0/name").asString()).isEqualTo("Olga Organiser");
    assertThat(data.taken()).isEqualTo(before + 1);
    assertThat(news(who)).containsOnlyOnce("registration-confirmed");

    ok(restore(who, "\"3\""));
    assertThat(data.taken()).as("once is enough").isEqualTo(before + 1);
  }

  @Test
  void nobody_is_restored_without_a_place_twice_or_against_their_will() {
    UUID full = attendee("Fred");
    ok(cancel(full, "\"1\""));
    data.jdbc().sql("update capacity_pool set capacity = taken").update();
    assertThat(code(restore(full, "\"2\""))).isEqualTo("sold-out");
    data.jdbc().sql("update capacity_pool set capacity = 1000").update();
    data.jdbc().sql("update ticket_type set waiting = 1").update();
    assertThat(code(restore(full, "\"2\""))).as("somebody waits").isEqualTo("sold-out");
    data.jdbc().sql("update ticket_type set waiting = 0").update();

    UUID again = attendee("Gina");
    ok(cancel(again, "\"1\""));
    UUID second = attendee("Gina");
    sql("update registration set email_normalised = 'gina@example.org' where id = :id", again);
    sql("update registration set email_normalised = 'gina@example.org' where id = :id", second);
    assertThat(code(restore(again, "\"2\""))).isEqualTo("already-registered");

    UUID unwilling = attendee("Hugo");
    ok(cancel(unwilling, "\"1\""));
    sql("update consent set withdrawn_at = now() where registration_id = :id", unwilling);
    int before = data.taken();
    assertThat(code(restore(unwilling, "\"2\""))).isEqualTo("consent-withdrawn");
    assertThat(data.taken()).isEqualTo(before);
  }

  @Test
  void the_link_is_mailed_again_but_not_to_somebody_whose_registration_is_cancelled() {
    UUID who = attendee("Dora");
    ok(olga.post(path(who, "/link-mail"), ""));
    assertThat(news(who)).containsExactly("link-requested");

    ok(cancel(who, "\"1\""));
    assertThat(code(olga.post(path(who, "/link-mail"), ""))).isEqualTo("registration-cancelled");
  }

  @Test
  void erasing_leaves_nothing_and_gives_the_seat_back() {
    UUID who = attendee("Erasmus");
    String path = path(who, "");
    olga.get("/events/" + TestData.SLUG + "/attendees?search=erasmus");
    int before = data.taken();

    assertThat(code(organisers.staleFor(olgaId).post(path + "/erasure", "")))
        .isEqualTo("confirmation-needed");
    assertThat(olga.post(path + "/erasure", "").statusCode()).isEqualTo(204);

    assertThat(olga.post(path + "/erasure", "").statusCode()).isEqualTo(404);
    assertThat(olga.get(path).statusCode()).isEqualTo(404);
    assertThat(data.taken()).isEqualTo(before - 1);
    for (String table : List.of("attendee_search", "audit", "consent", "delivery")) {
      assertThat(
              data.jdbc()
                  .sql("select count(*) from " + table + " where registration_id = :id")
                  .param("id", who)
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
    assertThat(
            ok(olga.get("/events/" + TestData.SLUG + "/attendees?search=erasmus"))
                .path("total")
                .intValue())
        .isZero();
  }

  @Test
  void nobody_of_another_event_is_reached_by_their_reference() {
    assertThat(olga.get("/events/" + TestData.SLUG + "/attendees/NOPE-0000").statusCode())
        .isEqualTo(404);
    assertThat(olga.get("/events/" + TestData.SLUG + "/attendees/%25").statusCode()).isEqualTo(404);
  }
}

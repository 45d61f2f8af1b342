package conference.organiser.duplicates;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pairs are found as people come and go, and what was decided about them is remembered. */
class DuplicatesTest {

  private static final String EVENT = "/events/" + TestData.SLUG;

  private TestService service;
  private TestData data;
  private OrganiserClient olga;

  @BeforeEach
  void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    var organisers = new TestOrganisers(service);
    UUID account = organisers.account("Olga Organiser", "olga@example.org");
    organisers.give(TestData.EVENT, account, Role.ORGANISER);
    olga = organisers.signedIn(account);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private JsonNode find(String query) {
    return ok(olga.get(EVENT + "/duplicates" + query));
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestService.json(answer);
  }

  private static String code(HttpResponse<String> answer) {
    return TestService.json(answer).path("code").asString();
  }

  private static List<String> emails(JsonNode page) {
    return page.path("pairs")
        .valueStream()
        .map(pair ->
            pair.at("/attendees/0/email").asString()
                + " "
                + pair.at("/attendees/1/email").asString())
        .toList();
  }

  private String reference(UUID registration) {
    return one("select reference from registration where id = :id", registration, String.class);
  }

  private <T> T one(String sql, UUID registration, Class<T> type) {
    return data.jdbc().sql(sql).param("id", registration).query(type).single();
  }

  private String state(UUID registration) {
    return one("select state from registration where id = :id", registration, String.class);
  }

  private List<String> news(UUID registration) {
    return data.jdbc()
        .sql(
            "select kind from outbox where registration_id = :id union all "
                + "select kind from delivery where registration_id = :id")
        .param("id", registration)
        .query((row, number) -> row.getString("kind"))
        .list();
  }

  private int taken() {
    return data.jdbc()
        .sql("select taken from capacity_pool where event_id = :event")
        .param("event", TestData.EVENT)
        .query(Integer.class)
        .single();
  }

  private HttpResponse<String> merge(UUID stays, int revision, UUID ends, String take) {
    return olga.post(
        EVENT + "/duplicates/merges",
        """
        {"stays": {"reference": "%s", "revision": %d},
         "ends": {"reference": "%s", "revision": 1}, "take": [%s]}
        """
            .formatted(reference(stays), revision, reference(ends), take));
  }

  private HttpResponse<String> settle(UUID one, UUID other, boolean different) {
    return olga.post(
        EVENT + "/duplicates/decisions",
        "{\"references\": [\"%s\", \"%s\"], \"different\": %s}"
            .formatted(reference(one), reference(other), different));
  }

  @Test
  void pairs_are_listed_with_their_reasons_the_most_likely_first() {
    data.register("Anna", "Schmidt", "anna@gmx.de");
    data.register("Berta", "Bauer", "berta@gmx.de");
    data.register("Schmidt", "Anna", "as@web.de");
    data.register("B.", "Bauer", "berta+two@gmx.de");
    data.register("Otto", "Other", "otto@gmx.de");

    JsonNode page = find("");

    assertThat(page.path("complete").booleanValue()).isTrue();
    assertThat(emails(page))
        .containsExactly("berta@gmx.de berta+two@gmx.de", "anna@gmx.de as@web.de");
    JsonNode likely = page.at("/pairs/0");
    assertThat(likely.path("likely").booleanValue()).isTrue();
    assertThat(likely.path("reasons").toString())
        .isEqualTo("[\"same-mailbox\",\"same-organisation\"]");
    assertThat(page.at("/pairs/1/reasons").toString()).contains("swapped-names");
    assertThat(page.path("total").intValue()).isEqualTo(2);
  }

  @Test
  void whoever_comes_later_is_compared_with_those_before_and_who_leaves_with_nobody() {
    UUID first = data.register("Anna", "Schmidt", "anna@gmx.de");
    assertThat(find("").path("total").intValue()).isZero();

    data.register("Anna", "Schmidt", "as@web.de");
    assertThat(find("").path("total").intValue()).isEqualTo(1);
    assertThat(find("").path("total").intValue()).as("and once only").isEqualTo(1);

    ok(
        olga.send(
            "POST", EVENT + "/attendees/" + reference(first) + "/cancellation", null, "\"1\""));
    assertThat(find("").path("total").intValue()).isZero();
  }

  @Test
  void whoever_changes_their_name_is_compared_again() {
    UUID first = data.register("Anna", "Schmidt", "anna@gmx.de");
    data.register("Berta", "Bauer", "as@web.de");
    assertThat(find("").path("total").intValue()).isZero();

    ok(
        olga.send(
            "PATCH",
            EVENT + "/attendees/" + reference(first),
            "{\"givenName\": \"Berta\", \"familyName\": \"Bauer\"}",
            "\"1\""));

    assertThat(find("").path("total").intValue()).isEqualTo(1);
    assertThat(keysOf(first)).isPositive().isLessThan(30);
  }

  private int keysOf(UUID registration) {
    return one(
        "select count(*) from duplicate_key where registration_id = :id",
        registration,
        Integer.class);
  }

  @Test
  void different_people_are_not_asked_about_again_until_somebody_takes_it_back() {
    UUID one = data.register("Anna", "Schmidt", "anna@gmx.de");
    UUID other = data.register("Anna", "Schmidt", "as@web.de");
    find("");

    assertThat(settle(other, one, true).statusCode()).isEqualTo(204);
    assertThat(find("").path("total").intValue()).isZero();
    ok(
        olga.send(
            "PATCH",
            EVENT + "/attendees/" + reference(one),
            "{\"organisation\": \"Acme\"}",
            "\"1\""));
    assertThat(find("").path("total").intValue()).as("whatever changes").isZero();
    assertThat(find("?different=true").path("total").intValue()).isEqualTo(1);

    assertThat(settle(one, other, false).statusCode()).isEqualTo(204);
    assertThat(find("").path("total").intValue()).isEqualTo(1);
    assertThat(settle(one, data.register("Otto", "Other", "o@example.org"), true).statusCode())
        .as("no pair")
        .isEqualTo(404);
  }

  @Test
  void a_merge_ends_one_takes_over_what_is_wanted_and_tells_both_addresses() {
    UUID one = data.register("Ana", "Schmidt", "anna@gmx.de");
    UUID other = data.register("Anna", "Schmidt", "as@web.de");
    find("");
    int before = taken();

    JsonNode stays = ok(merge(one, 1, other, "\"givenName\", \"email\""));

    assertThat(stays.path("givenName").asString()).isEqualTo("Anna");
    assertThat(stays.path("email").asString()).isEqualTo("as@web.de");
    assertThat(state(one)).isEqualTo("confirmed");
    assertThat(state(other)).isEqualTo("cancelled");
    assertThat(taken()).isEqualTo(before - 1);
    assertThat(news(other)).containsExactly("registration-merged");
    assertThat(news(one)).containsExactlyInAnyOrder("email-changed", "email-changed-notice");
    assertThat(find("").path("total").intValue()).isZero();
    assertThat(history(one)).contains("merged");
    assertThat(history(other)).contains("merged-away");
  }

  private List<String> history(UUID registration) {
    return data.jdbc()
        .sql(
            "select action from audit where registration_id = :id and actor = 'organiser'"
                + " and account_id is not null")
        .param("id", registration)
        .query((row, number) -> row.getString("action"))
        .list();
  }

  @Test
  void whoever_saw_something_else_merges_nothing_and_a_place_is_never_lost() {
    UUID one = data.register("Anna", "Schmidt", "anna@gmx.de");
    UUID other = data.register("Anna", "Schmidt", "as@web.de");
    find("");

    assertThat(code(merge(one, 2, other, ""))).isEqualTo("changed-meanwhile");
    assertThat(code(merge(one, 1, one, ""))).isEqualTo("validation-failed");
    assertThat(code(merge(one, 1, other, "\"shoe\""))).isEqualTo("validation-failed");
    data.jdbc()
        .sql("update registration set state = 'waiting', waiting_position = 1 where id = :id")
        .param("id", one)
        .update();
    assertThat(code(merge(one, 1, other, ""))).isEqualTo("place-would-be-lost");
    assertThat(List.of(state(one), state(other))).containsExactly("waiting", "confirmed");
    assertThat(news(other)).isEmpty();
  }

  @Test
  void a_change_that_is_refused_leaves_the_other_one_as_it_was() {
    UUID one = data.register("Anna", "Schmidt", "anna@gmx.de");
    UUID other = data.register("Anna", "Schmidt", "as@web.de");
    data.jdbc()
        .sql("update registration set given_name = '' where id = :id")
        .param("id", other)
        .update();
    int before = taken();

    HttpResponse<String> answer = merge(one, 1, other, "\"givenName\"");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(state(other)).isEqualTo("confirmed");
    assertThat(taken()).isEqualTo(before);
    assertThat(news(other)).isEmpty();
  }

  @Test
  void a_merge_that_was_undone_is_to_be_decided_again() {
    UUID one = data.register("Anna", "Schmidt", "anna@gmx.de");
    UUID other = data.register("Anna", "Schmidt", "as@web.de");
    find("");
    ok(merge(one, 1, other, ""));
    assertThat(find("").path("total").intValue()).isZero();

    ok(olga.send("POST", EVENT + "/attendees/" + reference(other) + "/restoration", null, "\"2\""));

    assertThat(state(other)).isEqualTo("confirmed");
    assertThat(find("").path("total").intValue()).isEqualTo(1);
  }

  @Test
  void a_name_that_everybody_has_costs_no_more_than_any_other() {
    IntStream.range(0, 60)
        .forEach(i -> data.register("Test", "Testperson", "t" + i + "@tests.example"));
    data.register("Test", "Testperson", "t7+again@tests.example");

    JsonNode page = find("");

    assertThat(emails(page)).startsWith("t7@tests.example t7+again@tests.example");
    assertThat(page.path("total").intValue()).as("not each with each").isLessThan(60);
  }

  @Test
  void whoever_is_erased_is_in_no_pair_and_has_no_keys() {
    UUID one = data.register("Anna", "Schmidt", "anna@gmx.de");
    UUID other = data.register("Anna", "Schmidt", "as@web.de");
    find("");
    assertThat(keysOf(one)).isPositive();

    // As an erasure that did not know of these tables would.
    data.jdbc().sql("delete from registration where id = :id").param("id", one).update();

    assertThat(keysOf(one)).isZero();
    assertThat(keysOf(other)).isPositive();
    assertThat(find("").path("total").intValue()).isZero();
  }
}

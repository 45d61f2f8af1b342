package conference.organiser.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.platform.Ids;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Attendees are found by what somebody remembers of them. */
class FindAttendeesTest {

  private static TestStore store;
  private static TestService service;
  private static TestData data;
  private static OrganiserClient desk;

  @BeforeAll
  static void start() {
    store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    data.register("Zoë", "Müller-Łukasz", "zoe@example.org");
    data.register("Otto", "Meier", "otto.meier+conf@example.org");
    data.register("Наталья", "Соколова", "natalya@example.org");
    data.register("美咲", "佐藤", "misaki@example.org");
    data.register("Ada 100%", "O_Brien", "ada@example.net");
    UUID vegetarian = data.register("Çağla", "Ångström", "cagla@example.net");
    data.jdbc()
        .sql("update registration set answers = '{\"food\": \"Ovo-lacto\"}' where id = :id")
        .param("id", vegetarian)
        .update();
    var organisers = new TestOrganisers(service);
    UUID account = organisers.account("Desk", "desk@example.org");
    organisers.give(TestData.EVENT, account, Role.DESK);
    desk = organisers.signedIn(account);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static JsonNode find(String query) {
    HttpResponse<String> answer = ask(query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestService.json(answer);
  }

  private static HttpResponse<String> ask(String query) {
    return desk.get("/events/" + TestData.SLUG + "/attendees?" + query);
  }

  private static List<String> names(JsonNode page) {
    return page.path("attendees")
        .valueStream()
        .map(one -> one.path("givenName").asString())
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "zoe, Zoë",
    "ZOË, Zoë",
    "muller, Zoë",
    "lukasz, Zoë",
    "muler, Zoë",
    "meyer, Otto",
    "otto example.org, Otto",
    "meier+conf, Otto",
    "соколова, Наталья",
    "佐藤, 美咲",
    "angstrom, Çağla",
    "cagla, Çağla",
    "ovo-lacto, Çağla",
    "TEST-0003, Наталья",
    "100%, Ada 100%",
    "o_b, Ada 100%"
  })
  void by_a_part_of_anything_without_accents_or_with_a_letter_wrong(String search, String first) {
    JsonNode page = find("search=" + encoded(search));

    assertThat(names(page)).as(search).first().isEqualTo(first);
    assertThat(page.path("complete").booleanValue()).isTrue();
  }

  @Test
  void what_is_nowhere_finds_nobody() {
    assertThat(find("search=" + encoded("Kowalczyk")).path("total").intValue()).isZero();
    // As like Müller as Meyer is like Meier, but three letters from it.
    assertThat(find("search=mulches").path("total").intValue()).isZero();
    assertThat(find("search=" + encoded("o%b")).path("total").intValue()).isZero();
    assertThat(find("search=" + encoded("zoe Meier")).path("total").intValue()).isZero();
  }

  @Test
  void all_are_there_the_newest_first_and_counted_over_all_pages() {
    JsonNode first = find("size=4");
    JsonNode second = find("size=4&page=2");

    assertThat(first.path("total").intValue()).isEqualTo(6);
    assertThat(names(first)).containsExactly("Çağla", "Ada 100%", "美咲", "Наталья");
    assertThat(names(second)).containsExactly("Otto", "Zoë");
  }

  @Test
  void they_are_sorted_as_people_would_whatever_the_accents() {
    assertThat(names(find("sort=name")))
        .startsWith("Çağla", "Otto", "Zoë", "Ada 100%")
        .containsAll(List.of("Наталья", "美咲"));
    assertThat(names(find("sort=-email"))).startsWith("Zoë", "Otto");
  }

  @Test
  void filters_narrow_and_each_has_to_hold() {
    assertThat(names(find("answer=food:Ovo-lacto"))).containsExactly("Çağla");
    assertThat(names(find("answer=food:Vegan&search=zoe"))).containsExactly("Zoë");
    assertThat(find("state=cancelled").path("total").intValue()).isZero();
    assertThat(find("state=cancelled,confirmed").path("total").intValue()).isEqualTo(6);
    assertThat(find("ticketType=full").path("total").intValue()).isEqualTo(6);
    assertThat(find("from=2026-11-21").path("total").intValue()).isZero();
    assertThat(find("from=2026-11-20&to=2026-11-20").path("total").intValue()).isEqualTo(6);
  }

  @Test
  void who_comes_or_changes_later_is_found_at_once_and_who_is_erased_is_not() {
    find("search=zoe");
    UUID late = data.register("Latecomer", "Fresh", "late@example.org");
    assertThat(names(find("search=latecomer"))).containsExactly("Latecomer");

    String reference = find("search=latecomer").at("/attendees/0/reference").asString();
    HttpResponse<String> changed =
        desk.send(
            "PATCH",
            "/events/" + TestData.SLUG + "/attendees/" + reference,
            "{\"familyName\": \"Renamed\"}",
            "\"1\"");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(names(find("search=renamed"))).containsExactly("Latecomer");
    assertThat(find("search=fresh").path("total").intValue()).isZero();

    data.jdbc()
        .sql("delete from attendee_search where registration_id = :id")
        .param("id", late)
        .update();
    data.jdbc().sql("delete from registration where id = :id").param("id", late).update();
    data.jdbc().sql("delete from audit where registration_id = :id").param("id", late).update();
    assertThat(find("search=latecomer").path("total").intValue()).isZero();
  }

  @Test
  void whoever_becomes_visible_after_somebody_who_came_later_is_not_missed() {
    UUID later = data.register("Punctual", "Person", "punctual@example.org");
    historyAt(later, Instant.now());
    assertThat(names(find("search=punctual"))).containsExactly("Punctual");

    UUID earlier = data.register("Overtaken", "Person", "overtaken@example.org");
    historyAt(earlier, Instant.now().minusSeconds(5));

    assertThat(names(find("search=overtaken"))).containsExactly("Overtaken");
    for (UUID one : List.of(later, earlier)) {
      for (String table : List.of("attendee_search", "audit")) {
        data.jdbc()
            .sql("delete from " + table + " where registration_id = :id")
            .param("id", one)
            .update();
      }
      data.jdbc().sql("delete from registration where id = :id").param("id", one).update();
    }
  }

  @Test
  void whoever_is_erased_while_somebody_searches_is_not_written_down_again() throws Exception {
    UUID leaving = data.register("Leaving", "Person", "leaving@example.org");
    try (Connection erasing = store.application().getConnection()) {
      erasing.setAutoCommit(false);
      delete(erasing, "attendee_search", "registration_id", leaving);
      assertThat(names(find("search=leaving"))).containsExactly("Leaving");
      delete(erasing, "audit", "registration_id", leaving);
      delete(erasing, "registration", "id", leaving);
      erasing.commit();
    }

    assertThat(
            data.jdbc()
                .sql("select count(*) from attendee_search where registration_id = :id")
                .param("id", leaving)
                .query(Long.class)
                .single())
        .isZero();
  }

  /** As an erasure does, in its order and its transaction. */
  private static void delete(Connection erasing, String table, String column, UUID id)
      throws SQLException {
    String sql = "delete from %s where %s = ?".formatted(table, column);
    try (var statement = erasing.prepareStatement(sql)) {
      statement.setObject(1, id);
      statement.executeUpdate();
    }
  }

  /** As if the entry of the audit had been made at that moment. */
  private static void historyAt(UUID registration, Instant moment) {
    // The service itself may not rewrite it.
    JdbcClient.create(store.migrator())
        .sql("update audit set id = :id where registration_id = :registration")
        .param("id", Ids.lowest(moment))
        .param("registration", registration)
        .update();
  }

  @ParameterizedTest
  @CsvSource({
    "state=gone, ?state, unknown-choice",
    "ticketType=nope, ?ticketType, unknown-choice",
    "answer=drink:tea, ?answer, unknown-question",
    "answer=food, ?answer, unknown-question",
    "sort=shoe, ?sort, unknown-choice",
    "page=0, ?page, too-small",
    "page=x, ?page, wrong-type",
    "size=9999, ?size, too-large",
    "from=tomorrow, ?from, not-a-date",
    "serach=zoe, ?serach, unknown-member"
  })
  void what_cannot_be_understood_is_named(String query, String pointer, String code) {
    HttpResponse<String> refused = ask(query);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(TestService.json(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    assertThat(TestService.json(refused).at("/errors/0/code").asString()).isEqualTo(code);
  }
}

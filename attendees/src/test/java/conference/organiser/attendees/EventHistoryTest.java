package conference.organiser.attendees;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who did what to the registrations of an event can be looked up. */
class EventHistoryTest {

  private static TestService service;
  private static TestData data;
  private static OrganiserClient olga;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    var organisers = new TestOrganisers(service);
    UUID id = organisers.account("=Olga Organiser", "olga@example.org");
    organisers.give(TestData.EVENT, id, Role.ORGANISER);
    olga = organisers.signedIn(id);
    for (int i = 0; i < 60; i++) {
      data.register("Person" + i, "Attendee", "person" + i + "@example.org");
    }
    cancel("Person7");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static void cancel(String name) {
    String reference =
        data.jdbc()
            .sql("select reference from registration where given_name = :name")
            .param("name", name)
            .query(String.class)
            .single();
    var path = "/events/" + TestData.SLUG + "/attendees/" + reference + "/cancellation";
    assertThat(olga.send("POST", path, null, "*").statusCode()).isEqualTo(200);
  }

  private static JsonNode history(String query) {
    var answer = olga.get("/events/" + TestData.SLUG + "/history" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  @Test
  void the_newest_is_first_with_who_did_it_and_to_whom() {
    JsonNode newest = history("").at("/entries/0");

    assertThat(newest.at("/entry/action").stringValue()).isEqualTo("cancelled");
    assertThat(newest.at("/entry/actor").stringValue()).isEqualTo("organiser");
    assertThat(newest.at("/entry/name").stringValue()).isEqualTo("=Olga Organiser");
    assertThat(newest.at("/attendee/givenName").stringValue()).isEqualTo("Person7");
  }

  @Test
  void page_by_page_every_entry_comes_once() {
    List<String> seen = new ArrayList<>();
    String query = "";
    for (JsonNode page = history(query); ; page = history(query)) {
      page.path("entries").valueStream().forEach(one -> seen.add(one.path("id").stringValue()));
      if (page.path("next").isMissingNode()) {
        break;
      }
      query = "?before=" + page.path("next").stringValue();
    }

    long stored = data.jdbc().sql("select count(*) from audit").query(Long.class).single();
    assertThat(seen).hasSize((int) stored).hasSizeGreaterThan(60);
    assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    assertThat(seen).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void it_is_narrowed_by_who_what_and_when() {
    assertThat(history("?actor=organiser").path("entries").size()).isEqualTo(1);
    assertThat(history("?action=cancelled,merged").path("entries").size()).isEqualTo(1);
    assertThat(history("?actor=attendee&action=cancelled").path("entries").size()).isZero();
    assertThat(history("?to=2020-01-01").path("entries").size()).isZero();
    assertThat(history("?from=2020-01-01&to=2100-01-01").path("entries").size()).isEqualTo(50);
  }

  @Test
  void all_of_it_that_fits_is_taken_along_as_a_file() {
    var answer = olga.get("/events/" + TestData.SLUG + "/history.csv?action=registered,cancelled");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
    List<String> lines = answer.body().lines().toList();
    assertThat(lines).hasSize(62);
    assertThat(lines.getFirst()).isEqualTo("at,actor,name,action,fields,reference,id");
    assertThat(lines.get(1)).contains(",organiser,'=Olga Organiser,cancelled,,TEST-0008,");
    assertThat(olga.get("/events/" + TestData.SLUG + "/history.csv?actor=organiser").body().lines())
        .hasSize(2);
    assertThat(olga.get("/events/" + TestData.SLUG + "/history.csv?actor=x").statusCode())
        .isEqualTo(422);
  }

  @Test
  void more_than_a_part_of_it_comes_once_each() {
    data.jdbc()
        .sql(
            """
            insert into audit (event_id, id, at, actor, action)
            select :event, uuidv7(-interval '1 day'), now(), 'system', 'tested'
            from generate_series(1, 2000)
            """)
        .param("event", TestData.EVENT)
        .update();

    List<String> lines =
        olga.get("/events/" + TestData.SLUG + "/history.csv?action=tested").body().lines().toList();

    assertThat(lines).hasSize(2_001).doesNotHaveDuplicates();
    data.jdbc().sql("delete from audit where action = 'tested'").update();
  }

  @Test
  void what_cannot_be_understood_is_refused() {
    for (String query : List.of("?actor=nobody", "?from=yesterday", "?before=x")) {
      assertThat(olga.get("/events/" + TestData.SLUG + "/history" + query).statusCode())
          .as(query)
          .isEqualTo(422);
    }
  }
}

package conference.organiser.views;

import static conference.testing.TestService.json;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** A team gives views of its attendees names; nobody is named in one. */
class SavedViewsTest {

  private static final String PATH = "/events/" + TestData.SLUG + "/views";

  private static TestService service;
  private static TestData data;
  private static OrganiserClient olga;
  private static OrganiserClient dan;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    var organisers = new TestOrganisers(service);
    UUID olgaId = organisers.account("Olga", "olga@example.org");
    organisers.give(TestData.EVENT, olgaId, Role.ORGANISER);
    olga = organisers.signedIn(olgaId);
    UUID danId = organisers.account("Dan", "dan@example.org");
    organisers.give(TestData.EVENT, danId, Role.DESK);
    dan = organisers.signedIn(danId);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void empty() {
    data.jdbc().sql("delete from saved_view").update();
  }

  private static HttpResponse<String> save(UUID id, String name, String query) {
    ObjectNode body = TestService.JSON.createObjectNode().put("name", name).put("query", query);
    body.putArray("columns").add("email").add("answer:food");
    return olga.send("PUT", PATH + "/" + id, body.toString());
  }

  private static List<String> names(OrganiserClient by) {
    return json(by.get(PATH))
        .path("views")
        .valueStream()
        .map(view -> view.path("name").stringValue())
        .toList();
  }

  @Test
  void what_one_saves_all_of_the_team_find_and_can_change_and_remove() {
    UUID id = UUID.randomUUID();
    assertThat(save(id, "Vegan", "state=confirmed&answer=food%3AVegan&sort=name").statusCode())
        .isEqualTo(200);
    save(UUID.randomUUID(), "arrivals", "from=2026-11-01");

    assertThat(names(dan)).containsExactly("arrivals", "Vegan");
    assertThat(json(dan.get(PATH)).at("/views/1/query").stringValue())
        .isEqualTo("state=confirmed&answer=food%3AVegan&sort=name");
    assertThat(json(dan.get(PATH)).at("/views/1/columns/1").stringValue()).isEqualTo("answer:food");

    save(id, "Vegans", "state=confirmed");
    assertThat(names(dan)).containsExactly("arrivals", "Vegans");
    assertThat(dan.send("DELETE", PATH + "/" + id, null).statusCode()).isEqualTo(204);
    assertThat(dan.send("DELETE", PATH + "/" + id, null).statusCode()).isEqualTo(204);
    assertThat(names(olga)).containsExactly("arrivals");
  }

  @ParameterizedTest
  @CsvSource({
    "state=confirmed&search=Zoe, state=confirmed",
    "sea%72ch=Zoe&tag=VIP, tag=VIP",
    "page=7&size=9&suspected=true, suspected=true",
    "search=Zoe, ''",
  })
  void a_search_could_name_somebody_and_is_not_kept(String query, String kept) {
    assertThat(json(save(UUID.randomUUID(), "x", query)).path("query").stringValue())
        .isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "'', state=confirmed, #/name, required",
    "x, state=asleep, #/query, unknown-choice",
    "x, secret=1, #/query, unknown-choice",
    "x, answer=colour%3Ared, #/query, unknown-choice",
  })
  void what_cannot_be_shown_is_refused(String name, String query, String pointer, String code) {
    HttpResponse<String> answer = save(UUID.randomUUID(), name, query);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(pointer, code);
    assertThat(names(olga)).isEmpty();
  }

  @Test
  void there_are_no_more_than_can_be_looked_through() {
    for (int i = 0; i < SavedViewController.MOST; i++) {
      assertThat(save(new UUID(1, i), "view " + i, "").statusCode()).isEqualTo(200);
    }

    assertThat(save(UUID.randomUUID(), "one more", "").statusCode()).isEqualTo(422);
    assertThat(save(new UUID(1, 7), "changed", "").statusCode()).isEqualTo(200);
  }

  @Test
  void those_who_may_have_registered_twice_are_a_view_too() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    UUID again = data.register("Zoë", "Quist", "zoe.quist@example.org");
    data.register("Otto", "Other", "otto@example.org");
    data.jdbc()
        .sql(
            """
            insert into duplicate_pair (event_id, registration_id, other_id, score, reasons, state)
            values (:event, :one, :other, 90, 'same-name', 'open'),
                   (:event, :other, :one, 90, 'same-name', 'open')
            """)
        .param("event", TestData.EVENT)
        .param("one", zoe)
        .param("other", again)
        .update();

    assertThat(
            json(olga.get("/events/" + TestData.SLUG + "/attendees?suspected=true"))
                .path("total")
                .intValue())
        .isEqualTo(2);
    data.jdbc().sql("update duplicate_pair set state = 'different', decided_at = now()").update();
    assertThat(
            json(olga.get("/events/" + TestData.SLUG + "/attendees?suspected=true"))
                .path("total")
                .intValue())
        .isZero();
    assertThat(olga.get("/events/" + TestData.SLUG + "/attendees?suspected=perhaps").statusCode())
        .isEqualTo(422);
  }
}

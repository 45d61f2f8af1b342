package conference.catalogue;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.eventfile.SampleFile;
import conference.catalogue.eventfile.TestEvents;
import conference.store.TestStore;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The events as the public sees them, over the service's real port. */
class EventEndpointTest {

  private static final TestStore STORE = TestStore.fresh();
  private static TestService service;

  @BeforeAll
  static void start() {
    load(SampleFile.YAML);
    service = TestService.start(STORE);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void asInTheSample() {
    load(SampleFile.YAML);
    await().until(() -> title(event()).equals("Harbour Days"));
  }

  private static void load(String yaml) {
    TestEvents.load(STORE.application(), yaml);
  }

  private static HttpResponse<String> event() {
    return service.get("/api/v1/events/harbour-2027");
  }

  private static String title(HttpResponse<String> response) {
    return json(response).path("title").path("en").asString();
  }

  @Test
  void the_list_has_what_a_card_shows() {
    var response = service.get("/api/v1/events");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response))
        .isEqualTo(
            TestService.JSON.readTree(
                """
                {"events": [{
                  "slug": "harbour-2027",
                  "title": {"en": "Harbour Days", "de": "Hafentage"},
                  "summary": {"en": "Three days by the water.", "de": "Drei Tage am Wasser."},
                  "startsAt": "2027-06-09T08:00:00Z", "endsAt": "2027-06-11T16:00:00Z",
                  "timeZone": "Europe/Lisbon",
                  "venue": {"name": {"en": "Harbour Hall", "de": "Harbour Hall"}, "city": "Porto", "country": "PT"},
                  "signUp": {"opensAt": "2026-11-01T10:00:00Z", "closesAt": "2027-06-02T22:59:00Z"}}]}
                """));
  }

  @Test
  void an_event_has_what_its_page_and_form_need_and_nothing_else() {
    var event = json(event());

    assertThat(event.propertyNames())
        .containsExactlyInAnyOrder(
            "slug",
            "title",
            "summary",
            "description",
            "locales",
            "startsAt",
            "endsAt",
            "timeZone",
            "venue",
            "organiser",
            "signUp",
            "ticketTypes",
            "questions",
            "privacyNotice",
            "duplicates",
            "approval");
    assertThat(event.path("locales").toString()).isEqualTo("[\"en\",\"de\"]");
    assertThat(event.path("duplicates").asString()).isEqualTo("conceal");
    assertThat(event.path("approval").isBoolean()).isTrue();
    assertThat(event.path("approval").asBoolean()).isFalse();
    assertThat(event.path("venue").path("longitude").asDouble()).isEqualTo(-8.61);
    assertThat(event.path("venue").has("url")).isFalse();
    assertThat(event.path("privacyNotice").path("sha256").path("en").asString()).hasSize(64);
    assertThat(event.path("ticketTypes").get(0).propertyNames())
        .containsExactlyInAnyOrder("code", "name", "description");
  }

  @Test
  void a_question_has_only_the_rules_of_its_kind() {
    var questions = json(event()).path("questions");

    assertThat(questions.get(0))
        .isEqualTo(
            TestService.JSON.readTree(
                """
                {"code": "shirt", "kind": "single-choice", "required": true,
                 "label": {"en": "Size?", "de": "Größe?"},
                 "options": [{"code": "s", "label": {"en": "S", "de": "S"}},
                             {"code": "m", "label": {"en": "M", "de": "M"}}],
                 "ticketTypes": ["regular"]}
                """));
    assertThat(questions.get(1).propertyNames())
        .containsExactlyInAnyOrder("code", "kind", "required", "label", "minimum", "maximum");
  }

  @Test
  void whoever_has_the_newest_already_gets_no_body() {
    var first = event();
    var tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(tag).startsWith("\"").endsWith("\"");
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, max-age=5");
    var again = service.get("/api/v1/events/harbour-2027", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).hasValue(tag);
    assertThat(again.headers().firstValue("Cache-Control")).hasValue("public, max-age=5");
  }

  @Test
  void a_change_is_seen_within_a_second_of_its_announcement_and_has_another_tag() {
    var before = event().headers().firstValue("ETag");

    load(SampleFile.with("Harbour Days", "Harbour Week"));

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(title(event())).isEqualTo("Harbour Week"));
    assertThat(event().headers().firstValue("ETag")).isNotEqualTo(before);
  }

  @Test
  void an_unknown_event_is_a_problem_of_its_own() {
    var response = service.get("/api/v1/events/no-such-event");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).path("code").asString()).isEqualTo("unknown-event");
  }

  @Test
  void a_draft_is_unknown_and_in_no_list() {
    load(SampleFile.with("slug: harbour-2027", "slug: draft-2027\nstate: draft"));
    load(SampleFile.with("slug: harbour-2027", "slug: second-2027"));

    await().until(() -> slugs().anyMatch("second-2027"::equals));
    assertThat(slugs()).doesNotContain("draft-2027");
    assertThat(service.get("/api/v1/events/draft-2027").statusCode()).isEqualTo(404);
  }

  private static Stream<String> slugs() {
    var events = json(service.get("/api/v1/events")).path("events");
    return StreamSupport.stream(events.spliterator(), false)
        .map((JsonNode event) -> event.path("slug").asString());
  }
}

package conference.organiser.setup;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.eventfile.SampleFile;
import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.Simultaneously;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Making an event and changing it, from a browser, as a file. */
class EventFileTest {

  private static TestService service;
  private static TestData data;
  private static OrganiserClient owner;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    TestOrganisers organisers = new TestOrganisers(service);
    UUID account = organisers.account("Olga Owner", "olga@example.org");
    organisers.give(null, account, Role.OWNER);
    owner = organisers.signedIn(account);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String body(String yaml) {
    return TestService.JSON.createObjectNode().put("yaml", yaml).toString();
  }

  private static String sample(String slug) {
    return SampleFile.with("slug: harbour-2027", "slug: " + slug);
  }

  private static HttpResponse<String> apply(String slug, @Nullable String version, String yaml) {
    return owner.send("PUT", "/events/" + slug + "/file", body(yaml), version);
  }

  private static String version(String slug) {
    return owner.get("/events/" + slug + "/file").headers().firstValue("ETag").orElseThrow();
  }

  private static String code(HttpResponse<String> answer) {
    return json(answer).path("code").stringValue();
  }

  @Test
  void a_new_event_is_checked_made_and_public_at_once() {
    String yaml = sample("new-harbour");

    JsonNode checked = json(owner.post("/event-files/check", body(yaml)));
    assertThat(checked.path("slug").stringValue()).isEqualTo("new-harbour");
    assertThat(service.get("/api/v1/events/new-harbour").statusCode()).isEqualTo(404);

    assertThat(owner.post("/event-files", body(yaml)).statusCode()).isEqualTo(201);

    assertThat(service.get("/api/v1/events/new-harbour").statusCode()).isEqualTo(200);
    assertThat(json(owner.get("/session")).path("events").toString()).contains("new-harbour");
    assertThat(code(owner.post("/event-files", body(yaml)))).isEqualTo("event-exists");
    assertThat(code(owner.post("/event-files/check", body(yaml)))).isEqualTo("event-exists");
  }

  @Test
  void of_two_who_make_the_same_event_at_once_one_does() throws Exception {
    List<HttpResponse<String>> answers =
        Simultaneously.run(2, n -> owner.post("/event-files", body(sample("twice-harbour"))));

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
  }

  @Test
  void an_event_goes_out_is_changed_and_comes_in() {
    owner.post("/event-files", body(sample("changed-harbour")));
    String version = version("changed-harbour");
    String yaml = json(owner.get("/events/changed-harbour/file")).path("yaml").stringValue();
    String larger =
        yaml.replace("capacity: 100", "capacity: 140").replace("Hafentage", "Hafenwoche");

    JsonNode checked = json(owner.post("/events/changed-harbour/file/check", body(larger)));
    assertThat(checked.path("changes").booleanValue()).isTrue();
    assertThat(checked.path("consequences").toString()).contains("hall").contains("140");
    assertThat(version("changed-harbour")).as("a check changes nothing").isEqualTo(version);

    assertThat(apply("changed-harbour", version, larger).statusCode()).isEqualTo(200);

    assertThat(json(owner.get("/events/changed-harbour/file")).path("yaml").stringValue())
        .isEqualTo(larger);
    assertThat(version("changed-harbour")).isNotEqualTo(version);
  }

  @Test
  void of_two_who_change_an_event_the_second_is_told_and_nothing_is_overwritten() {
    owner.post("/event-files", body(sample("both-harbour")));
    String seenByBoth = version("both-harbour");
    String yaml = json(owner.get("/events/both-harbour/file")).path("yaml").stringValue();

    assertThat(
            apply("both-harbour", seenByBoth, yaml.replace("Harbour Days", "Harbour Week"))
                .statusCode())
        .isEqualTo(200);
    HttpResponse<String> second =
        apply("both-harbour", seenByBoth, yaml.replace("Harbour Days", "Harbour Month"));

    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(code(second)).isEqualTo("event-changed-meanwhile");
    assertThat(json(owner.get("/events/both-harbour/file")).path("yaml").stringValue())
        .contains("Harbour Week")
        .doesNotContain("Harbour Month");
    assertThat(apply("both-harbour", null, yaml).statusCode()).isEqualTo(428);
  }

  @Test
  void mistakes_are_told_with_their_places_and_nothing_is_changed() {
    String wrong =
        sample("wrong-harbour")
            .replace("Europe/Lisbon", "Europe/Lissabon")
            .replace("capacity: 20", "capactiy: 20");

    HttpResponse<String> answer = owner.post("/event-files", body(wrong));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(code(answer)).isEqualTo("event-file-wrong");
    JsonNode mistakes = json(answer).path("mistakes");
    assertThat(mistakes.toString())
        .contains("did you mean Europe/Lisbon?", "did you mean capacity?");
    assertThat(mistakes.get(0).path("line").intValue()).isEqualTo(11);
    assertThat(service.get("/api/v1/events/wrong-harbour").statusCode()).isEqualTo(404);
  }

  @Test
  void a_capacity_below_what_is_taken_is_refused_with_the_number() {
    data.register("Zoë", "Quist", "zoe@example.org");
    data.register("Otto", "Other", "otto@example.org");
    String yaml = json(owner.get("/events/" + TestData.SLUG + "/file")).path("yaml").stringValue();

    HttpResponse<String> answer =
        owner.post(
            "/events/" + TestData.SLUG + "/file/check",
            body(yaml.replace("capacity: 1000", "capacity: 1")));

    assertThat(code(answer)).isEqualTo("event-file-wrong");
    assertThat(json(answer).path("mistakes").toString()).contains("2");
  }

  @Test
  void what_a_change_does_to_people_is_told_in_numbers() {
    data.register("Ana", "Quist", "ana@example.org");
    data.register("Bo", "Other", "bo@example.org");
    UUID gone = data.register("Cy", "Gone", "cy@example.org");
    data.jdbc()
        .sql("update registration set state = 'cancelled', cancelled_at = now() where id = :gone")
        .param("gone", gone)
        .update();
    String yaml = json(owner.get("/events/" + TestData.SLUG + "/file")).path("yaml").stringValue();
    String other =
        yaml.replace("startsAt: '2027-09-14T09:00'", "startsAt: 2027-09-13T10:00")
            .replace("startsAt: 2027-09-14T09:00", "startsAt: 2027-09-13T10:00")
            .replace("1 Quay Street", "9 Quay Street")
            .replace("code: full", "code: whole")
            .replace("code: food", "code: meal")
            .replace("capacity: 1000", "capacity: 900")
            .replace("version: 1", "version: 2");

    JsonNode checked = json(owner.post("/events/" + TestData.SLUG + "/file/check", body(other)));

    List<String> told = new ArrayList<>();
    checked.path("consequences").forEach(one -> told.add(one.path("text").stringValue()));
    long registered =
        data.jdbc()
            .sql("select count(*) from registration where state <> 'cancelled'")
            .query(Long.class)
            .single();
    assertThat(registered).isGreaterThanOrEqualTo(2);
    assertThat(told)
        .containsExactlyInAnyOrder(
            "begins 2027-09-13T10:00[Europe/Lisbon] instead of 2027-09-14T09:00[Europe/Lisbon]; %d are registered"
                .formatted(registered),
            "takes place at 9 Quay Street, Lisbon instead of 1 Quay Street, Lisbon; %d are registered"
                .formatted(registered),
            "ticket type full: withdrawn; %d registered for it keep it".formatted(registered),
            "ticket type whole: new",
            "question food: withdrawn; %d answers to it are kept".formatted(registered),
            "question meal: new",
            "capacity of hall: 1000 to 900",
            "privacy notice: version 2 published; %d registered consented to version 1"
                .formatted(registered));
    assertThat(checked.path("consequences").get(0).path("people").longValue())
        .isEqualTo(registered);
  }

  @Test
  void a_file_of_another_event_is_not_applied_to_this_one() {
    owner.post("/event-files", body(sample("this-harbour")));
    owner.post("/event-files", body(sample("that-harbour")));

    assertThat(code(apply("this-harbour", version("this-harbour"), sample("that-harbour"))))
        .isEqualTo("other-event");
    assertThat(code(apply("this-harbour", version("this-harbour"), sample("no-harbour"))))
        .isEqualTo("other-event");
  }
}

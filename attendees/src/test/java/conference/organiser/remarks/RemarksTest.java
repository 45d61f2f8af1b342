package conference.organiser.remarks;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.Catalogue;
import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.privacy.ExportPerson;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What organisers write to a registration: read by each other, found by, and gone with it. */
class RemarksTest {

  private static TestService service;
  private static TestData data;
  private static OrganiserClient olga;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    var organisers = new TestOrganisers(service);
    UUID id = organisers.account("Olga Organiser", "olga@example.org");
    organisers.give(TestData.EVENT, id, Role.ORGANISER);
    olga = organisers.signedIn(id);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static UUID attendee(String name) {
    return data.register(name, "Attendee", UUID.randomUUID() + "@example.org");
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

  private static HttpResponse<String> note(UUID who, UUID id, String text) {
    return olga.send(
        "PUT",
        path(who, "/notes/" + id),
        TestService.JSON.createObjectNode().put("text", text).toString());
  }

  private static HttpResponse<String> tag(UUID who, String body) {
    return olga.send("PATCH", path(who, "/tags"), body);
  }

  private static JsonNode shown(UUID who) {
    return json(olga.get(path(who, "")));
  }

  private static List<String> found(String query) {
    return json(olga.get("/events/" + TestData.SLUG + "/attendees?" + query))
        .path("attendees")
        .valueStream()
        .map(one -> one.path("givenName").stringValue())
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void a_note_is_written_once_however_often_it_is_sent_and_says_who_wrote_it() {
    UUID who = attendee("Zoë");
    UUID id = UUID.randomUUID();

    assertThat(note(who, id, "  Needs a ramp.\nCalls before. ").statusCode()).isEqualTo(204);
    assertThat(note(who, id, "  Needs a ramp.\nCalls before. ").statusCode()).isEqualTo(204);
    note(who, UUID.randomUUID(), "Second");

    JsonNode notes = shown(who).path("notes");
    assertThat(notes.size()).isEqualTo(2);
    assertThat(notes.at("/0/text").stringValue()).isEqualTo("Second");
    assertThat(notes.at("/1/text").stringValue()).isEqualTo("Needs a ramp.\nCalls before.");
    assertThat(notes.at("/1/name").stringValue()).isEqualTo("Olga Organiser");
    assertThat(shown(who).at("/attendee/revision").intValue()).isEqualTo(1);
    assertThat(shown(who).at("/history/0/action").stringValue()).isEqualTo("noted");
    assertThat(shown(who).path("history").toString()).doesNotContain("ramp");
  }

  @Test
  void a_note_is_removed_and_only_where_it_is() {
    UUID who = attendee("Otto");
    UUID other = attendee("Other");
    UUID id = UUID.randomUUID();
    note(who, id, "Wrong one");

    olga.send("DELETE", path(other, "/notes/" + id), null);
    assertThat(shown(who).path("notes").size()).isEqualTo(1);
    var removed = olga.send("DELETE", path(who, "/notes/" + id), null);

    assertThat(removed.statusCode()).isEqualTo(204);
    assertThat(shown(who).path("notes").size()).isZero();
    assertThat(shown(who).at("/history/0/action").stringValue()).isEqualTo("note-removed");
    assertThat(shown(other).path("history").toString()).doesNotContain("note-removed");
  }

  @Test
  void what_cannot_be_written_is_refused_with_its_place() {
    UUID who = attendee("Paul");

    assertThat(note(who, UUID.randomUUID(), " \n ").body()).contains("#/text", "required");
    assertThat(note(who, UUID.randomUUID(), "x".repeat(2_001)).body()).contains("too-long");
    assertThat(note(who, UUID.randomUUID(), "a\u0000b").body()).contains("invalid-characters");
    assertThat(tag(who, "{\"add\": [\"\"]}").body()).contains("#/add", "required");
    assertThat(tag(who, "{\"add\": [\"" + "x".repeat(41) + "\"]}").body()).contains("too-long");
    assertThat(tag(who, "{\"add\": [1]}").body()).contains("#/add/0", "wrong-type");
    assertThat(tag(who, "{\"tags\": []}").body()).contains("unknown-member");
    assertThat(olga.send("PUT", path(who, "/notes/not-an-id"), "{\"text\": \"x\"}").statusCode())
        .isEqualTo(422);
    assertThat(shown(who).path("notes").size() + shown(who).at("/attendee/tags").size()).isZero();
  }

  @Test
  void nobody_who_is_not_there_is_written_to() {
    String nobody = "/events/" + TestData.SLUG + "/attendees/0000-0000";

    var noted = olga.send("PUT", nobody + "/notes/" + UUID.randomUUID(), "{\"text\": \"x\"}");
    var tagged = olga.send("PATCH", nobody + "/tags", "{\"add\": [\"x\"]}");

    assertThat(noted.statusCode()).isEqualTo(404);
    assertThat(tagged.statusCode()).isEqualTo(404);
  }

  @Test
  void tags_are_added_and_taken_off_and_people_are_found_by_them() {
    UUID one = attendee("Speaker-One");
    UUID two = attendee("Speaker-Two");
    tag(one, "{\"add\": [\"Redner:in\", \"VIP, really\"]}");
    tag(two, "{\"add\": [\" Redner:in \", \"Redner:in\"]}");

    assertThat(found("tag=" + encoded("Redner:in")))
        .containsExactlyInAnyOrder("Speaker-One", "Speaker-Two");
    assertThat(found("tag=" + encoded("Redner:in") + "&tag=" + encoded("VIP, really")))
        .containsExactly("Speaker-One");
    assertThat(found("tag=nothing-like-it")).isEmpty();
    JsonNode page = json(olga.get("/events/" + TestData.SLUG + "/attendees?search=Speaker-Two"));
    assertThat(page.at("/attendees/0/tags/0").stringValue()).isEqualTo("Redner:in");
    assertThat(page.path("tags").valueStream().map(JsonNode::stringValue))
        .contains("Redner:in", "VIP, really")
        .doesNotHaveDuplicates();

    var taken = tag(one, "{\"remove\": [\"Redner:in\", \"never had\"]}");
    assertThat(json(taken).path("tags").toString()).isEqualTo("[\"VIP, really\"]");
    assertThat(found("tag=" + encoded("Redner:in"))).containsExactly("Speaker-Two");
  }

  @Test
  void the_same_tag_again_changes_nothing_and_is_no_entry_in_the_history() {
    UUID who = attendee("Rita");
    tag(who, "{\"add\": [\"again\"]}");
    int before = shown(who).path("history").size();

    assertThat(tag(who, "{\"add\": [\"again\"]}").statusCode()).isEqualTo(200);

    assertThat(shown(who).path("history").size()).isEqualTo(before);
  }

  @Test
  void who_has_not_answered_what_is_required_is_found_while_they_attend() {
    UUID unanswered = attendee("Una");
    UUID gone = attendee("Gone");
    attendee("Answered");
    data.jdbc()
        .sql("update registration set answers = '{}' where id in (:one, :other)")
        .param("one", unanswered)
        .param("other", gone)
        .update();
    data.jdbc()
        .sql(
            """
            update registration set state = 'cancelled', cancelled_at = now() where id = :id
            """)
        .param("id", gone)
        .update();
    requireFood(true);
    try {
      assertThat(found("incomplete=true")).contains("Una").doesNotContain("Gone", "Answered");
      assertThat(found("incomplete=true&search=Answered")).isEmpty();
      assertThat(olga.get("/events/" + TestData.SLUG + "/attendees?incomplete=maybe").body())
          .contains("?incomplete", "unknown-choice");
    } finally {
      requireFood(false);
    }
    assertThat(found("incomplete=true")).isEmpty();
  }

  private static void requireFood(boolean required) {
    data.jdbc()
        .sql("update question set required = :required where code = 'food'")
        .param("required", required)
        .update();
    data.jdbc().sql("update event set updated_at = now()").update();
    service.bean(Catalogue.class).refresh();
  }

  @Test
  void remarks_are_part_of_what_somebody_gets_and_of_what_goes_with_them() {
    UUID who = attendee("Erna");
    note(who, UUID.randomUUID(), "Allergic to tides");
    tag(who, "{\"add\": [\"difficult\"]}");

    String export =
        service.bean(ExportPerson.class).export(TestData.EVENT, who).stream()
            .map(records -> records.kind() + " " + records.rows())
            .reduce("", String::concat);
    assertThat(export).contains("Allergic to tides", "difficult");

    int erased = olga.send("POST", path(who, "/erasure"), null).statusCode();
    assertThat(erased).isEqualTo(204);
    assertThat(
            data.jdbc()
                .sql(
                    """
                    select (select count(*) from registration_note where registration_id = :id)
                         + (select count(*) from registration_tag where registration_id = :id)
                    """)
                .param("id", who)
                .query(Integer.class)
                .single())
        .isZero();
  }
}

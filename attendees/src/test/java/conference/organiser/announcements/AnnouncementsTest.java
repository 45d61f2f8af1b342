package conference.organiser.announcements;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.Simultaneously;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Organisers write to many at once: each once, slowly, and no further than they want. */
class AnnouncementsTest {

  private static final String PATH = "/events/" + TestData.SLUG + "/announcements";

  private static TestService service;
  private static TestData data;
  private static OrganiserClient olga;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store, TestService.holdingMails());
    var organisers = new TestOrganisers(service);
    UUID id = organisers.account("Olga Organiser", "olga@example.org");
    organisers.give(TestData.EVENT, id, Role.ORGANISER);
    olga = organisers.signedIn(id);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void empty() {
    data.jdbc().sql("delete from outbox").update();
    data.jdbc().sql("delete from delivery").update();
    data.jdbc().sql("delete from announcement").update();
    data.jdbc().sql("delete from consent").update();
    data.jdbc().sql("delete from registration").update();
  }

  private static ObjectNode announcement(String view) {
    ObjectNode body = TestService.JSON.createObjectNode().put("view", view);
    body.putObject("subject").put("en", "Doors at eight").put("de", "Einlass um acht");
    body.putObject("body").put("en", "Dear {{givenName}},\n\ncome early.").put("de", "Kommt früh.");
    return body;
  }

  private static HttpResponse<String> send(UUID id, ObjectNode body) {
    return olga.send("PUT", PATH + "/" + id, body.toString());
  }

  private static UUID attendee(String name) {
    return data.register(name, "Attendee", name.toLowerCase(Locale.ROOT) + "@example.org");
  }

  private static JsonNode first() {
    return json(olga.get(PATH)).at("/announcements/0");
  }

  private static long mails() {
    return data.count("outbox");
  }

  @Test
  void everybody_of_a_view_gets_one_mail_and_whoever_cancelled_none() {
    attendee("Ana");
    attendee("Bo");
    UUID gone = attendee("Gone");
    data.jdbc()
        .sql("update registration set state = 'cancelled', cancelled_at = now() where id = :gone")
        .param("gone", gone)
        .update();
    UUID id = UUID.randomUUID();
    assertThat(json(olga.get(PATH + "/recipients")).path("recipients").intValue()).isEqualTo(2);
    assertThat(
            json(olga.get(PATH + "/recipients?view=state%3Dcancelled"))
                .path("recipients")
                .intValue())
        .isEqualTo(1);

    HttpResponse<String> answer = send(id, announcement(""));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("recipients").intValue()).isEqualTo(2);
    assertThat(mails()).isEqualTo(2);
    assertThat(
            data.jdbc()
                .sql("select count(*) from outbox where registration_id = :gone")
                .param("gone", gone)
                .query(Long.class)
                .single())
        .isZero();
    JsonNode shown = first();
    assertThat(shown.path("name").stringValue()).isEqualTo("Olga Organiser");
    assertThat(shown.path("recipients").intValue()).isEqualTo(2);
    assertThat(shown.path("waiting").intValue()).isEqualTo(2);
    assertThat(shown.at("/subject/de").stringValue()).isEqualTo("Einlass um acht");

    assertThat(
            json(send(UUID.randomUUID(), announcement("search=bo%40example")))
                .path("recipients")
                .intValue())
        .isEqualTo(1);
    assertThat(
            json(send(UUID.randomUUID(), announcement("state=cancelled")))
                .path("recipients")
                .intValue())
        .isEqualTo(1);
  }

  @Test
  void sent_again_under_its_id_even_at_once_it_is_sent_once() throws Exception {
    attendee("Ana");
    UUID id = UUID.randomUUID();

    List<HttpResponse<String>> answers = Simultaneously.run(4, n -> send(id, announcement("")));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
    assertThat(mails()).isEqualTo(1);
  }

  @Test
  void mails_fall_due_one_after_the_other_so_that_others_overtake() {
    for (int i = 0; i < 41; i++) {
      attendee("Guest" + i);
    }
    send(UUID.randomUUID(), announcement(""));

    assertThat(
            data.jdbc()
                .sql("select extract(epoch from max(due_at) - min(due_at)) from outbox")
                .query(Double.class)
                .single())
        .isEqualTo(2.0);
  }

  @Test
  void what_has_not_been_sent_can_be_stopped() {
    attendee("Ana");
    attendee("Bo");
    UUID id = UUID.randomUUID();
    send(id, announcement(""));
    UUID other = UUID.randomUUID();
    send(other, announcement("search=Ana"));

    assertThat(olga.post(PATH + "/" + id + "/stop", "{}").statusCode()).isEqualTo(204);
    assertThat(olga.post(PATH + "/" + id + "/stop", "{}").statusCode()).isEqualTo(204);

    assertThat(mails()).as("that of the other one").isEqualTo(1);
    JsonNode stopped =
        json(olga.get(PATH))
            .path("announcements")
            .valueStream()
            .filter(one -> one.path("id").stringValue().equals(id.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(stopped.has("stoppedAt")).isTrue();
    assertThat(stopped.path("waiting").intValue()).isZero();
    assertThat(send(id, announcement("")).statusCode()).isEqualTo(202);
    assertThat(mails()).as("stopped, it stays so").isEqualTo(1);
    assertThat(olga.post(PATH + "/" + UUID.randomUUID() + "/stop", "{}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_became_of_the_mails_is_counted() {
    UUID ana = attendee("Ana");
    attendee("Bo");
    UUID id = UUID.randomUUID();
    send(id, announcement(""));
    data.jdbc()
        .sql(
            """
            with gone as (
              delete from outbox where registration_id = :ana
              returning event_id, id, registration_id, kind)
            insert into delivery (event_id, id, registration_id, kind, state, attempts, finished_at, subject_id)
            select event_id, id, registration_id, kind, 'failed', 3, now(), :id from gone
            """)
        .param("ana", ana)
        .param("id", id)
        .update();

    JsonNode shown = first();
    assertThat(shown.path("waiting").intValue()).isEqualTo(1);
    assertThat(shown.path("failed").intValue()).isEqualTo(1);
    assertThat(shown.path("sent").intValue()).isZero();
  }

  @Test
  void tried_out_it_goes_to_oneself_alone_and_is_in_no_list() {
    attendee("Ana");

    HttpResponse<String> answer = olga.post(PATH + "/trials", announcement("").toString());

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("recipients").intValue()).isEqualTo(1);
    assertThat(data.jdbc().sql("select recipient from outbox").query(String.class).single())
        .isEqualTo("olga@example.org");
    assertThat(json(olga.get(PATH)).path("announcements").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'view':'state=nonsense','subject':{'en':'S','de':'S'},'body':{'en':'B','de':'B'}} | #/view",
        "{'view':'','subject':{'en':'S','de':'S'},'body':{'en':'B','de':'B'}} | #/view",
        "{'view':'','subject':{'en':'S'},'body':{'en':'B','de':'B'}} | #/subject/de",
        "{'view':'','subject':{'en':'S','de':' '},'body':{'en':'B','de':'B'}} | #/subject/de",
        "{'view':'','subject':{'en':'S','de':'S'},'body':{'en':'Hi {{name}}','de':'B'}} | #/body/en",
        "{'view':'','subject':{'en':'S','de':'S','fr':'S'},'body':{'en':'B','de':'B'}} | #/subject/fr",
        "{'view':'','subject':{'en':'S','de':'S'},'body':{'en':'B','de':'B'},'more':1} | #/more",
        "{'view':7,'subject':{'en':'S','de':'S'},'body':{'en':'B','de':'B'}} | #/view"
      })
  void what_is_wrong_with_it_is_told_and_nothing_is_sent(String body, String pointer) {
    HttpResponse<String> answer =
        olga.send("PUT", PATH + "/" + UUID.randomUUID(), body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    assertThat(mails()).isZero();
  }

  @Test
  void a_line_in_the_subject_is_no_line() {
    ObjectNode body = announcement("");
    ((ObjectNode) body.path("subject")).put("en", "One\nBcc: all@example.org");

    assertThat(send(UUID.randomUUID(), body).statusCode()).isEqualTo(422);
  }
}

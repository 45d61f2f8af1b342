package conference.organiser.announcements;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.MovableClock;
import conference.testing.Simultaneously;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is written today goes out on its day, to whoever is there by then, once. */
class PlannedAnnouncementsTest {

  private static final String PATH = "/events/" + TestData.SLUG + "/announcements";

  private static final MovableClock CLOCK = new MovableClock("2026-12-01T12:00:00Z");
  private static TestService service;
  private static TestService other;
  private static TestData data;
  private static TestOrganisers organisers;
  private static UUID account;
  private static OrganiserClient olga;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store, TestService.holdingMails().andThen(TestService.with(CLOCK)));
    other = TestService.start(store, TestService.holdingMails().andThen(TestService.with(CLOCK)));
    organisers = new TestOrganisers(service);
    account = organisers.account("Olga Organiser", "olga@example.org");
    organisers.give(TestData.EVENT, account, Role.ORGANISER);
    olga = signedIn();
  }

  @AfterAll
  static void stop() {
    service.close();
    other.close();
  }

  @BeforeEach
  void empty() {
    data.jdbc().sql("delete from outbox").update();
    data.jdbc().sql("delete from announcement").update();
    data.jdbc().sql("delete from consent").update();
    data.jdbc().sql("delete from registration").update();
  }

  private static ObjectNode reminder(String view, String sendAt) {
    ObjectNode body = TestService.JSON.createObjectNode().put("view", view).put("sendAt", sendAt);
    body.putObject("subject").put("en", "In three days").put("de", "In drei Tagen");
    body.putObject("body").put("en", "Dear {{givenName}},\n\ncome.").put("de", "Kommt.");
    return body;
  }

  private static OrganiserClient signedIn() {
    return organisers.signedIn(account, CLOCK.instant(), CLOCK.instant());
  }

  /** Sessions end meanwhile. */
  private static void advance(Duration time) {
    CLOCK.advance(time);
    olga = signedIn();
  }

  private static String in(Duration time) {
    return CLOCK.instant().plus(time).toString();
  }

  private static HttpResponse<String> plan(UUID id, ObjectNode body) {
    return olga.send("PUT", PATH + "/" + id, body.toString());
  }

  private static UUID attendee(String name) {
    return data.register(name, "Attendee", UUID.randomUUID() + "@example.org");
  }

  private static JsonNode first() {
    return json(olga.get(PATH)).at("/announcements/0");
  }

  private static void work() {
    service.bean(SendPlannedAnnouncements.class).run();
  }

  private static List<UUID> mailed() {
    return data.jdbc()
        .sql("select registration_id from outbox")
        .query((row, number) -> row.getObject("registration_id", UUID.class))
        .list();
  }

  @Test
  void it_goes_out_when_it_is_due_to_whoever_is_in_the_view_by_then() {
    UUID early = attendee("Ana");
    UUID gone = attendee("Gone");

    HttpResponse<String> answer =
        plan(UUID.randomUUID(), reminder("state=confirmed", in(Duration.ofHours(2))));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).path("recipients").intValue()).isEqualTo(2);
    work();
    assertThat(mailed()).isEmpty();
    assertThat(first().path("dueAt").stringValue()).isEqualTo(in(Duration.ofHours(2)));
    assertThat(first().has("begunAt")).isFalse();

    UUID late = attendee("Late");
    data.jdbc()
        .sql("update registration set state = 'cancelled', cancelled_at = now() where id = :gone")
        .param("gone", gone)
        .update();
    advance(Duration.ofHours(2));
    work();

    assertThat(mailed()).containsExactlyInAnyOrder(early, late);
    assertThat(first().path("recipients").intValue()).isEqualTo(2);
    assertThat(first().path("waiting").intValue()).isEqualTo(2);
    assertThat(first().path("begunAt").stringValue()).isEqualTo(CLOCK.instant().toString());
    work();
    assertThat(mailed()).hasSize(2);
  }

  @Test
  void planned_again_under_its_id_it_is_planned_once_as_it_was() {
    attendee("Ana");
    UUID id = UUID.randomUUID();
    plan(id, reminder("", in(Duration.ofHours(1))));

    assertThat(plan(id, reminder("", in(Duration.ofHours(9)))).statusCode()).isEqualTo(202);

    assertThat(json(olga.get(PATH)).path("announcements").size()).isEqualTo(1);
    assertThat(first().path("dueAt").stringValue()).isEqualTo(in(Duration.ofHours(1)));
  }

  @Test
  void of_two_replicas_at_the_same_moment_one_sends_it() throws Exception {
    attendee("Ana");
    attendee("Bo");
    for (int round = 0; round < 5; round++) {
      plan(UUID.randomUUID(), reminder("", in(Duration.ofMinutes(1))));
      advance(Duration.ofMinutes(1));

      Simultaneously.run(
          4,
          number -> {
            (number % 2 == 0 ? service : other).bean(SendPlannedAnnouncements.class).run();
            return number;
          });

      assertThat(mailed()).hasSize(2 * (round + 1));
    }
  }

  @Test
  void what_is_planned_can_be_stopped_before_it_begins_and_while_it_goes_out() {
    attendee("Ana");
    UUID never = UUID.randomUUID();
    plan(never, reminder("", in(Duration.ofHours(1))));

    assertThat(olga.send("POST", PATH + "/" + never + "/stop", "{}").statusCode()).isEqualTo(204);
    assertThat(first().has("stoppedAt")).isTrue();
    advance(Duration.ofHours(2));
    work();
    assertThat(mailed()).isEmpty();

    UUID half = UUID.randomUUID();
    plan(half, reminder("", in(Duration.ofHours(1))));
    advance(Duration.ofHours(1));
    work();
    assertThat(mailed()).hasSize(1);
    olga.send("POST", PATH + "/" + half + "/stop", "{}");
    assertThat(mailed()).isEmpty();
  }

  @Test
  void where_nobody_is_left_it_is_done_and_one_that_cannot_be_read_holds_up_no_other() {
    data.jdbc()
        .sql(
            """
            insert into announcement (event_id, id, account_id, written_at, subject, body, recipients,
              view, due_at)
            values (:event, :id, :id, now(), '{}', '{}', 0, 'ticketType=gone', '2026-12-01Z')
            """)
        .param("event", TestData.EVENT)
        .param("id", UUID.randomUUID())
        .update();
    UUID ana = attendee("Ana");
    plan(UUID.randomUUID(), reminder("", in(Duration.ofMinutes(1))));
    plan(UUID.randomUUID(), reminder("state=cancelled", in(Duration.ofMinutes(1))));
    advance(Duration.ofMinutes(1));

    work();

    assertThat(mailed()).containsExactly(ana);
    assertThat(
            data.jdbc()
                .sql("select count(*) from announcement where begun_at is null")
                .query(Long.class)
                .single())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T12:00:00Z, '', #/sendAt, too-early",
    "2028-01-01T00:00:00Z, '', #/sendAt, too-late",
    "2027-06-01T09:00, '', #/sendAt, not-a-date",
    "tomorrow, '', #/sendAt, not-a-date",
    "2027-06-01T09:00:00Z, search=ana, #/view, unknown-choice",
    "2027-06-01T09:00:00Z, s%65arch=ana, #/view, unknown-choice",
    "2027-06-01T09:00:00Z, state=nonsense, #/view, unknown-choice"
  })
  void what_is_wrong_with_a_plan_is_told_and_nothing_is_kept(
      String sendAt, String view, String pointer, String code) {
    attendee("Ana");

    HttpResponse<String> answer = plan(UUID.randomUUID(), reminder(view, sendAt));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    assertThat(json(answer).at("/errors/0/code").stringValue()).isEqualTo(code);
    assertThat(data.count("announcement")).isZero();
  }
}

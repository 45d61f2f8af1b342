package conference.organiser.overview;

import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An event in numbers, which add up to what is taken and name nobody. */
class OverviewTest {

  private static final String OVERVIEW = "/events/" + TestData.SLUG + "/overview";

  private TestStore store;
  private TestService service;
  private TestData data;
  private OrganiserClient viewer;

  @BeforeEach
  void start() {
    store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    var organisers = new TestOrganisers(service);
    UUID account = organisers.account("Vera Viewer", "vera@example.org");
    organisers.give(TestData.EVENT, account, Role.VIEWER);
    viewer = organisers.signedIn(account);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private UUID attendee(String name) {
    return data.register(name, "Attendee", UUID.randomUUID() + "@example.org");
  }

  private void set(UUID registration, String what) {
    data.jdbc()
        .sql("update registration set " + what + " where id = :id")
        .param("id", registration)
        .update();
  }

  private JsonNode read(String path) {
    HttpResponse<String> answer = viewer.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestService.json(answer);
  }

  @Test
  void the_days_of_a_pool_add_up_to_what_is_taken() {
    set(attendee("Ada"), "registered_at = '2026-03-01 10:00Z'");
    set(attendee("Ben"), "registered_at = '2026-03-01 11:00Z'");
    set(
        attendee("Cem"),
        "registered_at = '2026-03-01 12:00Z', state = 'cancelled', cancelled_at = '2026-03-03 12:00Z'");
    set(
        attendee("Dot"),
        "registered_at = '2026-03-02 12:00Z', state = 'waiting', waiting_position = 1");
    set(
        attendee("Eve"),
        "registered_at = '2026-03-02 12:00Z', state = 'cancelled', waiting_position = 2,"
            + " cancelled_at = '2026-03-04 12:00Z'");
    set(
        attendee("Fay"),
        "registered_at = '2026-03-04 12:00Z', state = 'offered', waiting_position = 3,"
            + " offer_expires_at = '2099-04-04 12:00Z'");
    set(
        attendee("Gus"),
        "registered_at = '2026-03-02 12:00Z', state = 'requested', approval = 'awaited'");
    set(
        attendee("Hal"),
        "registered_at = '2026-03-02 12:00Z', state = 'cancelled', approval = 'awaited',"
            + " cancelled_at = '2026-03-05 12:00Z'");
    data.jdbc()
        .sql("update capacity_pool set taken = 3 where event_id = :event")
        .param("event", TestData.EVENT)
        .update();

    JsonNode pool = read(OVERVIEW).at("/pools/0");

    assertThat(pool.path("days").toString())
        .isEqualTo(
            """
            [{"day":"2026-03-01","taken":3,"givenBack":0},\
            {"day":"2026-03-03","taken":0,"givenBack":1},\
            {"day":"2026-03-04","taken":1,"givenBack":0}]\
            """);
    long net =
        pool.path("days")
            .valueStream()
            .mapToLong(day -> day.path("taken").longValue() - day.path("givenBack").longValue())
            .sum();
    assertThat(net).isEqualTo(pool.path("taken").longValue()).isEqualTo(3);
  }

  @Test
  void a_day_ends_when_it_ends_where_the_event_is() {
    data.jdbc()
        .sql("update event set time_zone = 'Asia/Tokyo' where id = :event")
        .param("event", TestData.EVENT)
        .update();
    set(attendee("Ada"), "registered_at = '2026-03-01 14:59Z'");
    set(attendee("Ben"), "registered_at = '2026-03-01 15:01Z'");
    service.close();
    service = TestService.start(store);
    viewer = signedInAgain();

    assertThat(read(OVERVIEW).at("/pools/0/days").toString())
        .contains("\"2026-03-01\"", "\"2026-03-02\"");
  }

  private OrganiserClient signedInAgain() {
    var organisers = new TestOrganisers(service);
    UUID account = organisers.account("Viktor Viewer", "viktor@example.org");
    organisers.give(TestData.EVENT, account, Role.VIEWER);
    return organisers.signedIn(account);
  }

  @Test
  void every_state_of_a_ticket_type_is_counted() {
    attendee("Ada");
    attendee("Ben");
    set(attendee("Cem"), "state = 'cancelled', cancelled_at = '2026-03-03 12:00Z'");

    JsonNode states = read(OVERVIEW).at("/ticketTypes/0/states");

    assertThat(states.path("confirmed").longValue()).isEqualTo(2);
    assertThat(states.path("cancelled").longValue()).isEqualTo(1);
    assertThat(states.path("waiting").longValue()).isZero();
    assertThat(states.path("offered").longValue()).isZero();
  }

  @Test
  void it_says_when_it_will_be_full() {
    data.jdbc()
        .sql("update capacity_pool set capacity = 50 where event_id = :event")
        .param("event", TestData.EVENT)
        .update();
    service.close();
    service = TestService.start(store);
    viewer = signedInAgain();
    Instant now = Instant.now();
    for (int day = 1; day <= 5; day++) {
      set(attendee("Ada"), "registered_at = '" + now.minusSeconds(day * 86_400L) + "'");
    }

    JsonNode forecast = read(OVERVIEW).at("/pools/0/forecast");

    assertThat(forecast.path("early").asString())
        .isLessThanOrEqualTo(forecast.path("likely").asString());
    assertThat(forecast.path("likely").asString()).isGreaterThan(now.toString().substring(0, 10));
  }

  @Test
  void what_was_answered_is_counted_unless_it_is_about_one_person() {
    assertThat(viewer.get(OVERVIEW + "/answers/food").statusCode())
        .as("a free text")
        .isEqualTo(404);
    assertThat(viewer.get(OVERVIEW + "/answers/shoe").statusCode()).isEqualTo(404);
    assertThat(read(OVERVIEW).path("questions").size()).isZero();
  }

  @Test
  void choices_are_counted_each_whether_one_or_several_may_be_chosen() {
    data.jdbc()
        .sql(
            """
            insert into question (event_id, id, code, position, kind, required, label, rules)
            values (:event, :id, 'tracks', 7, 'multiple-choice', false, '{"en": "Tracks"}',
              '{"options": [{"code": "a", "label": {"en": "Alpha"}, "withdrawn": false},
                            {"code": "b", "label": {"en": "Beta"}, "withdrawn": false}]}')
            """)
        .param("event", TestData.EVENT)
        .param("id", UUID.randomUUID())
        .update();
    set(attendee("Ada"), "answers = '{\"tracks\": [\"a\", \"b\"]}'");
    set(attendee("Ben"), "answers = '{\"tracks\": [\"b\"]}'");
    set(
        attendee("Cem"),
        "answers = '{\"tracks\": [\"a\"]}', state = 'cancelled', cancelled_at = '2026-03-03 12:00Z'");
    service.close();
    service = TestService.start(store);
    viewer = signedInAgain();

    assertThat(read(OVERVIEW + "/answers/tracks").path("answers").toString())
        .isEqualTo(
            """
            [{"answer":"b","name":{"en":"Beta"},"count":2},\
            {"answer":"a","name":{"en":"Alpha"},"count":1}]\
            """);
  }
}

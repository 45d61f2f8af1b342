package conference.registration.availability;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.catalogue.EventId;
import conference.store.TestStore;
import conference.testing.Simultaneously;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What open pages show, over two replicas. */
class AvailabilityTest {

  private static TestStore store;
  private static TestService one;
  private static TestService other;

  @BeforeAll
  static void start() {
    store = TestStore.fresh();
    one = TestService.start(store);
    other = TestService.start(store);
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  private static TestEvent in(TestEvent event) {
    event.in(store);
    List.of(one, other).forEach(replica -> replica.bean(Catalogue.class).refresh());
    return event;
  }

  private static TestEvent anEvent(int capacity) {
    return in(
        TestEvent.named("event-" + UUID.randomUUID())
            .pool("hall", capacity)
            .ticketType("regular", "hall"));
  }

  private static JsonNode availability(TestService replica, TestEvent event) {
    return TestService.json(replica.get(event.path("/availability")));
  }

  private static CompletableFuture<JsonNode> after(
      TestService replica, TestEvent event, long version) {
    return CompletableFuture.supplyAsync(
        () -> TestService.json(replica.get(event.path("/availability?after=" + version))),
        Thread::startVirtualThread);
  }

  private static void signUp(TestService replica, TestEvent event) {
    var response =
        replica.post(
            event.path("/registrations"),
            TestSignUp.of(UUID.randomUUID() + "@example.org").toString(),
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(response.statusCode()).isEqualTo(201);
  }

  private static String state(JsonNode availability) {
    var type = availability.get("ticketTypes").get(0);
    return availability.get("signUp").stringValue()
        + " "
        + type.get("state").stringValue()
        + " "
        + type.get("left").intValue();
  }

  @Test
  void what_is_left_is_cacheable_for_a_moment_and_tagged_with_its_version() {
    var event = anEvent(100);

    var response = one.get(event.path("/availability"));

    var availability = TestService.json(response);
    assertThat(state(availability)).isEqualTo("open available 100");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("max-age=1, public");
    assertThat(response.headers().firstValue("ETag"))
        .hasValue("W/\"" + availability.get("version").longValue() + "\"");
    assertThat(
            one.get(
                    event.path("/availability"),
                    "If-None-Match",
                    response.headers().firstValue("ETag").orElseThrow())
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void whoever_waits_at_one_replica_hears_of_a_sign_up_at_the_other() throws Exception {
    var event = anEvent(6);
    long version = availability(other, event).get("version").longValue();
    var waiting = after(other, event, version);

    signUp(one, event);

    var news = waiting.get(5, SECONDS);
    assertThat(state(news)).isEqualTo("open few-left 5");
    assertThat(news.get("version").longValue()).isGreaterThan(version);
  }

  @Test
  void both_replicas_come_to_the_same_version() {
    var event = anEvent(2);
    availability(one, event);
    signUp(one, event);
    signUp(other, event);

    await().until(() -> state(availability(one, event)).equals("sold-out sold-out 0"));
    await()
        .untilAsserted(() ->
            assertThat(availability(other, event).get("version"))
                .isEqualTo(availability(one, event).get("version")));
  }

  @Test
  void a_version_that_is_old_is_answered_at_once() throws Exception {
    var event = anEvent(10);

    assertThat(state(after(one, event, 0).get(2, SECONDS))).isEqualTo("open available 10");
  }

  @Test
  void the_opening_is_news_at_its_very_moment() throws Exception {
    var opens = Instant.now().plusSeconds(8); // enough to see it closed, on whatever machine
    var event =
        in(
            TestEvent.named("opening-" + UUID.randomUUID())
                .pool("hall", 10)
                .ticketType("regular", "hall")
                .signUp(opens, opens.plusSeconds(3600)));
    var before = availability(one, event);
    assertThat(before.get("signUp").stringValue()).isEqualTo("not-open");

    var news = after(one, event, before.get("version").longValue()).get(20, SECONDS);

    assertThat(news.get("signUp").stringValue()).isEqualTo("open");
    assertThat(Instant.parse(news.get("serverTime").stringValue())).isAfterOrEqualTo(opens);
  }

  @Test
  void after_the_listening_connection_broke_changes_are_heard_again() throws Exception {
    var event = anEvent(10);
    availability(one, event);
    JdbcClient.create(store.superuser())
        .sql(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where query ilike 'listen%' or query = 'select 1'
            """)
        .query((row, number) -> row.getBoolean(1))
        .list();

    signUp(other, event);

    await().atMost(10, SECONDS).until(() -> state(availability(one, event)).endsWith(" 9"));
  }

  @Test
  void many_sign_ups_are_published_a_few_times_a_second() throws Exception {
    var event = anEvent(500);
    long version = availability(one, event).get("version").longValue();
    var seen = new ArrayList<Long>();
    var watching =
        CompletableFuture.runAsync(
            () -> {
              long last = version;
              while (seen.isEmpty() || seen.getLast() < 300) {
                var news = after(one, event, last).join();
                last = news.get("version").longValue();
                seen.add(500L - news.get("ticketTypes").get(0).get("left").longValue());
              }
            },
            Thread::startVirtualThread);
    long start = System.nanoTime();

    Simultaneously.run(
        300,
        n -> {
          signUp(other, event);
          return n;
        });
    watching.get(30, SECONDS);

    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(seen).isSorted();
    assertThat((double) seen.size()).isLessThanOrEqualTo(2 + seconds * 5);
  }

  /** Both replicas publish at the same beat, and read the store a moment apart. */
  @Test
  void who_heard_of_this_beat_from_another_replica_waits_for_the_next_one() throws Exception {
    var event = one.bean(Catalogue.class).find(new EventId(anEvent(1).id())).orElseThrow();
    var clock = InstantSource.system();
    var live = new LiveAvailability(snapshot(10), clock);
    live.publish(snapshot(20));
    long begun = System.nanoTime();

    live.awaitNewer(
        Availability.version(snapshot(15), event, clock.instant()), event, Duration.ofSeconds(20));

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
    assertThat(live.snapshot().version()).isEqualTo(20);
  }

  private static Availability.Snapshot snapshot(long version) {
    return new Availability.Snapshot(version, 0, Map.of(), Map.of());
  }

  @Test
  void an_after_that_is_no_number_is_refused() {
    var response = one.get(anEvent(1).path("/availability?after=x"));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(TestService.json(response).get("errors").get(0).get("pointer").stringValue())
        .isEqualTo("?after");
  }

  @Test
  void an_unknown_event_is_not_found() {
    assertThat(one.get("/api/v1/events/nowhere/availability").statusCode()).isEqualTo(404);
  }

  @Test
  void waiting_ends_when_the_replica_leaves() throws Exception {
    var event = anEvent(10);
    var leaving = TestService.start(store);
    long version = availability(leaving, event).get("version").longValue();
    var waiting = after(leaving, event, version);
    await().until(() -> leaving.bean(AvailabilityBoard.class).waiting() == 1);

    leaving.close();

    assertThat(waiting.get(5, SECONDS).get("version").longValue()).isEqualTo(version);
  }
}

package conference.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import conference.store.TestStore;
import conference.testing.MovableClock;
import conference.testing.TestData;
import conference.testing.TestService;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final UUID OTHER_EVENT = UUID.fromString("01936000-0000-7000-8000-000000000f00");
  private static final List<String> TABLES =
      List.of("registration", "consent", "audit", "outbox", "delivery", "idempotency");

  private final TestStore store = TestStore.fresh();
  private final TestData data = TestData.in(store).withEvent();
  private final MovableClock clock = new MovableClock("2027-12-31T23:59:59Z");
  private final TestService service = TestService.idle(store, TestService.with(clock));
  private final ForgetInTime forgetInTime = service.bean(ForgetInTime.class);

  @BeforeEach
  void many_people_and_another_event() {
    for (int i = 0; i < 450; i++) {
      UUID id = data.register("Person", "Number " + i, "person-" + i + "@example.org");
      if (i % 50 == 0) {
        data.news(id, "link-requested", clock.instant());
      }
    }
    data.jdbc()
        .sql(
            """
            with other as (
              insert into event select (jsonb_populate_record(e, jsonb_build_object(
                'id', cast(:other as uuid), 'slug', 'later', 'erase_after', '2030-01-01'))).*
              from event e),
            notice as (
              insert into consent_text (event_id, purpose, version, locale, body, sha256,
                                        published_at)
              values (:other, 'privacy-notice', 1, 'en', 'n', 'h', now()),
                     (:other, 'privacy-notice', 1, 'de', 'n', 'h', now()))
            insert into registration select (jsonb_populate_record(r, jsonb_build_object(
              'event_id', cast(:other as uuid)))).*
            from registration r order by id limit 1
            """)
        .param("other", OTHER_EVENT)
        .update();
    idempotency(TestData.EVENT, "of-nobody", Duration.ofHours(1));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void idempotency(UUID event, String key, Duration age) {
    data.jdbc()
        .sql(
            """
            insert into idempotency (event_id, key, request_sha256, status, answer, answered_at)
            values (:event, :key, '\\x00', 409, '{}', :at)
            """)
        .param("event", event)
        .param("key", key)
        .param("at", Timestamp.from(clock.instant().minus(age)))
        .update();
  }

  @Test
  void until_the_last_second_of_the_last_day_nothing_is_forgotten() {
    forgetInTime.run();

    assertThat(data.count("registration")).isEqualTo(451);
    assertThat(data.count("erasure")).isZero();
  }

  @Test
  void on_its_date_an_event_forgets_everybody_even_when_all_replicas_do_it_at_once()
      throws Exception {
    clock.moveTo("2028-01-01T00:00:00Z");

    onFourReplicas(forgetInTime::run);

    for (String table : TABLES) {
      assertThat(rows(table, TestData.EVENT)).as(table).isZero();
    }
    assertThat(rows("erasure", TestData.EVENT)).isEqualTo(450);
    assertThat(data.taken()).isZero();
    assertThat(data.count("event")).isEqualTo(2);
    assertThat(rows("registration", OTHER_EVENT)).isEqualTo(1);
  }

  @Test
  void answers_kept_for_retries_are_forgotten_after_a_day() {
    idempotency(OTHER_EVENT, "older-than-a-day", Duration.ofHours(25));
    idempotency(OTHER_EVENT, "younger-than-a-day", Duration.ofHours(23));

    forgetInTime.run();

    assertThat(
            data.jdbc()
                .sql("select key from idempotency where event_id = :other")
                .param("other", OTHER_EVENT)
                .query(String.class)
                .single())
        .isEqualTo("younger-than-a-day");
  }

  private long rows(String table, UUID event) {
    return data.jdbc()
        .sql("select count(*) from " + table + " where event_id = :event")
        .param("event", event)
        .query(Long.class)
        .single();
  }

  private static void onFourReplicas(Runnable work) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        replicas.execute(() -> {
          try {
            start.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          work.run();
        });
      }
      start.countDown();
      replicas.shutdown();
      assertThat(replicas.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}

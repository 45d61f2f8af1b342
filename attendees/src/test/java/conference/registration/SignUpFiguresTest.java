package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.catalogue.EventId;
import conference.store.TestStore;
import conference.testing.Simultaneously;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What sign-ups show to those who operate the system, and what they cost in a full store. */
class SignUpFiguresTest {

  private final TestStore store = TestStore.fresh();
  private final JdbcClient administrator = JdbcClient.create(store.superuser());

  @Test
  void outcomes_seats_and_queue_are_in_the_metrics() {
    var event = TestEvent.named("figures").pool("hall", 2).ticketType("regular", "hall").in(store);
    try (var service = TestService.start(store)) {
      signUp(service, event, 0);
      signUp(service, event, 0);
      await().until(() -> service.management("/readyz").statusCode() == 200);

      assertThat(service.management("/metrics").body())
          .contains("sign_up_outcomes_total{instance=\"attendees-test\",outcome=\"confirmed\"} 1.0")
          .contains("outcome=\"already-registered\"} 1.0")
          .contains("sign_up_queue_depth{instance=\"attendees-test\"} 0.0")
          .contains("seats_taken{event=\"figures\",instance=\"attendees-test\",pool=\"hall\"} 1.0")
          .contains("seats_left{event=\"figures\",instance=\"attendees-test\",pool=\"hall\"} 1.0");
    }
  }

  private static SignUpOutcome signUp(TestService service, TestEvent event, int person) {
    var definition = service.bean(Catalogue.class).find(new EventId(event.id())).orElseThrow();
    return service
        .bean(RegisterAttendee.class)
        .register(
            definition,
            "key-of-" + UUID.randomUUID(),
            TestSignUp.of("p" + person + "@example.org").json());
  }

  @Test
  void no_sign_up_reads_a_table_from_end_to_end_however_many_rows_it_has() throws Exception {
    var event =
        TestEvent.named("full").pool("hall", 1_000_000).ticketType("regular", "hall").in(store);
    fill(event, 100_000);
    try (var service = TestService.start(store)) {
      var outcomes = Simultaneously.run(500, n -> signUp(service, event, n));
      assertThat(outcomes).allMatch(SignUpOutcome.Confirmed.class::isInstance);

      await().until(() -> statistic("idx_scan", "registration") >= 500);
      await().until(() -> statistic("idx_scan", "idempotency") >= 500);
    }
    assertThat(statistic("seq_tup_read", "registration")).isZero();
    assertThat(statistic("seq_tup_read", "idempotency")).isZero();
    assertThat(statistic("idx_tup_fetch", "registration")).isLessThan(5_000);
  }

  private void fill(TestEvent event, int rows) {
    administrator
        .sql(
            """
            with people as (
              insert into conference.registration (event_id, id, reference, state, ticket_type_id, given_name,
                family_name, email, email_normalised, answers, locale, manage_nonce, registered_at, updated_at)
              select ?, gen_random_uuid(), 'R' || n, 'confirmed', ?, 'A', 'B', n || '@filled', n || '@filled',
                '{}', 'en', '', now(), now() from generate_series(1, ?) n)
            insert into conference.idempotency (event_id, key, request_sha256, status, answer, answered_at)
            select ?, 'filled-' || n, '', 201, '{}', now() from generate_series(1, ?) n
            """)
        .params(event.id(), event.ticketTypeId("regular"), rows, event.id(), rows)
        .update();
  }

  private long statistic(String column, String table) {
    return administrator
        .sql("select coalesce(" + column + ", 0) from pg_stat_user_tables where relname = ?")
        .param(table)
        .query(Long.class)
        .single();
  }
}

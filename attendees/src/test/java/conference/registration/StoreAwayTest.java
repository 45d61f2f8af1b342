package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.store.TestStore;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store that goes away and comes back, behind a wire that the test can cut. */
class StoreAwayTest {

  private final TestStore store = TestStore.fresh();
  private final JdbcClient rows = JdbcClient.create(store.application());

  private static HttpResponse<String> signUp(TestService service, TestEvent event, String key) {
    return service.post(
        event.path("/registrations"),
        TestSignUp.of("ada@example.org").toString(),
        "Idempotency-Key",
        key);
  }

  @Test
  void while_the_store_is_away_it_says_so_soon_and_recovers_by_itself() throws Exception {
    var event = TestEvent.named("away").pool("hall", 10).ticketType("regular", "hall").in(store);
    try (var wire = new Wire(store);
        var service = TestService.startAt(store, wire.address())) {
      service.bean(Catalogue.class).refresh();
      await().until(() -> service.management("/readyz").statusCode() == 200);

      wire.cut();
      await().until(() -> service.management("/readyz").statusCode() == 503);
      assertThat(service.management("/livez").statusCode()).isEqualTo(200);
      long start = System.nanoTime();
      var refused = signUp(service, event, "one-and-the-same-key");
      var took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(TestService.json(refused).get("code").stringValue())
          .isEqualTo("store-unavailable");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(took).isLessThan(Duration.ofSeconds(4));

      wire.mend();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> service.management("/readyz").statusCode() == 200);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> signUp(service, event, "one-and-the-same-key").statusCode() == 201);
    }
  }

  /** Nobody asks again but the writer: the caller hears one answer, and it is the stored one. */
  @Test
  void a_commit_whose_answer_was_lost_is_found_again_and_not_made_twice() throws Exception {
    var event = TestEvent.named("lost").pool("hall", 10).ticketType("regular", "hall").in(store);
    try (var wire = new Wire(store);
        var service = TestService.startAt(store, wire.address())) {
      service.bean(Catalogue.class).refresh();
      wire.loseAnswerToCommitOf("insert into registration");

      var answer = signUp(service, event, "one-and-the-same-key");

      assertThat(wire.hasLostAnswer()).isTrue();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      assertThat(references())
          .containsExactly(TestService.json(answer).get("reference").stringValue());
      assertThat(rows.sql("select taken from capacity_pool").query(Integer.class).single())
          .isEqualTo(1);
      assertThat(service.management("/metrics").body())
          .contains("outcome=\"replayed\"} 1.0")
          .doesNotContain("outcome=\"confirmed\"");
    }
  }

  private List<String> references() {
    return rows.sql("select reference from registration")
        .query((row, number) -> row.getString("reference"))
        .list();
  }
}

package conference.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.store.TestStore;
import conference.testing.MovableClock;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas, and the clock of the machine below one of them jumps. */
@Tag("slow")
class ClockJumpTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final TestStore store = TestStore.fresh();
  private final JdbcClient rows = JdbcClient.create(store.application());
  private final MovableClock machine = new MovableClock(Instant.now().toString());

  /**
   * Whoever believed a clock that is an hour back, or a day ahead, would refuse to sign anyone up.
   */
  private final TestEvent event =
      TestEvent.named("jump")
          .pool("hall", 1_000)
          .ticketType("regular", "hall")
          .signUp(Instant.now().minus(Duration.ofMinutes(30)), Instant.now().plus(HOUR))
          .in(store);

  private final List<String> idsOfJumping = new ArrayList<>();
  private final List<String> idsOfSteady = new ArrayList<>();

  @Test
  void nobody_notices() {
    try (var steady = TestService.start(store);
        var jumping = TestService.start(store, TestService.with(new StoreClock(machine)))) {
      for (var replica : List.of(steady, jumping)) {
        replica.bean(Catalogue.class).refresh();
        await().atMost(LONG).until(() -> replica.management("/readyz").statusCode() == 200);
      }
      for (var jump : List.of(Duration.ZERO, HOUR.negated(), DAY.plus(HOUR), DAY.negated())) {
        machine.advance(jump);
        for (int person = 0; person < 20; person++) {
          signUpAtBoth(jumping, steady);
        }
      }

      assertThat(idsOfJumping).isSorted();
      assertThat(idsOfSteady).isSorted();
      assertThat(rows.sql("select id::text from registration").query(String.class).set())
          .hasSize(160)
          .containsAll(idsOfJumping)
          .containsAll(idsOfSteady);
      await().atMost(LONG).until(() -> count("outbox") == 0);
      assertThat(count("delivery")).isEqualTo(160);
    }
  }

  private void signUpAtBoth(TestService jumping, TestService steady) {
    var email = UUID.randomUUID() + "@example.org";
    var key = "key-" + UUID.randomUUID();
    var id = id(signUp(jumping, email, key));
    idsOfJumping.add(id);
    assertThat(id(signUp(steady, email, key))).as("the same request elsewhere").isEqualTo(id);
    assertThat(manage(steady, signUp(jumping, email, key)))
        .as("its cookie elsewhere")
        .isEqualTo(200);
    idsOfSteady.add(
        id(signUp(steady, UUID.randomUUID() + "@example.org", "key-" + UUID.randomUUID())));
  }

  private HttpResponse<String> signUp(TestService service, String email, String key) {
    return service.post(
        event.path("/registrations"), TestSignUp.of(email).toString(), "Idempotency-Key", key);
  }

  private static String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TestService.json(answer).get("id").stringValue();
  }

  private static int manage(TestService service, HttpResponse<String> answer) {
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return service.get("/api/v1/manage/registration", "Cookie", cookie).statusCode();
  }

  private long count(String table) {
    return rows.sql("select count(*) from " + table).query(Long.class).single();
  }
}

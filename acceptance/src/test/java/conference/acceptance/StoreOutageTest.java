package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The store loses its power while people sign up. */
@Drill
@Order(6)
class StoreOutageTest {
  private static final int PEOPLE = 8;

  /** The website's promise is one second or so; this bound is for a machine with two busy cores. */
  private static final Duration QUICK = Duration.ofSeconds(10);

  private final WholeSystem system;

  StoreOutageTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  void peopleAreToldToComeAgainAndNobodyIsLost() {
    String slug = Event.OUTAGE.slug();
    Website website = system.website();
    Crowd crowd = Crowd.of(PEOPLE, system.website(), slug);
    try (crowd) {
      ReplicaLossTest.awaitMore(crowd, 50);
      system.machine().crashStore();
      assertBusySoon(website, slug);
      await()
          .atMost(WholeSystem.PATIENCE)
          .until(() -> !system.machine().isReady(1) && !system.machine().isReady(2));
      assertThat(website.get("/").status()).isEqualTo(200);
      system.machine().startStoreAgain();
      ReplicaLossTest.awaitMore(crowd, 50);
      await()
          .atMost(WholeSystem.PATIENCE)
          .until(() -> system.machine().isReady(1) && system.machine().isReady(2));
    }
    assertThat(crowd.failures()).isEmpty();
    assertThat(crowd.hindrances())
        .isNotEmpty()
        .allMatch(hindrance -> hindrance.matches("503 .* Retry-After: \\d+"));
    ReplicaLossTest.assertEveryAcknowledgedIsStoredOnce(system.records(), slug, crowd);
  }

  private static void assertBusySoon(Website website, String slug) {
    long asked = System.nanoTime();
    Answer answer = website.signUp(slug, Attendee.next());
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(QUICK);
    assertThat(answer.status()).as("%s", answer).isEqualTo(503);
    assertThat(answer.code()).isIn("store-unavailable", "overloaded");
    assertThat(answer.header("retry-after")).matches("\\d+");
  }
}

package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Replicas come and go while people sign up. */
@Drill
@Order(4)
class ReplicaLossTest {
  private static final int PEOPLE = 8;
  private final WholeSystem system;

  ReplicaLossTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  void whoeverWasToldYesIsInTheStoreOnceThoughEitherReplicaIsKilled() {
    String slug = Event.KILL.slug();
    Crowd crowd = Crowd.of(PEOPLE, system.website(), slug);
    try (crowd) {
      for (int replica : List.of(1, 2)) {
        awaitMore(crowd, 50);
        system.machine().kill(replica);
        assertEveryPageIsServed(slug);
        awaitMore(crowd, 50);
        system.machine().start(replica);
      }
      awaitMore(crowd, 50);
    }
    assertThat(crowd.failures()).isEmpty();
    // The load balancer has sent elsewhere what the killed ones had: nobody had to ask again.
    assertThat(crowd.hindrances()).isEmpty();
    assertEveryAcknowledgedIsStoredOnce(system.records(), slug, crowd);
  }

  @Test
  void bothReplicasAreReplacedOneAfterTheOtherAndNobodyNotices() {
    String slug = Event.ROLL.slug();
    Crowd crowd = Crowd.of(PEOPLE, system.website(), slug);
    try (crowd) {
      for (int replica : List.of(1, 2)) {
        awaitMore(crowd, 50);
        system.machine().stop(replica);
        awaitMore(crowd, 50);
        system.machine().start(replica);
      }
      awaitMore(crowd, 50);
    }
    assertThat(crowd.failures()).isEmpty();
    assertThat(crowd.hindrances()).isEmpty();
    assertEveryAcknowledgedIsStoredOnce(system.records(), slug, crowd);
  }

  @Test
  void bothReplicasMayDieInTheSameMomentAndComeBackByThemselves() {
    List<Long> before = pids();
    before.forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());

    await()
        .atMost(WholeSystem.PATIENCE)
        .untilAsserted(() -> {
          assertThat(pids()).doesNotContainAnyElementsOf(before);
          assertThat(pids()).allMatch(pid -> ProcessHandle.of(pid).isPresent());
        });
    await()
        .atMost(WholeSystem.PATIENCE)
        .untilAsserted(() -> assertEveryPageIsServed(Event.KILL.slug()));
  }

  private List<Long> pids() {
    return List.of(system.machine().pid(1), system.machine().pid(2));
  }

  /** Past the cache, whose answers need no replica: whatever is asked for has never been before. */
  private void assertEveryPageIsServed(String slug) {
    Website website = system.website();
    for (int visitor = 0; visitor < 20; visitor++) {
      String after = "?after=" + -visitor;
      assertThat(website.get("/api/v1/events/" + slug + "/availability" + after).status())
          .isEqualTo(200);
      assertThat(website.get("/api/v1/manage/registration").status()).isEqualTo(401);
    }
  }

  static void awaitMore(Crowd crowd, int more) {
    int before = crowd.count();
    await()
        .atMost(WholeSystem.PATIENCE)
        .until(() -> crowd.count() >= before + more || !crowd.failures().isEmpty());
    assertThat(crowd.failures()).isEmpty();
  }

  static void assertEveryAcknowledgedIsStoredOnce(Records records, String slug, Crowd crowd) {
    Map<String, List<String>> stored = records.references(slug);
    for (Crowd.Acknowledged acknowledged : crowd.acknowledged()) {
      assertThat(stored)
          .as(acknowledged.attendee().email())
          .containsEntry(acknowledged.attendee().email(), List.of(acknowledged.reference()));
    }
    assertThat(stored).hasSize(crowd.count());
    assertThat(records.taken(slug)).isEqualTo(crowd.count());
    assertThat(records.wrongCounters()).isEmpty();
  }
}

package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store's primary is lost in one way or another while people sign up, and its standby takes its
 * place: on a system of its own, over two servers that somebody else runs.
 */
@Drill
@Order(7)
class StoreFailoverTest {
  private static final int PEOPLE = 8;
  private static final String KILLED = "failover-killed";
  private static final String SILENT = "failover-silent";
  private static final String SWITCHED = "failover-switched";
  private static final String CUT_OFF = "failover-cut-off";
  private static final String CARELESS = "failover-careless";

  @TempDir static Path folder;
  private static StorePair pair;
  private static WholeSystem system;

  @BeforeAll
  static void start() {
    int port = FreePorts.base();
    pair = StorePair.start(folder, port + 2_000);
    List<EventFile> events =
        Stream.of(KILLED, SILENT, SWITCHED, CUT_OFF, CARELESS)
            .map(slug -> EventFile.open(slug, 50_000))
            .toList();
    system = WholeSystem.start(port, events, configuration -> configuration.withStore(pair.own()));
  }

  @AfterAll
  static void stop() {
    system.close();
    pair.close();
  }

  /** Whatever the last drill lost is back, as a standby for which nobody waits yet. */
  @BeforeEach
  void completeThePair() {
    pair.complete();
  }

  @Test
  void nobodyIsLostWhenThePrimaryLosesItsPower() {
    pair.standby().makeSynchronous();
    Crowd crowd =
        signUpWhile(
            KILLED,
            signingUp -> {
              pair.primary().kill();
              pair.promote();
            });
    assertNobodyIsLost(KILLED, crowd);
  }

  @Test
  void nobodyIsLostWhenThePrimaryFallsSilent() {
    pair.standby().makeSynchronous();
    Crowd crowd =
        signUpWhile(
            SILENT,
            signingUp -> {
              pair.primary().freeze();
              pair.promote();
            });
    assertNobodyIsLost(SILENT, crowd);
  }

  @Test
  void nobodyIsLostWhenThePrimaryStopsTakingWrites() {
    pair.standby().makeSynchronous();
    Crowd crowd =
        signUpWhile(
            SWITCHED,
            signingUp -> {
              pair.makeReadOnly();
              pair.promote();
            });
    assertNobodyIsLost(SWITCHED, crowd);
  }

  /** The price of losing nobody: where nobody can confirm, nobody is told yes. */
  @Test
  void nobodyIsToldYesByAPrimaryWhoseStandbyIsCutOff() {
    pair.standby().makeSynchronous();
    Crowd crowd =
        signUpWhile(
            CUT_OFF,
            signingUp -> {
              pair.standby().cutOff();
              await()
                  .atMost(WholeSystem.PATIENCE)
                  .until(() -> signingUp.hindrances().size() >= PEOPLE);
              pair.primary().kill();
              pair.promote();
            });
    assertNobodyIsLost(CUT_OFF, crowd);
  }

  /** The control: the look into the store afterwards would notice a loss. */
  @Test
  void somebodyIsLostWhereThePrimaryWaitsForNobody() {
    Crowd crowd =
        signUpWhile(
            CARELESS,
            signingUp -> {
              awaitTold("store_standbys", 1);
              pair.standby().cutOff();
              awaitTold("store_standbys", 0);
              ReplicaLossTest.awaitMore(signingUp, 50);
              pair.primary().kill();
              pair.promote();
            });
    assertThatThrownBy(() -> assertNobodyIsLost(CARELESS, crowd))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("@" + Attendee.DOMAIN);
    assertThat(pair.records().wrongCounters()).isEmpty();
  }

  /** What the service says of the store, and wakes somebody up by. */
  private static void awaitTold(String metric, double value) {
    await()
        .atMost(WholeSystem.PATIENCE)
        .until(() ->
            system
                .metrics(1)
                .lines()
                .anyMatch(line -> line.startsWith(metric + "{") && line.endsWith("} " + value)));
  }

  private static Crowd signUpWhile(String slug, Consumer<Crowd> theStoreIsLost) {
    Crowd crowd = Crowd.of(PEOPLE, system.website(), slug);
    try (crowd) {
      ReplicaLossTest.awaitMore(crowd, 50);
      theStoreIsLost.accept(crowd);
      ReplicaLossTest.awaitMore(crowd, 50);
    }
    System.out.printf(
        "%s: nobody could sign up for %d ms; %d were told to come again%n",
        slug, crowd.longestSilence().toMillis(), crowd.hindrances().size());
    return crowd;
  }

  private static void assertNobodyIsLost(String slug, Crowd crowd) {
    assertThat(crowd.failures()).isEmpty();
    assertThat(crowd.hindrances())
        .allMatch(hindrance -> hindrance.matches("503 .* Retry-After: \\d+"));
    ReplicaLossTest.assertEveryAcknowledgedIsStoredOnce(pair.records(), slug, crowd);
  }
}

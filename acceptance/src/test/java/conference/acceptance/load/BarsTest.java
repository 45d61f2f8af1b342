package conference.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BarsTest {

  @Test
  void saysByHowMuchABarWasMissed() {
    assertThat(Bar.atMost(0.45, "ms", "CPU", 0.45).verdict()).isEqualTo("met");
    assertThat(Bar.atMost(0.4, "ms", "CPU", 0.5).verdict()).isEqualTo("missed by 25.0 %");
    assertThat(Bar.atLeast(3500, "a second", "confirmed", 3500).verdict()).isEqualTo("met");
    assertThat(Bar.atLeast(4000, "a second", "confirmed", 3000).verdict())
        .isEqualTo("missed by 25.0 %");
  }

  @Test
  void neitherMeetsNorMissesWhatWasNotMeasured() {
    Bar bar = Bar.atMost(15, "ms", "median", Double.NaN);

    assertThat(bar.verdict()).isEqualTo("not measured");
    assertThat(bar.isMissed()).isFalse();
  }

  @Test
  void saysWhatIsDemanded() {
    assertThat(Bar.atLeast(3500, "a second", "confirmed", 1).demand())
        .isEqualTo("≥ 3,500 a second");
    assertThat(Bar.atMost(0.12, "ms", "store", 1).demand()).isEqualTo("≤ 0.120 ms");
  }

  @Test
  void chargesEachWayOfWritingForItsOwnStoreAndJdbc() {
    Results results = new Results();
    results.add("16 at once", measured(1000, 0.1, 0.2, 0.1));
    // 1.5 ms in the store and 0.5 ms in its client for each of 100.
    results.add(Scenarios.ONE_EACH, new Written(100, 1, cpu(0, 0.05, 0.15), 0));
    results.add(Scenarios.RAW, new Written(1000, 1, cpu(0, 0, 0.05), 0));

    assertThat(verdicts(results))
        .containsEntry("CPU of a registration, 16 at once", 0.4)
        .containsEntry("the store's CPU against the bulk insert", 2.0)
        .containsEntry("the store's CPU of one transaction each", 15.0)
        // 0.3 ms of load balancer and service, and 2 ms.
        .containsEntry("all CPU of one transaction each", 5.75);
  }

  @Test
  void comparesWhateverIsStoredWithTheSmallStore() {
    Results results = new Results();
    results.add(Scenarios.SMALL, measured(1000, 0.1, 0.2, 0.1));
    results.add(Scenarios.large(1_000_000), measured(1000, 0.1, 0.2, 0.2));
    results.add(Scenarios.besideOthers(500), measured(1000, 0.1, 0.2, 0.1));

    assertThat(verdicts(results))
        .containsEntry("CPU with 1,000,000 rows stored, against 1,000 rows stored", 1.25)
        .containsEntry("CPU with 500 other events stored, against 1,000 rows stored", 1.0);
  }

  private static Map<String, Double> verdicts(Results results) {
    Map<String, Double> measured = new TreeMap<>();
    new Bars(results, 16)
        .all()
        .forEach(bar -> measured.put(bar.what(), Math.round(bar.measured() * 1000) / 1000.0));
    return measured;
  }

  private static Measured measured(
      long confirmed, double balancer, double attendees, double store) {
    SignUps signUps =
        new SignUps(Map.of("201 confirmed", confirmed), 0, 0, 1, 1, 0, 0, Latencies.NONE);
    return new Measured(signUps, cpu(balancer, attendees, store), 0, 0, List.of());
  }

  private static CpuAccount.Reading cpu(double balancer, double attendees, double store) {
    return new CpuAccount.Reading(
        Map.of(Node.LOAD_BALANCER, balancer, Node.ATTENDEES, attendees, Node.STORE, store));
  }
}

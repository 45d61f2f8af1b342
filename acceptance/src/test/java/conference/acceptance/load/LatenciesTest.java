package conference.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void takesTheNearestRankAsPercentile() {
    Latencies tenToHundred = new Latencies(new TreeMap<>(hundredths()));

    assertThat(tenToHundred.percentile(50)).isEqualTo(50);
    assertThat(tenToHundred.percentile(99)).isEqualTo(99);
    assertThat(tenToHundred.percentile(99.5)).isEqualTo(100);
    assertThat(tenToHundred.highest()).isEqualTo(100);
  }

  @Test
  void weighsEveryLatencyByHowOftenItWasSeen() {
    Latencies mostlyFast = new Latencies(new TreeMap<>(Map.of(1000L, 98L, 500_000L, 2L)));

    assertThat(mostlyFast.percentile(98)).isEqualTo(1);
    assertThat(mostlyFast.percentile(99)).isEqualTo(500);
  }

  @Test
  void hasNoPercentileOfNothing() {
    assertThat(Latencies.NONE.percentile(50)).isNaN();
    assertThat(Latencies.NONE.highest()).isNaN();
  }

  @Test
  void addsRepeatedRunsUp() {
    Latencies one = new Latencies(new TreeMap<>(Map.of(1L, 2L, 5L, 1L)));

    assertThat(one.plus(one).counts()).isEqualTo(Map.of(1L, 4L, 5L, 2L));
  }

  @Test
  void undoesTheCorrectionOfTheLoadGeneratorExactly() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      TreeMap<Long, Long> measured = new TreeMap<>();
      for (int sample = 0; sample < 300; sample++) {
        measured.merge((long) (1 + Math.abs(random.nextGaussian()) * 400), 1L, Long::sum);
      }
      long interval = random.nextLong(1, 300);

      Latencies undone = Latencies.withoutCorrection(corrected(measured, interval), interval);

      assertThat(undone.counts()).as("round %s, interval %s", round, interval).isEqualTo(measured);
    }
  }

  /**
   * What wrk does to its statistics at the end of a run, written down from its documentation and
   * behaviour.
   */
  private static Map<Long, Long> corrected(Map<Long, Long> measured, long interval) {
    TreeMap<Long, Long> counts = new TreeMap<>(measured);
    long highest = counts.lastKey();
    for (long value = 2 * interval; value <= highest; value++) {
      long count = counts.getOrDefault(value, 0L);
      for (long below = value - interval; count > 0 && below > interval; below -= interval) {
        counts.merge(below, count, Long::sum);
      }
    }
    return counts;
  }

  private static Map<Long, Long> hundredths() {
    Map<Long, Long> counts = new TreeMap<>();
    for (long millis = 1; millis <= 100; millis++) {
      counts.put(millis * 1000, 1L);
    }
    return counts;
  }
}

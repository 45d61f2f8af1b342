package conference.acceptance.load;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often each latency was seen, in microseconds. */
record Latencies(NavigableMap<Long, Long> counts) {
  static final Latencies NONE = new Latencies(new TreeMap<>());

  /**
   * What wrk measured, from what it reports. After a run wrk adds made-up samples below every one
   * that is longer than twice the expected interval ("coordinated omission"), which is right for a
   * fixed rate and wrong for a closed loop. It goes upwards and adds only below, so going downwards
   * takes exactly the same away again.
   */
  static Latencies withoutCorrection(Map<Long, Long> reported, long interval) {
    TreeMap<Long, Long> counts = new TreeMap<>(reported);
    if (interval > 0) {
      for (long value :
          counts.tailMap(2 * interval, true).descendingKeySet().toArray(Long[]::new)) {
        takeAway(counts, value, interval);
      }
    }
    counts.values().removeIf(count -> count == 0);
    return new Latencies(counts);
  }

  private static void takeAway(NavigableMap<Long, Long> counts, long value, long interval) {
    long count = counts.getOrDefault(value, 0L);
    for (long below = value - interval; count > 0 && below > interval; below -= interval) {
      counts.merge(below, -count, Long::sum);
    }
  }

  Latencies plus(Latencies other) {
    TreeMap<Long, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((value, count) -> sum.merge(value, count, Long::sum));
    return new Latencies(sum);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** In milliseconds: the smallest latency that is not exceeded by this share (nearest rank). */
  double percentile(double percent) {
    long rank = (long) Math.ceil(percent / 100 * total());
    long seen = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank && seen > 0) {
        return entry.getKey() / 1000.0;
      }
    }
    return Double.NaN;
  }

  double highest() {
    return counts.isEmpty() ? Double.NaN : counts.lastKey() / 1000.0;
  }
}

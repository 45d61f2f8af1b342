package conference.acceptance.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * Many open pages that all want to know how many places are left, while people sign up: how far
 * behind they are, what it costs, and how often the service is asked on behalf of all of them.
 */
final class Viewers {
  /**
   * Behind: how old the oldest change was that a page did not show yet, at the moment when its next
   * news arrived. Between news: the longest time in milliseconds that a page had none while people
   * signed up.
   */
  record Outcome(
      int viewers,
      Measured signUps,
      long answers,
      long versionsShown,
      long upstreamRequests,
      Latencies behind,
      double longestBetweenNews,
      double lastNewsMillis,
      double loadBalancerMegabytes,
      double attendeesMegabytes,
      List<String> problems) {

    double upstreamPerSecond() {
      return upstreamRequests / signUps.signUps().seconds();
    }
  }

  private final MeasuredSystem system;
  private final Stored stored;

  Viewers(MeasuredSystem system) {
    this.system = system;
    this.stored = system.stored();
  }

  Outcome run(int viewers, Load load) {
    return run(viewers, load, System.currentTimeMillis() + rampMillis(viewers) + load.rampMillis());
  }

  /** The time in which every viewer should be there. */
  static long rampMillis(int viewers) {
    return 1500 + 3L * viewers;
  }

  /**
   * People begin to sign up at that moment; viewers are there before the first of them connects.
   */
  Outcome run(int viewers, Load load, long start) {
    UUID event = stored.eventId(load.event());
    long from = start - load.rampMillis();
    double emptyLoadBalancer =
        ProcessTree.proportionalMegabytes(system.machine().loadBalancerPid());
    double before = attendeesMegabytes();
    try (Wrk wrk = Wrk.start(system.scripts(), line(viewers, load, from));
        Versions versions = Versions.watch(stored, event)) {
      SignUpLoad.waitUntil(from);
      AccessLog log = system.accessLogFromNowOn();
      Supplier<Measured> measured = new SignUpLoad(system).measure(load, start);
      // Those who wait long enough to hear of the last change.
      SignUpLoad.waitUntil(System.currentTimeMillis() + 3000);
      double loadBalancer =
          ProcessTree.proportionalMegabytes(system.machine().loadBalancerPid()) - emptyLoadBalancer;
      JsonNode result = wrk.finish();
      Arrivals arrivals = Arrivals.of(result, versions.firstSeen());
      Measured signUps = measured.get();
      long upstream = log.upstreamRequests("/api/v1/events/" + load.event() + "/availability");
      return new Outcome(
          viewers,
          signUps,
          result.get("answered").longValue(),
          arrivals.versions(),
          upstream,
          arrivals.behind(),
          arrivals.longestBetween(viewers),
          arrivals.lastNewsMillis(),
          loadBalancer,
          attendeesMegabytes() - before,
          problems(signUps, result, viewers, arrivals));
    }
  }

  private double attendeesMegabytes() {
    return system.replicas().stream().mapToDouble(ProcessTree::residentMegabytes).sum();
  }

  private Wrk.Line line(int viewers, Load load, long from) {
    int longest =
        (int) Math.ceil(load.seconds() + (rampMillis(viewers) + load.rampMillis()) / 1000.0) + 90;
    return new Wrk.Line(
        "viewers.lua",
        system.website(),
        viewers,
        longest,
        List.of(load.event(), Long.toString(from)));
  }

  private static List<String> problems(
      Measured signUps, JsonNode result, int viewers, Arrivals arrivals) {
    List<String> problems = new ArrayList<>(signUps.problems());
    if (result.get("wrong").longValue() > 0 || result.get("socketErrors").longValue() > 0) {
      problems.add(
          result.get("wrong")
              + " wrong answers and "
              + result.get("socketErrors")
              + " broken connections of viewers");
    }
    if (arrivals.heardTheLast() != viewers) {
      problems.add(
          arrivals.heardTheLast() + " of " + viewers + " viewers heard of the last change");
    }
    return problems;
  }

  /** When each version was first seen in the store, by asking it every few milliseconds. */
  private static final class Versions implements AutoCloseable {
    private final NavigableMap<Long, Long> firstSeen = new TreeMap<>();
    private volatile boolean watching = true;
    private final CompletableFuture<Void> watcher;

    private Versions(Stored stored, UUID event) {
      this.watcher =
          CompletableFuture.runAsync(() -> stored.watchVersion(event, this::seen, () -> watching));
    }

    static Versions watch(Stored stored, UUID event) {
      return new Versions(stored, event);
    }

    private synchronized void seen(long version) {
      firstSeen.putIfAbsent(version, System.currentTimeMillis());
    }

    synchronized NavigableMap<Long, Long> firstSeen() {
      return new TreeMap<>(firstSeen);
    }

    @Override
    public void close() {
      watching = false;
      watcher.join();
    }
  }

  /** What the viewers were told, and when, beside when it had become true. */
  record Arrivals(
      NavigableMap<Long, NavigableMap<Long, Long>> byVersion, NavigableMap<Long, Long> firstSeen) {

    /**
     * What pages are told has room for the phase of the sign-up (not open, open, closed): the
     * store's version is a third of it.
     */
    private static final long PHASES = 3;

    static Arrivals of(JsonNode result, NavigableMap<Long, Long> firstSeen) {
      NavigableMap<Long, NavigableMap<Long, Long>> byVersion = new TreeMap<>();
      result
          .get("arrivals")
          .forEach(arrival ->
              byVersion
                  .computeIfAbsent(arrival.get(0).longValue() / PHASES, none -> new TreeMap<>())
                  .merge(arrival.get(1).longValue(), arrival.get(2).longValue(), Long::sum));
      return new Arrivals(byVersion, firstSeen);
    }

    /** Different versions that reached a page after something had changed. */
    long versions() {
      return byVersion.keySet().stream().filter(version -> version > firstSeen.firstKey()).count();
    }

    /**
     * For each arrival, the time since the first change that came after the version shown before.
     */
    Latencies behind() {
      TreeMap<Long, Long> micros = new TreeMap<>();
      byVersion.forEach((version, times) -> {
        Long shownBefore = byVersion.lowerKey(version);
        Map.Entry<Long, Long> change =
            firstSeen.higherEntry(shownBefore == null ? version - 1 : shownBefore);
        if (version > firstSeen.firstKey() && change != null) {
          times.forEach((at, count) ->
              micros.merge(Math.max(0, at - change.getValue()) * 1000, count, Long::sum));
        }
      });
      return new Latencies(micros);
    }

    /**
     * The longest time between two news of a viewer: that who has been without for longest gets the
     * next, as all wait in the same steps of half a second.
     */
    double longestBetween(int viewers) {
      TreeMap<Long, Long> inTime = new TreeMap<>();
      byVersion
          .tailMap(firstSeen.firstKey(), false)
          .values()
          .forEach(times -> times.forEach((at, count) -> inTime.merge(at, count, Long::sum)));
      long[] all =
          inTime.entrySet().stream()
              .flatMapToLong(one -> LongStream.generate(one::getKey).limit(one.getValue()))
              .toArray();
      return IntStream.range(viewers, all.length)
          .mapToLong(news -> all[news] - all[news - viewers])
          .max()
          .orElse(0);
    }

    /** From the last change until the last viewer had heard of it. */
    double lastNewsMillis() {
      NavigableMap<Long, Long> last = byVersion.get(firstSeen.lastKey());
      return last == null ? Double.NaN : last.lastKey() - firstSeen.lastEntry().getValue();
    }

    long heardTheLast() {
      NavigableMap<Long, Long> last = byVersion.getOrDefault(firstSeen.lastKey(), new TreeMap<>());
      return last.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}

package conference.acceptance.load;

import static conference.acceptance.load.Bar.atLeast;
import static conference.acceptance.load.Bar.atMost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What registration is to reach on two cores that the whole system shares with the load generator,
 * by the medians of one run.
 */
final class Bars {
  private final Results results;
  private final String busy;

  Bars(Results results, int busy) {
    this.results = results;
    this.busy = Scenarios.closedLoop(busy);
  }

  List<Bar> all() {
    List<Bar> all = new ArrayList<>(registration());
    all.addAll(comparisons());
    all.addAll(size());
    results.viewers().forEach(one -> all.addAll(viewers(one)));
    all.add(viewersMemory());
    results.desks().forEach(one -> all.addAll(desk(one)));
    results.imports().forEach(one -> all.addAll(imported(one)));
    all.add(
        atMost(
            400,
            "MB",
            "resident memory of a replica",
            new Series(results.residentAtMost()).highest()));
    return all;
  }

  private List<Bar> registration() {
    return List.of(
        atLeast(3500, "a second", "confirmed, " + busy, of(busy, one -> one.signUps().perSecond())),
        atMost(
            250, "ms", "p99, " + busy, of(busy, one -> one.signUps().latencies().percentile(99))),
        atMost(
            15,
            "ms",
            "median, " + Scenarios.LONE,
            of(Scenarios.LONE, one -> one.signUps().latencies().percentile(50))),
        atMost(0.45, "ms", "CPU of a registration, " + busy, of(busy, Measured::systemMillis)),
        atMost(0.12, "ms", "the store's part of it", of(busy, one -> one.millis(Node.STORE))));
  }

  private List<Bar> comparisons() {
    double store = of(busy, one -> one.millis(Node.STORE));
    double eachStore = written(Scenarios.ONE_EACH, one -> one.millis(Node.STORE));
    return List.of(
        atMost(
            2.5,
            "times",
            "the store's CPU against the bulk insert",
            store / written(Scenarios.RAW, one -> one.millis(Node.STORE))),
        atLeast(10, "times", "the store's CPU of one transaction each", eachStore / store),
        atLeast(
            3,
            "times",
            "all CPU of one transaction each",
            results.oneEachMillis(busy) / of(busy, Measured::systemMillis)));
  }

  private List<Bar> size() {
    double small = of(Scenarios.SMALL, Measured::systemMillis);
    List<Bar> all = new ArrayList<>();
    results
        .comparedWithSmall()
        .forEach(scenario ->
            all.add(
                atMost(
                    1.3,
                    "times",
                    "CPU with " + scenario + ", against " + Scenarios.SMALL,
                    of(scenario, Measured::systemMillis) / small)));
    return all;
  }

  private static List<Bar> viewers(Viewers.Outcome one) {
    String with = "%,d viewers, ".formatted(one.viewers());
    return List.of(
        atMost(1000, "ms", with + "the longest without news", one.behind().highest()),
        atMost(1000, "ms", with + "the longest between two news", one.longestBetweenNews()),
        atMost(1000, "ms", with + "from the last change to the last viewer", one.lastNewsMillis()),
        atMost(10, "a second", with + "requests to the service", one.upstreamPerSecond()));
  }

  private static List<Bar> desk(DeskSearches.Outcome one) {
    String among = "among %,d attendees".formatted(one.attendees());
    return List.of(
        atMost(150, "ms", "p95, list and search " + among, one.latencies().percentile(95)),
        atMost(60, "s", "all duplicates " + among, one.comparingSeconds()),
        atMost(
            300, "ms", "p95, the numbers of " + one.attendees(), one.overviews().percentile(95)));
  }

  private static List<Bar> imported(DeskImport.Outcome one) {
    String rows = "%,d rows".formatted(one.rows());
    return List.of(
        atMost(60, "s", rows + " received, checked and registered", one.seconds()),
        atMost(
            40,
            "MB",
            "the service's memory for an import of " + rows,
            one.megabytesAfter() - one.megabytesBefore()));
  }

  /** Between the fewest viewers and the most. */
  private Bar viewersMemory() {
    List<Viewers.Outcome> viewers = results.viewers();
    double more =
        viewers.size() < 2
            ? Double.NaN
            : viewers.getLast().attendeesMegabytes() - viewers.getFirst().attendeesMegabytes();
    return atMost(20, "MB", "the service's memory for more viewers", more);
  }

  private double of(String scenario, ToDoubleFunction<Measured> figure) {
    return results.ofSignUps(scenario, figure).median();
  }

  private double written(String way, ToDoubleFunction<Written> figure) {
    return results.ofWritten(way, figure).median();
  }
}

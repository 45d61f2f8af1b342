package conference.acceptance.scaling;

import conference.acceptance.load.Table;
import java.util.List;
import java.util.Locale;

/** The tables of docs/scaling.md. */
final class ScalingPage {

  private static final String BEGIN = "<!-- worked out: ScalingPageTest compares from here -->";
  private static final String END = "<!-- to here -->";

  /** Busier than this, a node has nothing left for a moment that is worse than its minute. */
  private static final double BUSY = 0.6;

  private static final List<Integer> RATES = List.of(1_000, 10_000, 100_000);
  private static final List<Crowd> CROWDS =
      List.of(
          new Crowd(100_000, /* delay= */ 60),
          new Crowd(100_000, /* delay= */ 10),
          new Crowd(1_000_000, /* delay= */ 60),
          new Crowd(1_000_000, /* delay= */ 10));

  private static final List<Integer> REPLICAS = List.of(1, 2, 3, 5);

  private ScalingPage() {}

  static String tables(Costs costs, Autoscaler autoscaler) {
    Capacity capacity = Capacity.of(costs);
    return "One replica writes %s registrations a second, one event takes %s.\n\n"
            .formatted(whole(capacity.perReplica()), whole(capacity.perEvent()))
        + "What lasts: processors at %.0f %% of what they could do\n\n".formatted(BUSY * 100)
        + lasting(costs)
        + "\nAn opening, with so many replicas there beforehand, or as the autoscaler has them\n\n"
        + openings(costs, autoscaler);
  }

  /** The page with its tables as they are worked out now. */
  static String replaced(String page, String tables) {
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    return page.substring(0, begin) + "\n\n" + tables + "\n" + page.substring(end);
  }

  private static String lasting(Costs costs) {
    Table table =
        new Table(
            "sign-ups a second",
            "load balancer, processors",
            "attendees, replicas",
            "store, processors",
            "its log, MB a second",
            "events at least");
    for (int rate : RATES) {
      table.row(
          whole(rate),
          whole(Math.ceil(rate * costs.loadBalancer() / BUSY)),
          whole(Math.ceil(rate * costs.attendees() / BUSY)),
          whole(Math.ceil(rate * costs.store() / BUSY)),
          String.format(Locale.ROOT, "%.1f", rate * costs.logBytes() / 1e6),
          whole(Math.ceil(rate / (BUSY * Capacity.of(costs).perEvent()))));
    }
    return table.text();
  }

  private static String openings(Costs costs, Autoscaler autoscaler) {
    Autoscaler none = new Autoscaler(1, 1, autoscaler.target(), /* step= */ 0, autoscaler.period());
    Table table =
        new Table(
            "people",
            "their mean comes after, s",
            "in the first second",
            "replicas",
            "longest wait, s",
            "most who wait",
            "nobody waits after, s");
    for (Crowd crowd : CROWDS) {
      for (int replicas : REPLICAS) {
        row(table, crowd, String.valueOf(replicas), Opening.run(crowd, costs, replicas, none));
      }
      Opening.Course scaled = Opening.run(crowd, costs, autoscaler.least(), autoscaler);
      row(table, crowd, "%d to %d".formatted(autoscaler.least(), scaled.replicas()), scaled);
    }
    return table.text();
  }

  private static void row(Table table, Crowd crowd, String replicas, Opening.Course course) {
    table.row(
        whole(crowd.people()),
        whole(crowd.delay()),
        whole(crowd.most()),
        replicas,
        String.format(Locale.ROOT, "%.1f", course.longestWait()),
        whole(course.mostWaiting()),
        String.format(Locale.ROOT, "%.0f", course.over()));
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}

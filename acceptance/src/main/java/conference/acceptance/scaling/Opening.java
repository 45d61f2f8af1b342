package conference.acceptance.scaling;

import java.util.ArrayList;
import java.util.List;

/**
 * The opening of one event, step by step: people come, as many as there is room for are answered,
 * the others wait or are told to come again, and replicas are added meanwhile. Whoever came first
 * is taken to be answered first, which is so for those in a queue, and on average for those who
 * come again.
 */
final class Opening {

  private static final double STEP = 0.05;
  private static final double LONGEST = 3_600;

  /** Part of a processor that a replica asks for, against which its use is counted. */
  static final double ASKED = 0.5;

  /**
   * Seconds from the decision for a replica until it answers: placing it, starting it, probing it.
   */
  static final double READY = 20;

  /**
   * What came of it.
   *
   * @param longestWait seconds of whoever waited longest
   * @param mostWaiting people at one moment
   * @param over seconds after the opening when nobody waited any more
   * @param replicas that there were in the end
   */
  record Course(double longestWait, double mostWaiting, double over, int replicas) {}

  private final Crowd crowd;
  private final Capacity capacity;
  private final Costs costs;
  private final Autoscaler autoscaler;
  private final List<Double> starting = new ArrayList<>();
  private int replicas;
  private double answered;
  private double answeredBefore;
  private double longestWait;
  private double mostWaiting;
  private double over;

  private Opening(Crowd crowd, Costs costs, int replicas, Autoscaler autoscaler) {
    this.crowd = crowd;
    this.capacity = Capacity.of(costs);
    this.costs = costs;
    this.autoscaler = autoscaler;
    this.replicas = replicas;
  }

  /** With so many replicas from the beginning, and as many more as the autoscaler adds. */
  static Course run(Crowd crowd, Costs costs, int replicas, Autoscaler autoscaler) {
    return new Opening(crowd, costs, replicas, autoscaler).run();
  }

  private Course run() {
    int stepsOfPeriod = (int) Math.round(autoscaler.period() / STEP);
    int steps = (int) Math.round(LONGEST / STEP);
    for (int step = 1; step <= steps; step++) {
      double now = step * STEP;
      starting.removeIf(ready -> {
        replicas += ready <= now ? 1 : 0;
        return ready <= now;
      });
      answer(now);
      if (step % stepsOfPeriod == 0) {
        scale(now);
      }
    }
    return new Course(longestWait, mostWaiting, over, replicas + starting.size());
  }

  private void answer(double now) {
    double arrived = crowd.arrived(now);
    double waiting = arrived - answered;
    double room = capacity.of(replicas) * STEP;
    answered += Math.min(waiting, room);
    mostWaiting = Math.max(mostWaiting, arrived - answered);
    if (waiting > room) {
      over = now;
      longestWait = Math.max(longestWait, now - crowd.whenArrived(answered));
    }
  }

  private void scale(double now) {
    double perSecond = (answered - answeredBefore) / autoscaler.period();
    answeredBefore = answered;
    int all = replicas + starting.size();
    double used = perSecond * costs.attendees() / replicas;
    for (int more = autoscaler.wanted(all, used, ASKED) - all; more > 0; more--) {
      starting.add(now + READY);
    }
  }
}

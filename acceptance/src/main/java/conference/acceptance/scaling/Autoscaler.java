package conference.acceptance.scaling;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How replicas are added while a rush lasts.
 *
 * @param least replicas that are there before it
 * @param most replicas that there may be
 * @param target how much of what each asks for it may use, 1 for all of it
 * @param step replicas that are added at most each time
 * @param period seconds from one time to the next
 */
record Autoscaler(int least, int most, double target, int step, int period) {

  /**
   * As the component of the deployment says it.
   *
   * @throws NoSuchElementException if it does not
   */
  static Autoscaler of(String manifest) {
    Matcher up = found(manifest, "scaleUp:[\\s\\S]*?value: (\\d+), periodSeconds: (\\d+)");
    return new Autoscaler(
        number(manifest, "minReplicas"),
        number(manifest, "maxReplicas"),
        number(manifest, "averageUtilization") / 100.0,
        Integer.parseInt(up.group(1)),
        Integer.parseInt(up.group(2)));
  }

  private static int number(String manifest, String name) {
    return Integer.parseInt(found(manifest, name + ": (\\d+)").group(1));
  }

  private static Matcher found(String manifest, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(manifest);
    if (!matcher.find()) {
      throw new NoSuchElementException("the autoscaler says nothing like " + pattern);
    }
    return matcher;
  }

  /**
   * How many there are to be, when so many use so much of a processor each, of what they ask for.
   */
  int wanted(int replicas, double used, double asked) {
    int wanted = (int) Math.ceil(replicas * (used / asked) / target);
    int allowed = Math.min(most, replicas + step);
    return Math.max(replicas, Math.min(wanted, allowed));
  }
}

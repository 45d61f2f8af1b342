package conference.acceptance.load;

import java.util.ArrayList;
import java.util.List;

/**
 * How people come: over this many connections, for this long, at a rate or (0) each as soon as it
 * has its answer, with a pause between two sign-ups of a connection; and how many places there are
 * for them.
 */
record Load(
    String event, int connections, double seconds, int perSecond, int pauseMillis, long places) {

  /** More than ever come. */
  static final long ENOUGH = Long.MAX_VALUE;

  private static final String WAITING = "201 waiting";

  /** The service's own word that it has too much to do; whoever hears it comes again. */
  private static final String OVERLOADED = "503 overloaded";

  /** The next sign-up follows as soon as the last one is answered: as fast as the system can. */
  static Load closedLoop(String event, int connections, double seconds) {
    return new Load(event, connections, seconds, 0, 0, ENOUGH);
  }

  /** One person at a time, with nobody else there. */
  static Load lone(String event, double seconds) {
    return new Load(event, 1, seconds, 0, 40, ENOUGH);
  }

  static Load steady(String event, int connections, double seconds, int perSecond) {
    return new Load(event, connections, seconds, perSecond, 0, ENOUGH);
  }

  /** As many in each second as there are connections, and more of them than places. */
  static Load rush(String event, int clients, double seconds, long places) {
    return new Load(event, clients, seconds, clients, 0, places);
  }

  /** What people were told that they should not have been. */
  List<String> wrongAnswers(SignUps signUps) {
    List<String> wrong = new ArrayList<>();
    boolean scarce = places < ENOUGH;
    long others = signUps.count(OVERLOADED) + (scarce ? signUps.count(WAITING) : 0);
    if (signUps.confirmed() + others != signUps.answered()) {
      wrong.add(
          "not everybody was confirmed"
              + (scarce ? " or put on the waiting list" : "")
              + ": "
              + signUps.answers());
    }
    if (scarce && signUps.confirmed() != places) {
      wrong.add(signUps.confirmed() + " of " + places + " places were sold");
    }
    return wrong;
  }

  /** Of {@link #rampMillis}. */
  long rampMillis() {
    return rampMillis(connections);
  }

  /**
   * The time in which so many connections should be open; a TLS handshake costs the two of them
   * less than 2 ms. Not more than is needed, as NGINX ends a connection on which nothing has been
   * asked for ten seconds.
   */
  static long rampMillis(int connections) {
    return 1000 + 2L * connections;
  }
}

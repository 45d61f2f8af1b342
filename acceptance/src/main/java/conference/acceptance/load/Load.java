package conference.acceptance.load;

/**
 * How people come: over this many connections, for this long, at a rate or (0) each as soon as it
 * has its answer, with a pause between two sign-ups of a connection.
 */
record Load(String event, int connections, double seconds, int perSecond, int pauseMillis) {

  /** The next sign-up follows as soon as the last one is answered: as fast as the system can. */
  static Load closedLoop(String event, int connections, double seconds) {
    return new Load(event, connections, seconds, 0, 0);
  }

  /** One person at a time, with nobody else there. */
  static Load lone(String event, double seconds) {
    return new Load(event, 1, seconds, 0, 40);
  }

  static Load steady(String event, int connections, double seconds, int perSecond) {
    return new Load(event, connections, seconds, perSecond, 0);
  }

  /**
   * The time in which every connection should be open; a TLS handshake costs the two of them some 2
   * ms.
   */
  long rampMillis() {
    return 1000 + 3L * connections;
  }
}

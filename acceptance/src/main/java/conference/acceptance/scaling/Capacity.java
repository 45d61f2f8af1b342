package conference.acceptance.scaling;

/**
 * How many registrations a second can be written.
 *
 * @param perReplica by one replica of the service that has a processor of its own
 * @param perEvent of one event, by however many replicas: one batch after the other
 */
record Capacity(double perReplica, double perEvent) {

  /** As many as one transaction of the service takes: SignUpWriter.BATCH. */
  static final int BATCH = 500;

  /** Seconds until a commit is on disk; it was 1 to 15 ms on the disks that were tried. */
  static final double COMMIT = 0.005;

  static Capacity of(Costs costs) {
    return new Capacity(1 / costs.attendees(), BATCH / (COMMIT + BATCH * costs.store()));
  }

  double of(int replicas) {
    return Math.min(replicas * perReplica, perEvent);
  }
}

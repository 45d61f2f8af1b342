package conference.architecture.deployment;

import java.util.Locale;

/**
 * One direction of a flow that is opened at one of its ends.
 *
 * @param node whose pods it is opened for
 * @param peer who is at the other end: a node, or words for somebody who is none
 * @param port transport and number, such as {@code TCP 8443}
 */
record Grant(Direction direction, String node, String peer, String port) {
  static final String RESOLVER = "the cluster's resolver";
  static final String ANYBODY = "anybody";
  static final String BEYOND = "beyond the cluster ";

  /** As seen from the pods that a policy selects. */
  enum Direction {
    INGRESS("Ingress", "from"),
    EGRESS("Egress", "to");

    private final String type;
    private final String peers;

    Direction(String type, String peers) {
      this.type = type;
      this.peers = peers;
    }

    /** What a policy calls it among its types. */
    String type() {
      return type;
    }

    /** The member of a policy that has its rules. */
    String rules() {
      return type.toLowerCase(Locale.ROOT);
    }

    /** The member of a rule that has its peers. */
    String peers() {
      return peers;
    }
  }

  boolean leavesCluster() {
    return direction == Direction.EGRESS && (peer.startsWith(ANYBODY) || peer.startsWith(BEYOND));
  }

  boolean entersCluster() {
    return direction == Direction.INGRESS && peer.startsWith(ANYBODY);
  }

  String sentence() {
    return direction == Direction.INGRESS
        ? peer + " reach " + node + " on " + port
        : node + " reach " + peer + " on " + port;
  }
}

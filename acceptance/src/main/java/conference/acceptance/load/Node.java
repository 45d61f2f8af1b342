package conference.acceptance.load;

import java.util.List;

/**
 * Who can be charged for CPU: the nodes of the architecture, and the load generator apart from
 * them.
 */
enum Node {
  LOAD_BALANCER("load-balancer"),
  ATTENDEES("attendees"),
  STORE("attendees-store"),
  LOAD_GENERATOR("load generator");

  /** Those whose cost a registration has in production too. */
  static final List<Node> SYSTEM = List.of(LOAD_BALANCER, ATTENDEES, STORE);

  private final String label;

  Node(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}

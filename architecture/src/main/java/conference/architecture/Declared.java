package conference.architecture;

import conference.architecture.Model.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The architecture that is fixed: five nodes, three connections, one cluster.
 *
 * <p>It stands in code beside the model so that an edit of the model alone cannot widen what is
 * permitted. An optional component that needs a connection of its own (a mail relay, an identity
 * provider) adds it here and there.
 */
final class Declared {

  static final Map<String, String> NODE_TYPES =
      Map.of(
          "conference-website", "webclient",
          "load-balancer", "network",
          "attendees", "service",
          "attendees-store", "database",
          "k8s-cluster", "system");

  static final Map<String, Set<String>> INTERFACES =
      Map.of(
          "conference-website", Set.of("conference-website-url"),
          "load-balancer", Set.of("load-balancer-host-port"),
          "attendees", Set.of("attendees-image", "attendees-port"),
          "attendees-store", Set.of("database-image", "database-port"),
          "k8s-cluster", Set.of());

  static final List<Connection> CONNECTIONS =
      List.of(
          new Connection(
              "conference-website-load-balancer", "conference-website", "load-balancer", "HTTPS"),
          new Connection("load-balancer-attendees", "load-balancer", "attendees", "mTLS"),
          new Connection("attendees-attendees-store", "attendees", "attendees-store", "JDBC"));

  static final String CLUSTER = "k8s-cluster";
  static final String DEPLOYMENT = "deployed-in-k8s-cluster";
  static final Set<String> DEPLOYED = Set.of("load-balancer", "attendees", "attendees-store");

  /** Which control each element is under: CALM control ids, as in the seed architecture. */
  static final Map<String, String> CONTROL_IDS =
      Map.of(
          CLUSTER,
          "security-001",
          "conference-website-load-balancer",
          "security-002",
          "load-balancer-attendees",
          "security-002",
          "attendees-attendees-store",
          "security-003");

  private Declared() {}
}

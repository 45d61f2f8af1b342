package conference.architecture;

import conference.architecture.Model.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The architecture that is fixed: five nodes, three connections, one cluster; and what optional
 * components add.
 *
 * <p>It stands in code beside the model so that an edit of the model alone cannot widen what is
 * permitted.
 *
 * @param nodeTypes each node's type
 * @param interfaces each node's interfaces
 * @param controlIds which control each element is under: CALM control ids, as in the seed
 *     architecture
 * @param permitsEgress whether a connection may leave the cluster
 */
record Declared(
    Map<String, String> nodeTypes,
    Map<String, Set<String>> interfaces,
    List<Connection> connections,
    Map<String, String> controlIds,
    boolean permitsEgress) {

  static final String CLUSTER = "k8s-cluster";
  static final String DEPLOYMENT = "deployed-in-k8s-cluster";
  static final Set<String> DEPLOYED = Set.of("load-balancer", "attendees", "attendees-store");

  private static final Declared ALWAYS =
      new Declared(
          Map.of(
              "conference-website",
              "webclient",
              "load-balancer",
              "network",
              "attendees",
              "service",
              "attendees-store",
              "database",
              CLUSTER,
              "system"),
          Map.of(
              "conference-website",
              Set.of("conference-website-url"),
              "load-balancer",
              Set.of("load-balancer-host-port"),
              "attendees",
              Set.of("attendees-image", "attendees-port"),
              "attendees-store",
              Set.of("database-image", "database-port"),
              CLUSTER,
              Set.of()),
          List.of(
              new Connection(
                  "conference-website-load-balancer",
                  "conference-website",
                  "load-balancer",
                  "HTTPS"),
              new Connection("load-balancer-attendees", "load-balancer", "attendees", "mTLS"),
              new Connection("attendees-attendees-store", "attendees", "attendees-store", "JDBC")),
          Map.of(
              CLUSTER,
              "security-001",
              "conference-website-load-balancer",
              "security-002",
              "load-balancer-attendees",
              "security-002",
              "attendees-attendees-store",
              "security-003"),
          false);

  Declared {
    nodeTypes = Map.copyOf(nodeTypes);
    interfaces = Map.copyOf(interfaces);
    connections = List.copyOf(connections);
    controlIds = Map.copyOf(controlIds);
  }

  /** What is declared where these components are deployed too. */
  static Declared with(Set<Component> components) {
    var nodeTypes = new HashMap<>(ALWAYS.nodeTypes);
    var interfaces = new HashMap<>(ALWAYS.interfaces);
    var connections = new ArrayList<>(ALWAYS.connections);
    var controlIds = new HashMap<>(ALWAYS.controlIds);
    for (Component component : components) {
      nodeTypes.put(component.node(), component.nodeType());
      interfaces.put(component.node(), Set.of(component.endpoint()));
      connections.add(component.connection());
      controlIds.put(component.connection().id(), component.control());
    }
    return new Declared(nodeTypes, interfaces, connections, controlIds, !components.isEmpty());
  }
}

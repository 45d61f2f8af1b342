package conference.architecture.deployment;

import static conference.architecture.deployment.Grant.BEYOND;
import static conference.architecture.deployment.Grant.RESOLVER;

import conference.architecture.Model;
import conference.architecture.Model.Connection;
import conference.architecture.deployment.Grant.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the model declares, as flows that the policies have to open at both of their ends. */
record DeclaredFlows(Model model, Manifests manifests) {

  /** One host or a small network, in both notations. */
  private static final Pattern NARROW =
      Pattern.compile(
          "anybody at (?:[0-9.]+/(?:2[4-9]|3[0-2])|[0-9a-fA-F:]+/(?:6[4-9]|[7-9]\\d|1[0-2]\\d))");

  private static final List<String> OUTSIDE = List.of("anybody at 0.0.0.0/0", "anybody at ::/0");

  /** Each grant and the relationship that it is for. */
  Map<Grant, String> all() {
    var declared = new LinkedHashMap<Grant, String>();
    List<String> deployed = model.deployed();
    for (Connection connection : model.connections()) {
      if (isBeyond(connection)) {
        declared.put(beyond(connection), connection.id());
        continue;
      }
      String port = "TCP " + port(connection.destination());
      boolean within = deployed.contains(connection.source());
      for (String peer : within ? List.of(connection.source()) : OUTSIDE) {
        declared.put(
            new Grant(Direction.INGRESS, connection.destination(), peer, port), connection.id());
      }
      if (within) {
        declared.put(
            new Grant(Direction.EGRESS, connection.source(), connection.destination(), port),
            connection.id());
        for (String transport : List.of("UDP 53", "TCP 53")) {
          declared.put(
              new Grant(Direction.EGRESS, connection.source(), RESOLVER, transport),
              connection.id());
        }
      }
    }
    return declared;
  }

  private boolean isBeyond(Connection connection) {
    return model.deployed().contains(connection.source())
        && !model.deployed().contains(connection.destination());
  }

  private Grant beyond(Connection connection) {
    return new Grant(
        Direction.EGRESS,
        connection.source(),
        BEYOND + connection.destination(),
        "TCP " + model.endpoint(connection.destination(), "port").asInt(-1));
  }

  /**
   * A rule for a host or a small network outside is that of a declared connection with its port.
   * The migrations, say, may be left out of it.
   */
  Grant towardsDeclared(Grant grant) {
    if (grant.direction() == Direction.INGRESS || !NARROW.matcher(grant.peer()).matches()) {
      return grant;
    }
    return model.connections().stream()
        .filter(this::isBeyond)
        .filter(connection ->
            grant.node().equals(connection.source())
                || manifests
                    .serving(connection.source())
                    .map(Workload::title)
                    .equals(Optional.of(grant.node())))
        .map(this::beyond)
        .filter(beyond -> beyond.port().equals(grant.port()))
        .findFirst()
        .orElse(grant);
  }

  /** The port in the pod that the node's Service leads to. */
  private String port(String node) {
    return manifests
        .ofKind("Service")
        .filter(service -> Manifests.name(service).equals(node))
        .flatMap(service -> Manifests.each(service.path("spec").path("ports")))
        .map(port -> port.path("targetPort"))
        .map(port -> manifests.serving(node).map(workload -> workload.containerPort(port)))
        .flatMap(Optional::stream)
        .map(port -> Integer.toString(port.asInt(-1)))
        .findFirst()
        .orElse("no port");
  }
}

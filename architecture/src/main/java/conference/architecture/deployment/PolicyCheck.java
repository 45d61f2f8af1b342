package conference.architecture.deployment;

import conference.architecture.Model;
import conference.architecture.Model.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Micro-segmentation: what the policies let through is exactly what the model declares, in both
 * directions, and everything else is denied by default.
 */
final class PolicyCheck {
  private static final String RESOLVER = "the cluster's resolver";
  private static final List<String> OUTSIDE = List.of("anybody at 0.0.0.0/0", "anybody at ::/0");

  /** Pods of the cluster's DNS, wherever it is deployed as usual. */
  private static final Selector RESOLVER_NAMESPACE =
      new Selector(Map.of("kubernetes.io/metadata.name", "kube-system"));

  private static final Selector RESOLVER_PODS = new Selector(Map.of("k8s-app", "kube-dns"));

  private enum Direction {
    INGRESS("Ingress", "from"),
    EGRESS("Egress", "to");

    private final String type;
    private final String peers;

    Direction(String type, String peers) {
      this.type = type;
      this.peers = peers;
    }
  }

  /** One direction of a flow that the policies open at one of its ends. */
  private record Grant(Direction direction, String node, String peer, String port) {
    String sentence() {
      return direction == Direction.INGRESS
          ? peer + " reach " + node + " on " + port
          : node + " reach " + peer + " on " + port;
    }
  }

  private final Model model;
  private final Manifests manifests;
  private final Findings findings;

  PolicyCheck(Model model, Manifests manifests, Findings findings) {
    this.model = model;
    this.manifests = manifests;
    this.findings = findings;
  }

  /**
   * Compares the policies with the model.
   *
   * @param permitsEgress what the micro-segmentation control says of leaving the cluster
   * @param permitsIngress what it says of coming in
   */
  void check(boolean permitsEgress, boolean permitsIngress) {
    defaultDeny();
    Map<Grant, String> opened = opened();
    Map<Grant, String> declared = declared();
    declared.forEach((grant, relationship) -> {
      if (!opened.containsKey(grant)) {
        findings.report(
            relationship,
            "no policy lets "
                + grant.sentence()
                + " ("
                + grant.direction().type.toLowerCase(Locale.ROOT)
                + " of "
                + grant.node()
                + ")");
      }
    });
    opened.forEach((grant, policy) -> {
      if (!declared.containsKey(grant)) {
        findings.report(
            grant.node(),
            policy + " lets " + grant.sentence() + ", which the model does not declare");
      }
      boundary(grant, policy, permitsEgress, permitsIngress);
    });
    if (permitsEgress && opened.keySet().stream().noneMatch(PolicyCheck::leaves)) {
      findings.report(
          "k8s-cluster", "permit-egress is true, but no policy lets anything leave the cluster");
    }
    if (permitsIngress && opened.keySet().stream().noneMatch(PolicyCheck::enters)) {
      findings.report(
          "k8s-cluster", "permit-ingress is true, but no policy lets anybody into the cluster");
    }
  }

  private void boundary(Grant grant, String policy, boolean permitsEgress, boolean permitsIngress) {
    if (!permitsEgress && leaves(grant)) {
      findings.report(
          "k8s-cluster", "permit-egress is false, but " + policy + " lets " + grant.sentence());
    }
    if (!permitsIngress && enters(grant)) {
      findings.report(
          "k8s-cluster", "permit-ingress is false, but " + policy + " lets " + grant.sentence());
    }
  }

  private static boolean leaves(Grant grant) {
    return grant.direction() == Direction.EGRESS && grant.peer().startsWith("anybody");
  }

  private static boolean enters(Grant grant) {
    return grant.direction() == Direction.INGRESS && grant.peer().startsWith("anybody");
  }

  private void defaultDeny() {
    for (Direction direction : Direction.values()) {
      boolean denied =
          manifests
              .ofKind("NetworkPolicy")
              .map(policy -> policy.path("spec"))
              .anyMatch(spec ->
                  spec.path("podSelector").isObject()
                      && spec.path("podSelector").isEmpty()
                      && types(spec).contains(direction.type)
                      && !spec.has(direction.type.toLowerCase(Locale.ROOT)));
      if (!denied) {
        findings.report(
            "k8s-cluster",
            "no policy denies by default what no other policy opens: "
                + direction.type
                + " of every pod");
      }
    }
  }

  /** The API's own rule: always Ingress, and Egress where there are rules for it. */
  private static Set<String> types(JsonNode spec) {
    if (spec.has("policyTypes")) {
      return Manifests.each(spec.path("policyTypes"))
          .map(type -> type.asString(""))
          .collect(Collectors.toSet());
    }
    return spec.has("egress") ? Set.of("Ingress", "Egress") : Set.of("Ingress");
  }

  private Map<Grant, String> declared() {
    var declared = new LinkedHashMap<Grant, String>();
    List<String> deployed = model.deployed();
    for (Connection connection : model.connections()) {
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

  private Map<Grant, String> opened() {
    var opened = new LinkedHashMap<Grant, String>();
    manifests
        .ofKind("NetworkPolicy")
        .forEach(policy -> {
          String title = Manifests.title(policy);
          JsonNode spec = policy.path("spec");
          Set<String> types = types(spec);
          for (Direction direction : Direction.values()) {
            JsonNode rules = spec.path(direction.type.toLowerCase(Locale.ROOT));
            if (types.contains(direction.type) && !rules.isEmpty()) {
              for (String node : selected(title, spec.path("podSelector"))) {
                Manifests.each(rules)
                    .flatMap(rule -> grants(title, direction, node, rule).stream())
                    .forEach(grant -> opened.put(grant, title));
              }
            }
          }
        });
    return opened;
  }

  private List<Grant> grants(String policy, Direction direction, String node, JsonNode rule) {
    Set<String> peers = new LinkedHashSet<>();
    JsonNode written = rule.path(direction.peers);
    if (written.isEmpty()) {
      peers.add("anybody, anywhere,");
    }
    Manifests.each(written).forEach(peer -> peers.addAll(peers(policy, peer)));
    var grants = new ArrayList<Grant>();
    for (String peer : peers) {
      String destination = direction == Direction.INGRESS ? node : peer;
      for (String port : ports(rule.path("ports"), destination)) {
        grants.add(new Grant(direction, node, peer, port));
      }
    }
    return grants;
  }

  private Set<String> ports(JsonNode ports, String destination) {
    if (ports.isEmpty()) {
      return Set.of("every port");
    }
    return Manifests.each(ports)
        .map(port ->
            Manifests.text(port, "protocol").isEmpty()
                ? "TCP " + number(port, destination)
                : Manifests.text(port, "protocol") + " " + number(port, destination))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String number(JsonNode port, String destination) {
    if (!port.has("port")) {
      return "every port";
    }
    if (port.has("endPort")) {
      return port.path("port") + " to " + port.path("endPort");
    }
    JsonNode written = port.path("port");
    return written.isInt()
        ? written.toString()
        : manifests
            .serving(destination)
            .map(workload -> workload.containerPort(written).toString())
            .orElse(written.asString(""));
  }

  private Set<String> peers(String policy, JsonNode peer) {
    if (peer.has("ipBlock")) {
      return Set.of("anybody at " + Manifests.text(peer.path("ipBlock"), "cidr"));
    }
    if (!peer.has("namespaceSelector")) {
      return selected(policy, peer.path("podSelector"));
    }
    Optional<Selector> namespace = Selector.of(peer.path("namespaceSelector"));
    Optional<Selector> pods = Selector.of(peer.path("podSelector"));
    boolean resolver =
        namespace.equals(Optional.of(RESOLVER_NAMESPACE))
            && pods.equals(Optional.of(RESOLVER_PODS));
    return Set.of(resolver ? RESOLVER : "pods of other namespaces");
  }

  /** The nodes that a selector means: all of a node's workloads, or it is said which part. */
  private Set<String> selected(String policy, JsonNode written) {
    Optional<Selector> selector = Selector.of(written);
    if (selector.isEmpty()) {
      findings.report(policy, "its selector says more than equal labels, which is not read here");
      return Set.of();
    }
    if (selector.get().labels().isEmpty()) {
      return Set.of("every pod");
    }
    var all = new LinkedHashMap<String, Set<String>>();
    var meant = new LinkedHashMap<String, Set<String>>();
    for (Workload workload : manifests.workloads()) {
      all.computeIfAbsent(workload.node(), node -> new TreeSet<>()).add(workload.title());
      if (workload.isSelectedBy(selector.get())) {
        meant.computeIfAbsent(workload.node(), node -> new TreeSet<>()).add(workload.title());
      }
    }
    if (meant.isEmpty()) {
      findings.report(policy, "selects nobody: " + selector.get().labels());
    }
    return meant.entrySet().stream()
        .map(part ->
            part.getValue().equals(all.get(part.getKey()))
                ? part.getKey()
                : String.join(" and ", part.getValue()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}

package conference.architecture.deployment;

import static conference.architecture.deployment.Grant.ANYBODY;
import static conference.architecture.deployment.Grant.RESOLVER;

import conference.architecture.deployment.Grant.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the policies let through, rule by rule, as flows between nodes. */
record OpenedFlows(Manifests manifests, Findings findings) {

  /** Pods of the cluster's DNS, wherever it is deployed as usual. */
  private static final Selector RESOLVER_NAMESPACE =
      new Selector(Map.of("kubernetes.io/metadata.name", "kube-system"));

  private static final Selector RESOLVER_PODS = new Selector(Map.of("k8s-app", "kube-dns"));

  /** Each grant and the policy that it is from. */
  Map<Grant, String> all() {
    var opened = new LinkedHashMap<Grant, String>();
    manifests
        .ofKind("NetworkPolicy")
        .forEach(policy -> {
          String title = Manifests.title(policy);
          JsonNode spec = policy.path("spec");
          Set<String> types = types(spec);
          for (Direction direction : Direction.values()) {
            JsonNode rules = spec.path(direction.rules());
            if (types.contains(direction.type()) && !rules.isEmpty()) {
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

  /** The API's own rule: always Ingress, and Egress where there are rules for it. */
  static Set<String> types(JsonNode spec) {
    if (spec.has("policyTypes")) {
      return Manifests.each(spec.path("policyTypes"))
          .map(type -> type.asString(""))
          .collect(Collectors.toSet());
    }
    return spec.has("egress") ? Set.of("Ingress", "Egress") : Set.of("Ingress");
  }

  private List<Grant> grants(String policy, Direction direction, String node, JsonNode rule) {
    Set<String> peers = new LinkedHashSet<>();
    JsonNode written = rule.path(direction.peers());
    if (written.isEmpty()) {
      peers.add(ANYBODY + ", anywhere,");
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
      // An exception only narrows: what is read here is never less than what is let through.
      return Set.of(ANYBODY + " at " + Manifests.text(peer.path("ipBlock"), "cidr"));
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

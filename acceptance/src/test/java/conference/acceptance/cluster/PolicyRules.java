package conference.acceptance.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Network policies as a cluster's network would put them in force: for each pod, rules of nftables
 * over the addresses of the others at this moment.
 */
record PolicyRules(List<JsonNode> policies, List<Pod> pods) {

  PolicyRules {
    policies = List.copyOf(policies);
    pods = List.copyOf(pods);
  }

  /** The rules of one pod; whoever no policy selects is open. */
  String of(Pod pod) {
    return """
    table inet segmentation {
      chain input {
        type filter hook input priority 0; policy %s;
        iif lo accept
        ct state established,related accept
        meta l4proto ipv6-icmp accept
    %s
      }
      chain output {
        type filter hook output priority 0; policy %s;
        oif lo accept
        ct state established,related accept
        meta l4proto ipv6-icmp accept
    %s
      }
    }
    """
        .formatted(
            verdict(pod, "Ingress"),
            rules(pod, "Ingress", "from", "saddr"),
            verdict(pod, "Egress"),
            rules(pod, "Egress", "to", "daddr"));
  }

  private String verdict(Pod pod, String type) {
    return applying(pod, type).findAny().isPresent() ? "drop" : "accept";
  }

  private Stream<JsonNode> applying(Pod pod, String type) {
    return policies.stream()
        .filter(policy -> policy.at("/metadata/namespace").asString("").equals(pod.namespace()))
        .map(policy -> policy.path("spec"))
        .filter(spec -> pod.has(labels(spec.path("podSelector"))))
        .filter(spec ->
            spec.path("policyTypes")
                .valueStream()
                .anyMatch(written -> written.asString("").equals(type)));
  }

  private String rules(Pod pod, String type, String peers, String address) {
    return applying(pod, type)
        .flatMap(spec -> spec.path(type.toLowerCase(Locale.ROOT)).valueStream())
        .flatMap(rule -> rule(rule, pod.namespace(), peers, address).stream())
        .map(line -> "    " + line)
        .collect(Collectors.joining("\n"));
  }

  private List<String> rule(JsonNode rule, String namespace, String peers, String address) {
    List<String> sources =
        rule.path(peers).isEmpty()
            ? List.of("")
            : rule.path(peers)
                .valueStream()
                .flatMap(peer -> peer(peer, namespace))
                .map(network ->
                    (network.contains(":") ? "ip6 " : "ip ") + address + " " + network + " ")
                .toList();
    List<String> ports =
        rule.path("ports").isEmpty()
            ? List.of("")
            : rule.path("ports")
                .valueStream()
                .map(port ->
                    port.path("protocol").asString("TCP").toLowerCase(Locale.ROOT)
                        + " dport "
                        + port.path("port").asInt()
                        + " ")
                .toList();
    var lines = new ArrayList<String>();
    for (String source : sources) {
      for (String port : ports) {
        lines.add(source + port + "accept");
      }
    }
    return lines;
  }

  private Stream<String> peer(JsonNode peer, String namespace) {
    if (peer.has("ipBlock")) {
      return Stream.of(peer.at("/ipBlock/cidr").asString(""));
    }
    Map<String, String> selected = labels(peer.path("podSelector"));
    Map<String, String> namespaces = labels(peer.path("namespaceSelector"));
    return pods.stream()
        .filter(pod -> !pod.isOutside() && pod.has(selected))
        .filter(pod ->
            peer.has("namespaceSelector")
                ? Map.of("kubernetes.io/metadata.name", pod.namespace())
                    .entrySet()
                    .containsAll(namespaces.entrySet())
                : pod.namespace().equals(namespace))
        .flatMap(pod -> Stream.of(pod.address4(), pod.address6()));
  }

  private static Map<String, String> labels(JsonNode selector) {
    return PodNetwork.labels(selector.path("matchLabels"));
  }
}

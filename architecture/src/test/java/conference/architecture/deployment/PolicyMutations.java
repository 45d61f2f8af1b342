package conference.architecture.deployment;

import java.util.stream.Stream;

/** What must not happen to the policies. */
final class PolicyMutations {
  private static final String WEBSITE = "conference-website-load-balancer";
  private static final String MUTUAL_TLS = "load-balancer-attendees";
  private static final String JDBC = "attendees-attendees-store";

  static Stream<Mutation> policies() {
    return Stream.of(
        new Mutation(
            "a missing default deny",
            "k8s-cluster",
            deployed -> deployed.remove("NetworkPolicy", "default-deny")),
        new Mutation(
            "a default deny of one direction only",
            "k8s-cluster",
            deployed ->
                deployed.list("NetworkPolicy", "default-deny", "/spec/policyTypes").remove(1)),
        new Mutation(
            "a default deny of some pods only",
            "k8s-cluster",
            deployed ->
                deployed
                    .at("NetworkPolicy", "default-deny", "/spec/podSelector")
                    .putObject("matchLabels")
                    .put("app.kubernetes.io/name", "attendees")),
        new Mutation(
            "a policy that is gone",
            MUTUAL_TLS,
            deployed -> deployed.remove("NetworkPolicy", "load-balancer")),
        new Mutation(
            "an ingress rule that is gone",
            JDBC,
            deployed ->
                deployed.list("NetworkPolicy", "attendees-store", "/spec/ingress").remove(0)),
        new Mutation(
            "an egress rule that is gone",
            JDBC,
            deployed -> deployed.list("NetworkPolicy", "attendees", "/spec/egress").remove(0)),
        new Mutation(
            "an extra policy",
            "attendees-store",
            deployed ->
                deployed.add(
                    """
                    apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata: {name: extra, namespace: conference}
                    spec:
                      podSelector: {matchLabels: {app.kubernetes.io/name: attendees-store}}
                      ingress:
                        - from: [{podSelector: {matchLabels: {app.kubernetes.io/name: load-balancer}}}]
                          ports: [{port: 5432}]
                    """)),
        new Mutation(
            "a way from outside to the store",
            "attendees-store",
            deployed ->
                deployed
                    .list("NetworkPolicy", "attendees-store", "/spec/ingress/0/from")
                    .addObject()
                    .putObject("ipBlock")
                    .put("cidr", "0.0.0.0/0")),
        new Mutation(
            "a way out of the cluster",
            "k8s-cluster",
            deployed ->
                deployed
                    .list("NetworkPolicy", "attendees", "/spec/egress/0/to")
                    .addObject()
                    .putObject("ipBlock")
                    .put("cidr", "203.0.113.0/24")),
        new Mutation(
            "a rule without peers, which means everybody",
            "attendees",
            deployed ->
                deployed.at("NetworkPolicy", "attendees", "/spec/ingress/0").remove("from")),
        new Mutation(
            "a rule without ports, which means every port",
            "attendees",
            deployed ->
                deployed.at("NetworkPolicy", "attendees", "/spec/ingress/0").remove("ports")),
        new Mutation(
            "a range of ports",
            "attendees",
            deployed ->
                deployed
                    .at("NetworkPolicy", "attendees", "/spec/ingress/0/ports/0")
                    .put("endPort", 9090)),
        new Mutation(
            "a port that is not the interface's",
            MUTUAL_TLS,
            deployed ->
                deployed
                    .at("NetworkPolicy", "attendees", "/spec/ingress/0/ports/0")
                    .put("port", 9090)),
        new Mutation(
            "another protocol on the right port",
            MUTUAL_TLS,
            deployed ->
                deployed
                    .at("NetworkPolicy", "attendees", "/spec/ingress/0/ports/0")
                    .put("protocol", "UDP")),
        new Mutation(
            "pods of another namespace let in",
            "attendees",
            deployed ->
                deployed
                    .list("NetworkPolicy", "attendees", "/spec/ingress/0/from")
                    .addObject()
                    .putObject("namespaceSelector")),
        new Mutation(
            "every pod let in",
            "attendees",
            deployed ->
                deployed
                    .list("NetworkPolicy", "attendees", "/spec/ingress/0/from")
                    .addObject()
                    .putObject("podSelector")),
        new Mutation(
            "a resolver that is any pod of kube-system",
            "attendees",
            deployed ->
                deployed
                    .at("NetworkPolicy", "attendees", "/spec/egress/1/to/0")
                    .remove("podSelector")),
        new Mutation(
            "another port of the resolver",
            "attendees",
            deployed ->
                deployed
                    .at("NetworkPolicy", "attendees", "/spec/egress/1/ports/0")
                    .put("port", 9153)),
        new Mutation(
            "a selector of another form",
            "NetworkPolicy/attendees",
            deployed ->
                deployed
                    .at("NetworkPolicy", "attendees", "/spec/podSelector")
                    .putArray("matchExpressions")
                    .addObject()
                    .put("key", "app.kubernetes.io/name")
                    .put("operator", "Exists")),
        new Mutation(
            "a policy for a part of a node",
            MUTUAL_TLS,
            deployed ->
                deployed
                    .at("NetworkPolicy", "attendees", "/spec/podSelector/matchLabels")
                    .put("app.kubernetes.io/component", "service")),
        new Mutation(
            "no way in for one family of addresses",
            WEBSITE,
            deployed ->
                deployed.list("NetworkPolicy", "load-balancer", "/spec/ingress/0/from").remove(1)));
  }

  private PolicyMutations() {}
}

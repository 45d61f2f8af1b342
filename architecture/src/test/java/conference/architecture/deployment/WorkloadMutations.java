package conference.architecture.deployment;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What must not happen to what runs, and to the Services that lead to it. */
final class WorkloadMutations {
  static Stream<Mutation> workloads() {
    return Stream.of(
        new Mutation(
            "a node without its workload",
            "load-balancer",
            deployed -> deployed.remove("Deployment", "load-balancer")),
        new Mutation(
            "a second workload of a node",
            "attendees",
            deployed -> {
              ObjectNode twin = deployed.get("Deployment", "attendees").deepCopy();
              ((ObjectNode) twin.path("metadata")).put("name", "attendees-too");
              deployed.resources().add(twin);
            }),
        new Mutation(
            "a workload that is no node",
            "Deployment/load-balancer",
            deployed ->
                deployed
                    .at("Deployment", "load-balancer", "/spec/template/metadata/labels")
                    .put("app.kubernetes.io/name", "cache")),
        new Mutation(
            "a workload that does not say which node it is",
            "StatefulSet/attendees-store",
            deployed ->
                deployed
                    .at("StatefulSet", "attendees-store", "/spec/template/metadata/labels")
                    .remove("app.kubernetes.io/name")),
        new Mutation(
            "another image",
            "attendees-store",
            deployed ->
                deployed.container("StatefulSet", "attendees-store").put("image", "postgres:17")),
        new Mutation(
            "an image without a version",
            "load-balancer",
            deployed ->
                deployed
                    .container("Deployment", "load-balancer")
                    .put("image", "conference-registration/load-balancer")),
        new Mutation(
            "a foreign image before the start",
            "Deployment/attendees",
            deployed ->
                deployed
                    .at("Deployment", "attendees", "/spec/template/spec/initContainers/0")
                    .put("image", "busybox:1")),
        new Mutation(
            "a container beside the node's",
            "attendees",
            deployed -> {
              ObjectNode second = deployed.container("Deployment", "attendees").deepCopy();
              deployed
                  .list("Deployment", "attendees", "/spec/template/spec/containers")
                  .add(second.put("name", "beside"));
            }),
        new Mutation(
            "another port",
            "attendees",
            deployed ->
                deployed
                    .at("Deployment", "attendees", "/spec/template/spec/containers/0/ports/0")
                    .put("containerPort", 8080)),
        new Mutation(
            "a further port",
            "attendees-store",
            deployed ->
                deployed
                    .list(
                        "StatefulSet", "attendees-store", "/spec/template/spec/containers/0/ports")
                    .addObject()
                    .put("name", "more")
                    .put("containerPort", 5433)),
        new Mutation(
            "a namespace of another name",
            "k8s-cluster",
            deployed -> deployed.at("Namespace", "conference", "/metadata").put("name", "default")),
        new Mutation(
            "a resource in another namespace",
            "Service/attendees",
            deployed ->
                deployed.at("Service", "attendees", "/metadata").put("namespace", "default")),
        new Mutation(
            "a namespace without Pod Security",
            "Namespace/conference",
            deployed ->
                deployed
                    .at("Namespace", "conference", "/metadata/labels")
                    .remove("pod-security.kubernetes.io/enforce")));
  }

  static Stream<Mutation> services() {
    return Stream.of(
        new Mutation(
            "a node without its Service",
            "attendees-store",
            deployed -> deployed.remove("Service", "attendees-store")),
        new Mutation(
            "a Service of its own for probes and metrics",
            "Service/metrics",
            deployed ->
                deployed.add(
                    """
                    apiVersion: v1
                    kind: Service
                    metadata: {name: metrics, namespace: conference}
                    spec:
                      selector: {app.kubernetes.io/name: attendees}
                      ports: [{port: 9090}]
                    """)),
        new Mutation(
            "a store that is reached from outside",
            "attendees-store",
            deployed -> {
              ObjectNode spec = deployed.at("Service", "attendees-store", "/spec");
              spec.put("type", "NodePort");
              spec.remove("clusterIP");
            }),
        new Mutation(
            "a further port at the load balancer",
            "load-balancer",
            deployed ->
                deployed
                    .list("Service", "load-balancer", "/spec/ports")
                    .addObject()
                    .put("name", "http")
                    .put("port", 80)
                    .put("targetPort", "https")),
        new Mutation(
            "a Service that leads elsewhere",
            "attendees",
            deployed ->
                deployed
                    .at("Service", "attendees", "/spec/selector")
                    .put("app.kubernetes.io/name", "load-balancer")),
        new Mutation(
            "a Service that leads to the migrations too",
            "attendees",
            deployed ->
                deployed
                    .at("Service", "attendees", "/spec/selector")
                    .remove("app.kubernetes.io/component")),
        new Mutation(
            "a Service to a port that is not there",
            "attendees",
            deployed ->
                deployed.at("Service", "attendees", "/spec/ports/0").put("targetPort", "http")),
        new Mutation(
            "an address outside for the service",
            "attendees",
            deployed ->
                deployed
                    .at("Service", "attendees", "/spec")
                    .putArray("externalIPs")
                    .add("203.0.113.7")));
  }

  private WorkloadMutations() {}
}

package conference.architecture.deployment;

import conference.architecture.Model;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Each node that the model deploys has its workload, with the image and the port of its interfaces,
 * behind its Service; and nothing else is deployed.
 */
final class WorkloadCheck {
  private static final String CLUSTER = "k8s-cluster";
  private static final String PROBES = "probes";

  /** Nodes without an image of their own in the model are built and named like this one. */
  private static final String IMAGE_OF_OURS = "attendees";

  private final Model model;
  private final Manifests manifests;
  private final Findings findings;

  WorkloadCheck(Model model, Manifests manifests, Findings findings) {
    this.model = model;
    this.manifests = manifests;
    this.findings = findings;
  }

  void check() {
    namespace();
    model.deployed().forEach(this::node);
    manifests.workloads().forEach(this::workload);
    manifests.ofKind("Service").forEach(this::undeclaredService);
    manifests.ofKind("PodDisruptionBudget").forEach(this::budget);
    manifests.ofKind("HorizontalPodAutoscaler").forEach(this::autoscaler);
  }

  private void namespace() {
    List<JsonNode> namespaces = manifests.ofKind("Namespace").toList();
    findings.expect(
        CLUSTER,
        "the namespace",
        List.of(model.namespace()),
        namespaces.stream().map(Manifests::name).toList());
    for (JsonNode namespace : namespaces) {
      findings.expect(
          Manifests.title(namespace),
          "Pod Security's level",
          "restricted",
          Manifests.text(
              namespace.path("metadata").path("labels"), "pod-security.kubernetes.io/enforce"));
    }
    for (JsonNode resource : manifests.resources()) {
      if (!Manifests.text(resource, "kind").equals("Namespace")) {
        findings.expect(
            Manifests.title(resource),
            "the namespace",
            model.namespace(),
            Manifests.text(resource.path("metadata"), "namespace"));
      }
    }
  }

  private void node(String node) {
    List<Workload> serving =
        manifests.workloads().stream()
            .filter(workload -> workload.node().equals(node) && workload.isServing())
            .toList();
    if (serving.size() != 1) {
      findings.report(
          node,
          serving.isEmpty()
              ? "no workload runs this node"
              : "more than one workload runs this node: "
                  + serving.stream().map(Workload::title).toList());
      return;
    }
    Workload workload = serving.getFirst();
    if (workload.containers().size() != 1) {
      findings.report(
          node, "exactly one container is expected, there are " + workload.containers().size());
    }
    ports(node, workload);
    service(node, workload);
  }

  /** What it listens on: its interface, and probes where they have a port of their own. */
  private void ports(String node, Workload workload) {
    var open = new TreeSet<Integer>();
    workload
        .containers()
        .forEach(container ->
            Manifests.each(container.path("ports"))
                .filter(port -> !Manifests.text(port, "name").equals(PROBES))
                .forEach(port -> open.add(port.path("containerPort").asInt(-1))));
    JsonNode declared = model.endpoint(node, "port");
    if (model.endpoint(node, "host").isMissingNode()) {
      findings.expect(node, "the port", Set.of(declared.asInt(-1)), open);
    } else if (open.size() != 1) {
      // The world meets it at its Service; behind that it may listen where it is allowed to.
      findings.report(node, "exactly one port is expected, there are " + open);
    }
  }

  private void service(String node, Workload workload) {
    var service = manifests.find("Service", node);
    if (service.isEmpty()) {
      findings.report(node, "no Service leads to this node");
      return;
    }
    JsonNode spec = service.get().path("spec");
    boolean fromOutside = !model.endpoint(node, "host").isMissingNode();
    List<JsonNode> ports = Manifests.each(spec.path("ports")).toList();
    findings.expect(
        node,
        "the port of its Service",
        List.of(model.endpoint(node, "port").asInt(-1)),
        ports.stream().map(port -> port.path("port").asInt(-1)).toList());
    for (JsonNode port : ports) {
      if (workload.containerPort(port.path("targetPort")).isMissingNode()) {
        findings.report(
            node, "its Service leads to a port that it does not have: " + port.path("targetPort"));
      }
    }
    String type = Manifests.text(spec, "type");
    findings.expect(
        node,
        "the type of its Service",
        fromOutside ? "LoadBalancer" : "ClusterIP",
        type.isEmpty() ? "ClusterIP" : type);
    if (spec.has("externalIPs") || spec.has("externalName") || nodePort(ports)) {
      findings.report(node, "its Service opens another way in");
    }
    Set<String> selected =
        manifests.workloads().stream()
            .filter(other -> other.isSelectedBy(Selector.labels(spec.path("selector"))))
            .map(Workload::title)
            .collect(Collectors.toCollection(TreeSet::new));
    findings.expect(node, "what its Service leads to", Set.of(workload.title()), selected);
  }

  private static boolean nodePort(List<JsonNode> ports) {
    return ports.stream().anyMatch(port -> port.has("nodePort"));
  }

  private void undeclaredService(JsonNode service) {
    if (!model.deployed().contains(Manifests.name(service))) {
      findings.report(
          Manifests.title(service), "this Service is no node's, the model does not declare it");
    }
  }

  private void workload(Workload workload) {
    String node = workload.node();
    boolean known =
        model.deployed().contains(node) || (node.equals(CLUSTER) && !workload.isServing());
    if (!known) {
      findings.report(
          workload.title(),
          node.isEmpty()
              ? "does not say which node it is (app.kubernetes.io/name)"
              : "runs " + node + ", which the model does not deploy");
      return;
    }
    Map<String, String> images = images();
    for (JsonNode container : workload.containers()) {
      String expected = images.getOrDefault(node, "");
      if (!node.equals(CLUSTER)) {
        findings.expect(
            node,
            "the image of " + Manifests.text(container, "name"),
            expected,
            Manifests.text(container, "image"));
      }
    }
    for (JsonNode container : workload.allContainers()) {
      String image = Manifests.text(container, "image");
      if (!images.containsValue(image)) {
        findings.report(
            workload.title(),
            Manifests.text(container, "name")
                + " runs the image "
                + image
                + ", which is no node's");
      }
    }
  }

  private Map<String, String> images() {
    String ours = model.endpoint(IMAGE_OF_OURS, "image").asString("");
    return model.deployed().stream()
        .collect(
            Collectors.toMap(
                node -> node,
                node -> {
                  String declared = model.endpoint(node, "image").asString("");
                  return declared.isEmpty()
                      ? ours.replace("/" + IMAGE_OF_OURS, "/" + node)
                      : declared;
                }));
  }

  private void budget(JsonNode budget) {
    var selector = Selector.of(budget.path("spec").path("selector"));
    boolean meant =
        selector.isPresent()
            && manifests.workloads().stream()
                .anyMatch(
                    workload -> workload.isServing() && workload.isSelectedBy(selector.get()));
    if (!meant) {
      findings.report(Manifests.title(budget), "guards nobody");
    }
  }

  private void autoscaler(JsonNode autoscaler) {
    JsonNode target = autoscaler.path("spec").path("scaleTargetRef");
    String kind = Manifests.text(target, "kind");
    String name = Manifests.text(target, "name");
    var scaled = manifests.find(kind, name);
    if (scaled.isEmpty()) {
      findings.report(Manifests.title(autoscaler), "scales nobody: " + kind + "/" + name);
    } else if (scaled.get().path("spec").has("replicas")) {
      findings.report(
          Manifests.title(autoscaler),
          "scales " + name + ", whose manifest has a number of replicas of its own");
    }
  }
}

package conference.architecture.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What makes pods.
 *
 * @param resource a Deployment, StatefulSet or Job
 */
record Workload(JsonNode resource) {
  private static final String NODE = "app.kubernetes.io/name";

  JsonNode pod() {
    return resource.path("spec").path("template").path("spec");
  }

  String title() {
    return Manifests.title(resource);
  }

  /** The labels of its pods: by them, policies and Services find it. */
  Map<String, String> labels() {
    var labels = new TreeMap<String, String>();
    resource
        .path("spec")
        .path("template")
        .path("metadata")
        .path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return labels;
  }

  /** The architecture's node that it is, by its label; empty when it does not say. */
  String node() {
    return labels().getOrDefault(NODE, "");
  }

  boolean isServing() {
    return !Manifests.text(resource, "kind").equals("Job");
  }

  List<JsonNode> containers() {
    return Manifests.each(pod().path("containers")).toList();
  }

  List<JsonNode> allContainers() {
    return Stream.concat(
            Manifests.each(pod().path("initContainers")), Manifests.each(pod().path("containers")))
        .toList();
  }

  /** A port of its containers, by name or number; missing when no container has it. */
  JsonNode containerPort(JsonNode nameOrNumber) {
    return containers().stream()
        .flatMap(container -> Manifests.each(container.path("ports")))
        .filter(port ->
            port.path("name").equals(nameOrNumber)
                || port.path("containerPort").equals(nameOrNumber))
        .map(port -> port.path("containerPort"))
        .findFirst()
        .orElseGet(() -> resource.path("no such port"));
  }

  /** Whether a selector means its pods. Only equality is read; see {@link Selector}. */
  boolean isSelectedBy(Selector selector) {
    return labels().entrySet().containsAll(selector.labels().entrySet());
  }
}

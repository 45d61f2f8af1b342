package conference.architecture.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Kubernetes resources as a renderer such as kustomize prints them. */
public record Manifests(List<JsonNode> resources) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Kinds that run containers, apart from the pods they make. */
  static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job");

  public Manifests {
    resources = List.copyOf(resources);
  }

  /** Reads a stream of YAML documents; empty ones do not count. */
  public static Manifests parse(String yaml) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
      var resources = new ArrayList<JsonNode>();
      documents.forEachRemaining(document -> {
        if (document.isObject()) {
          resources.add(document);
        }
      });
      return new Manifests(resources);
    }
  }

  static JsonNode yaml(String text) {
    return YAML.readTree(text);
  }

  Stream<JsonNode> ofKind(String kind) {
    return resources.stream().filter(resource -> text(resource, "kind").equals(kind));
  }

  Optional<JsonNode> find(String kind, String name) {
    return ofKind(kind).filter(resource -> name(resource).equals(name)).findFirst();
  }

  List<Workload> workloads() {
    return resources.stream()
        .filter(resource -> WORKLOADS.contains(text(resource, "kind")))
        .map(Workload::new)
        .toList();
  }

  /** What runs as that node for as long as the system does. */
  Optional<Workload> serving(String node) {
    return workloads().stream()
        .filter(workload -> workload.node().equals(node) && workload.isServing())
        .findFirst();
  }

  static String name(JsonNode resource) {
    return text(resource.path("metadata"), "name");
  }

  /** A resource as people say it: {@code Deployment/attendees}. */
  static String title(JsonNode resource) {
    return text(resource, "kind") + "/" + name(resource);
  }

  static String text(JsonNode element, String member) {
    return element.path(member).asString("");
  }

  static Stream<JsonNode> each(JsonNode array) {
    return array.valueStream();
  }
}

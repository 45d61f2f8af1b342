package conference.architecture.deployment;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the deployed programs are told, in files and by variables. */
record DeployedSettings(Manifests manifests) {

  /** A file that one of the ConfigMaps holds; empty when none does. */
  String file(String name) {
    return manifests
        .ofKind("ConfigMap")
        .map(map -> map.path("data").path(name))
        .filter(JsonNode::isString)
        .map(file -> file.asString(""))
        .findFirst()
        .orElse("");
  }

  /** What a variable comes to: written, or in a ConfigMap. */
  private String value(JsonNode variable) {
    JsonNode reference = variable.path("valueFrom").path("configMapKeyRef");
    return manifests
        .find("ConfigMap", Manifests.text(reference, "name"))
        .map(map -> Manifests.text(map.path("data"), Manifests.text(reference, "key")))
        .orElseGet(() -> Manifests.text(variable, "value"));
  }

  /** What a variable of a node comes to; empty when it is not set. */
  String environment(String node, String variable) {
    return manifests.serving(node).map(Workload::containers).orElse(List.of()).stream()
        .flatMap(container -> Manifests.each(container.path("env")))
        .filter(entry -> Manifests.text(entry, "name").equals(variable))
        .map(this::value)
        .findFirst()
        .orElse("");
  }
}

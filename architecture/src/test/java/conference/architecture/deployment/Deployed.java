package conference.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What would be deployed, open to changes. */
record Deployed(List<ObjectNode> resources) {
  ObjectNode get(String kind, String name) {
    return resources.stream()
        .filter(resource ->
            Manifests.text(resource, "kind").equals(kind)
                && Manifests.name(resource).startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  ObjectNode at(String kind, String name, String pointer) {
    return (ObjectNode) get(kind, name).at(pointer);
  }

  ArrayNode list(String kind, String name, String pointer) {
    return (ArrayNode) get(kind, name).at(pointer);
  }

  ObjectNode pod(String kind, String name) {
    return at(kind, name, "/spec/template/spec");
  }

  ObjectNode container(String kind, String name) {
    return at(kind, name, "/spec/template/spec/containers/0");
  }

  void add(String yaml) {
    resources.add((ObjectNode) Manifests.yaml(yaml));
  }

  void remove(String kind, String name) {
    resources.remove(get(kind, name));
  }

  void edit(String map, String file, String before, String after) {
    ObjectNode data = at("ConfigMap", map, "/data");
    String text = data.path(file).asString("");
    assertThat(text).contains(before);
    data.put(file, text.replace(before, after));
  }

  void argument(String before, String after) {
    ArrayNode arguments = (ArrayNode) container("StatefulSet", "attendees-store").path("args");
    for (int at = 0; at < arguments.size(); at++) {
      if (arguments.get(at).asString("").equals(before)) {
        arguments.set(at, arguments.stringNode(after));
        return;
      }
    }
    throw new AssertionError("no argument " + before);
  }
}

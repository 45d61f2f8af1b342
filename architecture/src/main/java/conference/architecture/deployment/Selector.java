package conference.architecture.deployment;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A selector by equal labels.
 *
 * @param labels what the selected have; empty selects all
 */
record Selector(Map<String, String> labels) {

  Selector {
    labels = Map.copyOf(labels);
  }

  /** Reads a selector of the API; empty when it says more than equal labels. */
  static Optional<Selector> of(JsonNode selector) {
    boolean plain =
        selector.propertyNames().stream().allMatch(member -> member.equals("matchLabels"));
    return plain ? Optional.of(labels(selector.path("matchLabels"))) : Optional.empty();
  }

  /** Reads a plain map of labels, as Services have them. */
  static Selector labels(JsonNode map) {
    var labels = new TreeMap<String, String>();
    map.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return new Selector(labels);
  }
}

package conference.catalogue.eventfile;

import conference.platform.Suggestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys and values of one part of a file; whatever isn't known is a mistake. */
final class Fields {

  private final Mistakes mistakes;
  private final String path;
  private final boolean there;
  private final Map<String, Value> values = new LinkedHashMap<>();

  private Fields(Mistakes mistakes, String path, boolean there) {
    this.mistakes = mistakes;
    this.path = path;
    this.there = there;
  }

  static Fields of(MappingNode node, String path, Mistakes mistakes, String... known) {
    var fields = new Fields(mistakes, path, true);
    node.getValue().forEach(entry -> fields.take(entry, Arrays.asList(known)));
    return fields;
  }

  /** Stands in for a part that is missing or no mapping, which has been reported already. */
  static Fields none(String path, Mistakes mistakes) {
    return new Fields(mistakes, path, false);
  }

  private void take(NodeTuple entry, List<String> known) {
    var key = entry.getKeyNode();
    if (!(key instanceof ScalarNode name)) {
      report(key, path, "a key must be a plain word");
      return;
    }
    var child = child(Value.shortened(name.getValue()));
    if (!known.isEmpty() && !known.contains(name.getValue())) {
      report(key, child, "is not known here" + remedy(name.getValue(), known));
    } else if (values.containsKey(name.getValue())) {
      report(
          key,
          child,
          "is written twice, first in line %d; keep one".formatted(mistakes.lineOf(child)));
    } else {
      mistakes.locate(child, line(key), column(key));
      values.put(name.getValue(), Value.of(entry.getValueNode(), child, mistakes));
    }
  }

  private static String remedy(String written, List<String> known) {
    var suggestion = Suggestion.phrase(written, known);
    return suggestion.isEmpty() ? "; possible are " + String.join(", ", known) : suggestion;
  }

  /** The value of a key that must be there. */
  Value require(String key) {
    var value = values.get(key);
    if (value != null) {
      return value;
    }
    var child = child(key);
    if (there) {
      mistakes.add(child, "is missing");
    }
    return Value.missing(child, mistakes);
  }

  private String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  Optional<Value> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Map<String, Value> all() {
    return values;
  }

  boolean isThere() {
    return there;
  }

  private void report(Node node, String where, String text) {
    mistakes.add(line(node), column(node), where, text);
  }

  static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  static int column(Node node) {
    return node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
  }
}

package conference.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CALM architecture document and the few readings of it that the checks need. */
public record Model(JsonNode root) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** One {@code connects} relationship: who may open a connection to whom, and how. */
  public record Connection(String id, String source, String destination, String protocol) {}

  /**
   * A control requirement that a node or relationship is under, by the addresses of its two
   * documents.
   */
  public record Control(String subject, String requirementUrl, String configUrl) {}

  public static Model read(Path file) {
    return new Model(JSON.readTree(file.toFile()));
  }

  public List<JsonNode> nodes() {
    return list(root.path("nodes"));
  }

  public List<JsonNode> relationships() {
    return list(root.path("relationships"));
  }

  public List<JsonNode> flows() {
    return list(root.path("flows"));
  }

  public Optional<JsonNode> node(String id) {
    return nodes().stream().filter(hasId(id)).findFirst();
  }

  public List<Connection> connections() {
    return relationships().stream()
        .filter(relationship -> relationship.path("relationship-type").has("connects"))
        .map(Model::connection)
        .toList();
  }

  /** The controls of one node or relationship, in the order of the document. */
  public static List<Control> controls(JsonNode element) {
    var controls = new ArrayList<Control>();
    for (JsonNode domain : element.path("controls")) {
      for (JsonNode requirement : domain.path("requirements")) {
        controls.add(
            new Control(
                id(element),
                text(requirement, "requirement-url"),
                text(requirement, "config-url")));
      }
    }
    return controls;
  }

  static String id(JsonNode element) {
    return text(element, "unique-id");
  }

  static String text(JsonNode element, String member) {
    return element.path(member).asString("");
  }

  static List<JsonNode> list(JsonNode array) {
    var elements = new ArrayList<JsonNode>();
    array.forEach(elements::add);
    return elements;
  }

  private static Connection connection(JsonNode relationship) {
    JsonNode connects = relationship.path("relationship-type").path("connects");
    return new Connection(
        id(relationship),
        text(connects.path("source"), "node"),
        text(connects.path("destination"), "node"),
        text(relationship, "protocol"));
  }

  private static Predicate<JsonNode> hasId(String id) {
    return element -> id(element).equals(id);
  }
}

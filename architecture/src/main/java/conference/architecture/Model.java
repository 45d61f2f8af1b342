package conference.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

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

  /**
   * The model with what a component's document says: an element that is there already is replaced,
   * others are added.
   */
  public Model with(Path component) {
    JsonNode more = JSON.readTree(component.toFile());
    ObjectNode merged = (ObjectNode) root.deepCopy();
    for (String member : List.of("nodes", "relationships")) {
      ArrayNode elements = merged.withArray(member);
      more.path(member)
          .forEach(element -> {
            elements.removeIf(hasId(id(element)));
            elements.add(element);
          });
    }
    return new Model(merged);
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

  /** The nodes that the model deploys in its cluster, in the order of the document. */
  public List<String> deployed() {
    return relationships().stream()
        .flatMap(relationship ->
            list(relationship.path("relationship-type").path("deployed-in").path("nodes")).stream())
        .map(node -> node.asString(""))
        .toList();
  }

  /** What a node's interfaces say of {@code member}, such as its port; missing when none does. */
  public JsonNode endpoint(String node, String member) {
    return node(node)
        .map(element -> element.path("interfaces"))
        .map(Model::list)
        .orElse(List.of())
        .stream()
        .filter(endpoint -> endpoint.has(member))
        .map(endpoint -> endpoint.path(member))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  /** The configuration of the one control that a node or relationship is under. */
  public static Optional<JsonNode> configuration(JsonNode element, ControlDocuments documents) {
    return controls(element).stream()
        .findFirst()
        .flatMap(control -> documents.find(control.configUrl()));
  }

  /** The namespace that the deployment is in. */
  public String namespace() {
    return list(root.path("metadata")).stream()
        .map(entry -> text(entry.path("kubernetes"), "namespace"))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
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

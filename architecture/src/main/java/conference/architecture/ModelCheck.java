package conference.architecture;

import conference.architecture.Model.Connection;
import conference.architecture.Model.Control;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Checks what a model means: a closed world of nodes, connections and controls, with nothing left
 * to fill in.
 */
public final class ModelCheck {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\[\\[.*]]|^-1$");

  private final Model model;
  private final ControlDocuments documents;
  private final Declared declared;
  private final List<Finding> findings = new ArrayList<>();

  private ModelCheck(Model model, ControlDocuments documents, Declared declared) {
    this.model = model;
    this.documents = documents;
    this.declared = declared;
  }

  /**
   * Checks a model against the fixed architecture and its control documents.
   *
   * @param controls the folder with the requirement and configuration documents that the model
   *     names
   * @param components what is deployed beside what always is; their documents are part of the model
   * @return what is wrong, in the order of the document; empty when nothing is
   */
  public static List<Finding> check(Model model, Path controls, Set<Component> components) {
    var check = new ModelCheck(model, ControlDocuments.in(controls), Declared.with(components));
    check.ids();
    check.placeholders("model", model.root());
    check.nodes();
    check.connections();
    check.deployment();
    check.flows();
    check.controls();
    return List.copyOf(check.findings);
  }

  private void ids() {
    var seen = new HashSet<String>();
    Stream.of(model.nodes(), model.relationships(), model.flows())
        .forEach(elements -> {
          for (JsonNode element : elements) {
            if (Model.id(element).isEmpty()) {
              report("model", "an element has no unique-id");
            } else if (!seen.add(Model.id(element))) {
              report(Model.id(element), "this unique-id is used twice");
            }
          }
        });
  }

  private void placeholders(String subject, JsonNode value) {
    String here = Model.id(value).isEmpty() ? subject : Model.id(value);
    if (value.isValueNode() && PLACEHOLDER.matcher(value.asString("")).find()) {
      report(subject, "the placeholder " + value.asString("") + " has to be filled in");
    }
    value.forEach(child -> placeholders(here, child));
  }

  private void nodes() {
    for (JsonNode node : model.nodes()) {
      String id = Model.id(node);
      String type = declared.nodeTypes().get(id);
      if (type == null) {
        report(id, "this node is not part of the architecture");
      } else {
        expect(id, "node-type", type, Model.text(node, "node-type"));
        interfaces(id, node);
      }
    }
    for (String id : new TreeSet<>(declared.nodeTypes().keySet())) {
      if (model.node(id).isEmpty()) {
        report(id, "this node is missing");
      }
    }
  }

  private void interfaces(String id, JsonNode node) {
    var found = new TreeSet<String>();
    node.path("interfaces").forEach(endpoint -> found.add(Model.id(endpoint)));
    expect(
        id, "interfaces", new TreeSet<>(declared.interfaces().getOrDefault(id, Set.of())), found);
    for (JsonNode endpoint : node.path("interfaces")) {
      JsonNode port = endpoint.path("port");
      if (!port.isMissingNode() && (!port.isInt() || port.asInt() < 1 || port.asInt() > 65_535)) {
        report(Model.id(endpoint), "the port has to be a number from 1 to 65535, it is " + port);
      }
    }
  }

  private void connections() {
    List<Connection> found = model.connections();
    for (Connection connection : found) {
      if (!declared.connections().contains(connection)) {
        report(connection.id(), "this connection is not declared: " + sentence(connection));
      }
    }
    for (Connection missing : declared.connections()) {
      if (!found.contains(missing)) {
        report(missing.id(), "this connection is missing: " + sentence(missing));
      }
    }
  }

  private void deployment() {
    for (JsonNode relationship : model.relationships()) {
      String id = Model.id(relationship);
      JsonNode type = relationship.path("relationship-type");
      if (type.has("connects")) {
        continue;
      }
      if (!id.equals(Declared.DEPLOYMENT) || !type.has("deployed-in")) {
        report(id, "this relationship is not part of the architecture");
      }
    }
    JsonNode deployed =
        relationship(Declared.DEPLOYMENT).path("relationship-type").path("deployed-in");
    expect(Declared.DEPLOYMENT, "container", Declared.CLUSTER, Model.text(deployed, "container"));
    var nodes = new TreeSet<String>();
    deployed.path("nodes").forEach(node -> nodes.add(node.asString("")));
    expect(Declared.DEPLOYMENT, "nodes", new TreeSet<>(Declared.DEPLOYED), nodes);
  }

  private void flows() {
    if (model.flows().isEmpty()) {
      report("flows", "the sign-up flow is missing");
    }
    for (JsonNode flow : model.flows()) {
      int expected = 1;
      for (JsonNode transition : flow.path("transitions")) {
        String relationship = Model.text(transition, "relationship-unique-id");
        if (model.connections().stream()
            .noneMatch(connection -> connection.id().equals(relationship))) {
          report(
              Model.id(flow),
              "step " + expected + " goes over an unknown connection: " + relationship);
        }
        expect(
            Model.id(flow),
            "sequence-number",
            expected,
            transition.path("sequence-number").asInt(-1));
        expected++;
      }
    }
  }

  private void controls() {
    for (JsonNode element : concat(model.nodes(), model.relationships())) {
      String expected = declared.controlIds().get(Model.id(element));
      List<Control> controls = Model.controls(element);
      if (expected == null) {
        controls.forEach(control -> report(control.subject(), "a control is not expected here"));
      } else if (controls.size() != 1) {
        report(
            Model.id(element),
            "exactly the control " + expected + " is expected, found " + controls.size());
      } else {
        control(element, controls.getFirst(), expected);
      }
    }
  }

  private void control(JsonNode element, Control control, String expected) {
    var requirement = documents.find(control.requirementUrl());
    var configuration = documents.find(control.configUrl());
    if (requirement.isEmpty() || configuration.isEmpty()) {
      report(
          control.subject(),
          "a document of its control cannot be found: "
              + (requirement.isEmpty() ? control.requirementUrl() : control.configUrl()));
      return;
    }
    documents
        .violations(configuration.get(), requirement.get())
        .forEach(violation ->
            report(control.subject(), "its control's configuration is not valid: " + violation));
    expect(
        control.subject(), "control-id", expected, Model.text(configuration.get(), "control-id"));
    if (Model.id(element).equals(Declared.CLUSTER)) {
      expect(
          Declared.CLUSTER,
          "permit-egress",
          String.valueOf(declared.permitsEgress()),
          configuration.get().path("permit-egress").toString());
      expect(
          Declared.CLUSTER,
          "permit-ingress",
          "true",
          configuration.get().path("permit-ingress").toString());
    } else {
      expect(
          control.subject(),
          "the protocol of its control",
          Model.text(element, "protocol"),
          Model.text(configuration.get(), "protocol"));
    }
  }

  private JsonNode relationship(String id) {
    return model.relationships().stream()
        .filter(relationship -> Model.id(relationship).equals(id))
        .findFirst()
        .orElseGet(JsonNodeFactory.instance::missingNode);
  }

  private static String sentence(Connection connection) {
    return connection.source()
        + " to "
        + connection.destination()
        + " over "
        + connection.protocol();
  }

  private static List<JsonNode> concat(List<JsonNode> first, List<JsonNode> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private void expect(String subject, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      report(
          subject,
          what + " has to be " + expected + ", it is " + (found.equals("") ? "missing" : found));
    }
  }

  private void report(String subject, String message) {
    findings.add(new Finding(subject, message));
  }
}

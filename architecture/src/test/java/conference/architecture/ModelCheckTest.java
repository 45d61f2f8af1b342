package conference.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The model of the architecture")
class ModelCheckTest {

  private static final Path MODEL = Path.of("conference-registration.architecture.json");
  private static final Path CONTROLS = Path.of("controls");
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void is_accepted_as_it_is_committed() {
    assertThat(ModelCheck.check(Model.read(MODEL), CONTROLS, Set.of())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  @DisplayName("is refused, naming the culprit, after")
  void refuses(String mutation, String culprit, Consumer<ObjectNode> change) {
    var root = (ObjectNode) JSON.readTree(MODEL.toFile());
    change.accept(root);
    assertThat(ModelCheck.check(new Model(root), CONTROLS, Set.of()))
        .as(mutation)
        .isNotEmpty()
        .anySatisfy(finding -> assertThat(finding.subject()).isEqualTo(culprit));
  }

  static Stream<Arguments> mutations() {
    return Stream.of(
        mutation(
            "an added website-to-store connection",
            "sneaky",
            root ->
                relationships(root)
                    .add(connects("sneaky", "conference-website", "attendees-store", "JDBC"))),
        mutation(
            "a dropped control on the mTLS link",
            "load-balancer-attendees",
            root -> relationship(root, 1).remove("controls")),
        mutation(
            "a dropped micro-segmentation control",
            "k8s-cluster",
            root -> node(root, 4).remove("controls")),
        mutation(
            "a second control beside the first",
            "load-balancer-attendees",
            root -> {
              var requirements =
                  (ArrayNode) relationship(root, 1).at("/controls/security/requirements");
              requirements.add(requirements.get(0).deepCopy());
            }),
        mutation(
            "a control of another protocol",
            "load-balancer-attendees",
            root ->
                ((ObjectNode) relationship(root, 1).at("/controls/security/requirements/0"))
                    .put("config-url", configUrl(root, 0))),
        mutation(
            "a control whose document is nowhere",
            "load-balancer-attendees",
            root ->
                ((ObjectNode) relationship(root, 1).at("/controls/security/requirements/0"))
                    .put("config-url", "https://conference-registration.example/nowhere.json")),
        mutation(
            "clear text to the service",
            "load-balancer-attendees",
            root -> relationship(root, 1).put("protocol", "HTTP")),
        mutation(
            "a removed connection",
            "attendees-attendees-store",
            root -> relationships(root).remove(2)),
        mutation(
            "a turned connection",
            "load-balancer-attendees",
            root ->
                relationships(root)
                    .set(
                        1,
                        connects("load-balancer-attendees", "attendees", "load-balancer", "mTLS"))),
        mutation(
            "an unknown node",
            "cache",
            root ->
                ((ArrayNode) root.get("nodes"))
                    .add(JSON.createObjectNode().put("unique-id", "cache"))),
        mutation(
            "a removed node", "k8s-cluster", root -> ((ArrayNode) root.get("nodes")).remove(4)),
        mutation(
            "a node of another type",
            "attendees",
            root -> node(root, 2).put("node-type", "database")),
        mutation(
            "a removed interface",
            "attendees",
            root -> ((ArrayNode) node(root, 2).get("interfaces")).remove(1)),
        mutation(
            "a placeholder for a port",
            "load-balancer-host-port",
            root -> ((ObjectNode) node(root, 1).at("/interfaces/0")).put("port", -1)),
        mutation(
            "a placeholder for a text",
            "attendees-image",
            root -> ((ObjectNode) node(root, 2).at("/interfaces/0")).put("image", "[[ IMAGE ]]")),
        mutation(
            "a node deployed twice under one id",
            "attendees",
            root -> ((ArrayNode) root.get("nodes")).add(node(root, 2).deepCopy())),
        mutation(
            "the website deployed in the cluster",
            "deployed-in-k8s-cluster",
            root ->
                ((ArrayNode) relationship(root, 3).at("/relationship-type/deployed-in/nodes"))
                    .add("conference-website")),
        mutation(
            "the store outside the cluster",
            "deployed-in-k8s-cluster",
            root ->
                ((ArrayNode) relationship(root, 3).at("/relationship-type/deployed-in/nodes"))
                    .remove(2)),
        mutation(
            "a flow over an unknown connection",
            "flow-conference-signup",
            root ->
                ((ObjectNode) root.at("/flows/0/transitions/1"))
                    .put("relationship-unique-id", "elsewhere")),
        mutation(
            "a flow with a step missing",
            "flow-conference-signup",
            root -> ((ArrayNode) root.at("/flows/0/transitions")).remove(1)),
        mutation("no flow at all", "flows", root -> root.remove("flows")));
  }

  @Test
  void is_refused_when_the_control_permits_egress(@TempDir Path folder) throws IOException {
    copyControls(
        folder, text -> text.replace("\"permit-egress\": false", "\"permit-egress\": true"));
    assertThat(ModelCheck.check(Model.read(MODEL), folder, Set.of()))
        .extracting(Finding::subject)
        .containsExactly("k8s-cluster");
  }

  @Test
  void is_refused_when_the_control_of_the_store_no_longer_verifies_it(@TempDir Path folder)
      throws IOException {
    copyControls(
        folder,
        text ->
            text.replace(
                "\"server-verification\": \"verify-full\"",
                "\"server-verification\": \"require\""));
    assertThat(ModelCheck.check(Model.read(MODEL), folder, Set.of()))
        .extracting(Finding::subject)
        .containsOnly("attendees-attendees-store");
  }

  private static void copyControls(Path folder, UnaryOperator<String> change) throws IOException {
    try (Stream<Path> files = Files.list(CONTROLS)) {
      for (Path file : files.toList()) {
        Files.writeString(folder.resolve(file.getFileName()), change.apply(Files.readString(file)));
      }
    }
  }

  private static Arguments mutation(String name, String culprit, Consumer<ObjectNode> change) {
    return Arguments.of(name, culprit, change);
  }

  private static ArrayNode relationships(ObjectNode root) {
    return (ArrayNode) root.get("relationships");
  }

  private static ObjectNode relationship(ObjectNode root, int index) {
    return (ObjectNode) root.get("relationships").get(index);
  }

  private static ObjectNode node(ObjectNode root, int index) {
    return (ObjectNode) root.get("nodes").get(index);
  }

  private static String configUrl(ObjectNode root, int index) {
    return relationship(root, index).at("/controls/security/requirements/0/config-url").asString();
  }

  private static ObjectNode connects(
      String id, String source, String destination, String protocol) {
    var relationship = JSON.createObjectNode().put("unique-id", id).put("protocol", protocol);
    var connects = relationship.putObject("relationship-type").putObject("connects");
    connects.putObject("source").put("node", source);
    connects.putObject("destination").put("node", destination);
    return relationship;
  }
}

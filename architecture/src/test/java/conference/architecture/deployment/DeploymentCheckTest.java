package conference.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import conference.architecture.Finding;
import conference.architecture.Model;
import conference.architecture.ModelCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("A deployment")
class DeploymentCheckTest {
  private static final Path MODEL = Path.of("conference-registration.architecture.json");
  private static final Path CONTROLS = Path.of("controls");
  private static final NginxSettings NGINX = NginxSettings.in(Path.of("..", "load-balancer"));

  private static final String WEBSITE = "conference-website-load-balancer";
  private static final String MUTUAL_TLS = "load-balancer-attendees";
  private static final String JDBC = "attendees-attendees-store";

  private static List<Finding> check(List<? extends JsonNode> resources, NginxSettings nginx) {
    return check(Model.read(MODEL), resources, nginx);
  }

  private static List<Finding> check(
      Model model, List<? extends JsonNode> resources, NginxSettings nginx) {
    return DeploymentCheck.check(model, CONTROLS, new Manifests(List.copyOf(resources)), nginx);
  }

  static List<String> overlays() {
    return Rendered.overlays();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overlays")
  @DisplayName("conforms as it is committed:")
  void conforms(String overlay) {
    var held = new Overlay(Path.of(".."), overlay);
    assertThat(ModelCheck.check(held.model(), CONTROLS, held.components())).isEmpty();
    assertThat(check(held.model(), Rendered.copy(overlay), NGINX)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  @DisplayName("is refused, naming the culprit, after")
  void refuses(Mutation mutation) {
    var deployed = new Deployed(new ArrayList<>(Rendered.copy("local")));
    mutation.change().accept(deployed);
    assertThat(check(deployed.resources(), NGINX))
        .extracting(Finding::subject)
        .contains(mutation.culprit());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("relayMutations")
  @DisplayName("with a mail relay is refused, naming the culprit, after")
  void refusesWithRelay(Mutation mutation) {
    var deployed = new Deployed(new ArrayList<>(Rendered.copy("example")));
    mutation.change().accept(deployed);
    assertThat(check(new Overlay(Path.of(".."), "example").model(), deployed.resources(), NGINX))
        .extracting(Finding::subject)
        .contains(mutation.culprit());
  }

  static Stream<Mutation> relayMutations() {
    return RelayMutations.all();
  }

  /** Such as that of the range of pods, where a cluster's network counts them as outside. */
  @Test
  void an_exception_from_who_may_come_in_is_accepted() {
    var deployed = new Deployed(new ArrayList<>(Rendered.copy("local")));
    deployed
        .at("NetworkPolicy", "load-balancer", "/spec/ingress/0/from/0/ipBlock")
        .putArray("except")
        .add("10.244.0.0/16");

    assertThat(check(deployed.resources(), NGINX)).isEmpty();
  }

  /** A way out is no part of the architecture unless the component that needs it is deployed. */
  @Test
  void a_mail_relay_without_its_part_of_the_model_is_refused() {
    assertThat(check(Rendered.copy("example"), NGINX))
        .extracting(Finding::subject)
        .contains("k8s-cluster", "attendees");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nginxMutations")
  @DisplayName("is refused after a change of NGINX's settings:")
  void refusesNginx(String mutation, String culprit, UnaryOperator<String> change) {
    List<String> changed = NGINX.lines().stream().map(change).toList();
    assertThat(changed).as("the mutation changes something").isNotEqualTo(NGINX.lines());
    assertThat(check(Rendered.copy("local"), new NginxSettings(changed)))
        .as(mutation)
        .anySatisfy(finding -> assertThat(finding.subject()).isEqualTo(culprit));
  }

  /** The control and the policies have to say the same, whichever of them was changed. */
  @Test
  void permit_egress_without_a_policy_that_lets_anything_leave_is_refused(@TempDir Path folder) {
    assertThat(withControl(folder, "\"permit-egress\": false", "\"permit-egress\": true"))
        .anySatisfy(finding -> {
          assertThat(finding.subject()).isEqualTo("k8s-cluster");
          assertThat(finding.message()).contains("permit-egress is true");
        });
  }

  @Test
  void an_ingress_that_the_control_does_not_permit_is_refused(@TempDir Path folder) {
    assertThat(withControl(folder, "\"permit-ingress\": true", "\"permit-ingress\": false"))
        .anySatisfy(finding -> {
          assertThat(finding.subject()).isEqualTo("k8s-cluster");
          assertThat(finding.message()).contains("permit-ingress is false");
        });
  }

  @Test
  void a_newer_tls_that_the_control_demands_is_demanded_of_every_end(@TempDir Path folder) {
    assertThat(
            withControl(
                folder, "\"minimum-tls-version\": \"1.2\"", "\"minimum-tls-version\": \"1.3\""))
        .extracting(Finding::subject)
        .contains(WEBSITE, MUTUAL_TLS, JDBC);
  }

  private static List<Finding> withControl(Path folder, String before, String after) {
    try (Stream<Path> files = Files.list(CONTROLS)) {
      for (Path file : files.toList()) {
        Files.writeString(
            folder.resolve(file.getFileName()), Files.readString(file).replace(before, after));
      }
      return DeploymentCheck.check(Model.read(MODEL), folder, Rendered.manifests("local"), NGINX);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static Stream<Mutation> mutations() {
    return Stream.of(
            PolicyMutations.policies(),
            WorkloadMutations.workloads(),
            WorkloadMutations.services(),
            LinkMutations.links(),
            PodMutations.pods(),
            PodMutations.others())
        .flatMap(mutations -> mutations);
  }

  static Stream<Arguments> nginxMutations() {
    return Stream.of(
        replaced("a port in clear text", WEBSITE, " ssl http2", " http2"),
        replaced(
            "old TLS for browsers",
            WEBSITE,
            "ssl_protocols TLSv1.2",
            "ssl_protocols TLSv1.1 TLSv1.2"),
        replaced(
            "old TLS to the service",
            MUTUAL_TLS,
            "proxy_ssl_protocols TLSv1.2",
            "proxy_ssl_protocols TLSv1"),
        replaced("a service in clear text", MUTUAL_TLS, "https://attendees", "http://attendees"),
        replaced(
            "a service that is not verified",
            MUTUAL_TLS,
            "proxy_ssl_verify on",
            "proxy_ssl_verify off"),
        replaced(
            "a service of any name",
            MUTUAL_TLS,
            "proxy_ssl_name attendees",
            "proxy_ssl_name $host"),
        replaced("no certificate shown", MUTUAL_TLS, "proxy_ssl_certificate ", "# "));
  }

  private static Arguments replaced(String name, String culprit, String before, String after) {
    UnaryOperator<String> change = line -> line.replace(before, after);
    return Arguments.of(name, culprit, change);
  }
}

package conference.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import conference.architecture.Model;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConformTest {
  private static final String POLICY = "kind: NetworkPolicy";

  @TempDir Path folder;
  private final StringWriter told = new StringWriter();

  private int conform(String rendered, String... options) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)));
    try {
      return new CommandLine(new Conform())
          .setOut(new PrintWriter(told))
          .execute(
              Stream.concat(Stream.of("--home=..", "local"), Arrays.stream(options))
                  .toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
  }

  private static String withoutPolicies() {
    return String.join(
        "---\n",
        Arrays.stream(Rendered.yaml("local").split("---\n"))
            .filter(document -> !document.contains(POLICY))
            .toList());
  }

  @Test
  void what_conforms_ends_with_zero_and_its_evidence_says_of_what_and_when() throws IOException {
    Path evidence = folder.resolve("evidence.json");

    assertThat(conform(Rendered.yaml("local"), "--json=" + evidence)).isZero();

    JsonNode written = JsonMapper.shared().readTree(Files.readString(evidence));
    assertThat(written.path("findings")).isEmpty();
    assertThat(written.path("model").asString("")).matches("[0-9a-f]{64}");
    assertThat(written.path("manifests").asString("")).matches("[0-9a-f]{64}");
    assertThat(written.path("at").asString("")).matches("\\d{4}-.*Z");
    assertThat(written.path("controls")).hasSize(4);
    assertThat(written.path("controls"))
        .allSatisfy(control -> assertThat(control.path("met").asBoolean()).isTrue());
    assertThat(
            written
                .path("controls")
                .valueStream()
                .map(control -> control.path("control").asString("")))
        .containsExactly("security-001", "security-002", "security-002", "security-003");
    assertThat(told.toString()).contains("local conforms: ").doesNotContain("✗");
  }

  @Test
  void what_does_not_conform_ends_with_one_and_names_the_control() throws IOException {
    Path evidence = folder.resolve("evidence.json");
    String rendered = withoutPolicies();

    assertThat(conform(rendered, "--json=" + evidence)).isEqualTo(1);

    JsonNode written = JsonMapper.shared().readTree(Files.readString(evidence));
    JsonNode segmentation = written.path("controls").path(0);
    assertThat(segmentation.path("subject").asString("")).isEqualTo("k8s-cluster");
    assertThat(segmentation.path("met").asBoolean()).isFalse();
    assertThat(segmentation.path("seen")).isNotEmpty();
    assertThat(told.toString())
        .contains("✗ k8s-cluster: ", "✗ security-001  k8s-cluster", "local does not conform: ");
  }

  @Test
  void the_same_manifests_have_the_same_digest_and_others_another() {
    assertThat(digest(Rendered.yaml("local"))).isEqualTo(digest(Rendered.yaml("local")));
    assertThat(digest(withoutPolicies())).isNotEqualTo(digest(Rendered.yaml("local")));
  }

  private static String digest(String rendered) {
    Path model = Path.of("conference-registration.architecture.json");
    return Evidence.of(
            Instant.EPOCH, "local", Model.read(model), Path.of("controls"), rendered, List.of())
        .manifests();
  }

  @Test
  void junit_reads_a_case_for_each_node_and_relationship_and_a_failure_for_each_that_is_wrong()
      throws Exception {
    Path report = folder.resolve("report.xml");

    conform(withoutPolicies(), "--junit=" + report);

    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document xml = factory.newDocumentBuilder().parse(report.toFile());
    assertThat(xml.getElementsByTagName("testcase").getLength()).isGreaterThanOrEqualTo(9);
    assertThat(xml.getElementsByTagName("failure").getLength())
        .isEqualTo(Integer.parseInt(xml.getDocumentElement().getAttribute("failures")))
        .isGreaterThan(1);
  }
}

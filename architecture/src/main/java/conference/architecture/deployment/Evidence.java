package conference.architecture.deployment;

import conference.architecture.ControlDocuments;
import conference.architecture.Finding;
import conference.architecture.Model;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a run of the check saw, to be kept: when, of what exactly, and how each control stands.
 *
 * @param model SHA-256 of the model, in hexadecimal
 * @param manifests SHA-256 of the rendered manifests
 */
public record Evidence(
    Instant at,
    String deployment,
    String model,
    String manifests,
    int resources,
    List<Controlled> controls,
    List<Finding> findings) {

  public Evidence {
    controls = List.copyOf(controls);
    findings = List.copyOf(findings);
  }

  /**
   * A control and what is under it.
   *
   * @param subject the node or relationship
   * @param seen what was found to be wrong there; empty when the control is met
   */
  public record Controlled(
      String subject, String control, String requirement, boolean met, List<String> seen) {
    public Controlled {
      seen = List.copyOf(seen);
    }
  }

  /** Gathers the evidence of one run. */
  public static Evidence of(
      Instant at,
      String deployment,
      Model model,
      Path controls,
      String rendered,
      List<Finding> findings) {
    var documents = ControlDocuments.in(controls);
    var controlled = new ArrayList<Controlled>();
    Stream.concat(model.nodes().stream(), model.relationships().stream())
        .forEach(element -> controlled(element, documents, findings).ifPresent(controlled::add));
    return new Evidence(
        at,
        deployment,
        digest(model.root().toString()),
        digest(rendered),
        Manifests.parse(rendered).resources().size(),
        controlled,
        findings);
  }

  private static Optional<Controlled> controlled(
      JsonNode element, ControlDocuments documents, List<Finding> findings) {
    String subject = Manifests.text(element, "unique-id");
    return Model.controls(element).stream()
        .findFirst()
        .map(control -> {
          String id =
              documents
                  .find(control.configUrl())
                  .map(document -> Manifests.text(document, "control-id"))
                  .orElse("");
          List<String> wrong =
              findings.stream()
                  .filter(finding -> finding.subject().equals(subject))
                  .map(Finding::message)
                  .toList();
          return new Controlled(subject, id, control.requirementUrl(), wrong.isEmpty(), wrong);
        });
  }

  private static String digest(String text) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package conference.architecture.deployment;

import conference.architecture.ControlDocuments;
import conference.architecture.Finding;
import conference.architecture.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Holds rendered manifests to a model that {@code ModelCheck} has found nothing wrong with. */
public final class DeploymentCheck {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\[\\[[^\\]]*]]");
  private static final String CLUSTER = "k8s-cluster";

  private DeploymentCheck() {}

  /**
   * Compares what would be deployed with the model.
   *
   * @param controls the folder with the controls' documents
   * @param nginx what goes into the load balancer's image
   * @return what is wrong; empty when nothing is
   */
  public static List<Finding> check(
      Model model, Path controls, Manifests manifests, NginxSettings nginx) {
    var findings = new Findings();
    var documents = ControlDocuments.in(controls);
    TypedCheck.check(manifests, findings);
    new WorkloadCheck(model, manifests, findings).check();
    new PodCheck(manifests, findings).check();
    JsonNode segmentation =
        model
            .node(CLUSTER)
            .flatMap(node -> Model.configuration(node, documents))
            .orElseGet(MissingNode::getInstance);
    new PolicyCheck(model, manifests, findings)
        .check(
            segmentation.path("permit-egress").asBoolean(false),
            segmentation.path("permit-ingress").asBoolean(false));
    new LinkCheck(model, documents, manifests, nginx, findings).check();
    manifests.resources().forEach(resource -> placeholders(resource, findings));
    return findings.all();
  }

  private static void placeholders(JsonNode resource, Findings findings) {
    var left = PLACEHOLDER.matcher(resource.toString());
    if (left.find()) {
      findings.report(
          Manifests.title(resource), "the placeholder " + left.group() + " has to be filled in");
    }
  }
}

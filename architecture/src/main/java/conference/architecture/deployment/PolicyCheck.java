package conference.architecture.deployment;

import conference.architecture.Model;
import conference.architecture.deployment.Grant.Direction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Micro-segmentation: what the policies let through is exactly what the model declares, in both
 * directions, and everything else is denied by default.
 */
final class PolicyCheck {
  private final Model model;
  private final Manifests manifests;
  private final Findings findings;

  PolicyCheck(Model model, Manifests manifests, Findings findings) {
    this.model = model;
    this.manifests = manifests;
    this.findings = findings;
  }

  /**
   * Compares the policies with the model.
   *
   * @param permitsEgress what the micro-segmentation control says of leaving the cluster
   * @param permitsIngress what it says of coming in
   */
  void check(boolean permitsEgress, boolean permitsIngress) {
    defaultDeny();
    var fromModel = new DeclaredFlows(model, manifests);
    Map<Grant, String> declared = fromModel.all();
    Map<Grant, String> opened = new LinkedHashMap<>();
    new OpenedFlows(manifests, findings)
        .all()
        .forEach((grant, policy) -> opened.put(fromModel.towardsDeclared(grant), policy));
    declared.forEach((grant, relationship) -> {
      if (!opened.containsKey(grant)) {
        findings.report(
            relationship,
            "no policy lets "
                + grant.sentence()
                + " ("
                + grant.direction().rules()
                + " of "
                + grant.node()
                + ")");
      }
    });
    opened.forEach((grant, policy) -> {
      if (!declared.containsKey(grant)) {
        findings.report(
            grant.node(),
            policy + " lets " + grant.sentence() + ", which the model does not declare");
      }
      boundary(grant, policy, permitsEgress, permitsIngress);
    });
    if (permitsEgress && opened.keySet().stream().noneMatch(Grant::leavesCluster)) {
      findings.report(
          "k8s-cluster", "permit-egress is true, but no policy lets anything leave the cluster");
    }
    if (permitsIngress && opened.keySet().stream().noneMatch(Grant::entersCluster)) {
      findings.report(
          "k8s-cluster", "permit-ingress is true, but no policy lets anybody into the cluster");
    }
  }

  private void boundary(Grant grant, String policy, boolean permitsEgress, boolean permitsIngress) {
    if (!permitsEgress && grant.leavesCluster()) {
      findings.report(
          "k8s-cluster", "permit-egress is false, but " + policy + " lets " + grant.sentence());
    }
    if (!permitsIngress && grant.entersCluster()) {
      findings.report(
          "k8s-cluster", "permit-ingress is false, but " + policy + " lets " + grant.sentence());
    }
  }

  private void defaultDeny() {
    for (Direction direction : Direction.values()) {
      boolean denied =
          manifests
              .ofKind("NetworkPolicy")
              .map(policy -> policy.path("spec"))
              .anyMatch(spec ->
                  spec.path("podSelector").isObject()
                      && spec.path("podSelector").isEmpty()
                      && OpenedFlows.types(spec).contains(direction.type())
                      && !spec.has(direction.rules()));
      if (!denied) {
        findings.report(
            "k8s-cluster",
            "no policy denies by default what no other policy opens: "
                + direction.type()
                + " of every pod");
      }
    }
  }
}

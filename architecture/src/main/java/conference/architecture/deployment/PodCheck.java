package conference.architecture.deployment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Pods may do as little as they need: Pod Security's level "restricted", and beyond it a file
 * system that is only read, no token for the Kubernetes API, memory within bounds, and probes.
 */
final class PodCheck {
  /** What "restricted" admits as volumes, without those that reach beyond the pod's own. */
  private static final Set<String> VOLUMES =
      Set.of("configMap", "emptyDir", "persistentVolumeClaim", "projected", "secret");

  private static final List<String> HOST = List.of("hostNetwork", "hostPID", "hostIPC");

  private final Manifests manifests;
  private final Findings findings;

  PodCheck(Manifests manifests, Findings findings) {
    this.manifests = manifests;
    this.findings = findings;
  }

  void check() {
    for (Workload workload : manifests.workloads()) {
      pod(workload);
      workload.allContainers().forEach(container -> container(workload, container));
      if (workload.isServing()) {
        workload.containers().forEach(container -> probes(workload, container));
        rollOut(workload);
      }
      references(workload);
    }
    manifests
        .resources()
        .forEach(resource -> {
          if (Manifests.text(resource, "kind").equals("Secret")) {
            findings.report(Manifests.title(resource), "a secret does not belong into a manifest");
          }
        });
  }

  private void pod(Workload workload) {
    JsonNode pod = workload.pod();
    JsonNode security = pod.path("securityContext");
    String title = workload.title();
    require(title, "automountServiceAccountToken", "false", pod);
    require(title, "runAsNonRoot", "true", security);
    findings.expect(
        title,
        "the seccomp profile",
        "RuntimeDefault",
        Manifests.text(security.path("seccompProfile"), "type"));
    if (security.path("runAsUser").asInt(0) < 1) {
      findings.report(title, "runAsUser has to be a number other than root's");
    }
    if (pod.has("serviceAccountName") || pod.has("serviceAccount")) {
      findings.report(title, "no pod needs a service account");
    }
    for (String member : HOST) {
      if (pod.path(member).asBoolean(false)) {
        findings.report(title, member + " is not allowed");
      }
    }
    Manifests.each(pod.path("volumes"))
        .forEach(volume ->
            volume.propertyNames().stream()
                .filter(member -> !member.equals("name") && !VOLUMES.contains(member))
                .forEach(member ->
                    findings.report(
                        title,
                        "the volume " + Manifests.text(volume, "name") + " is a " + member)));
  }

  private void container(Workload workload, JsonNode container) {
    JsonNode security = container.path("securityContext");
    String subject = workload.title();
    String name = Manifests.text(container, "name");
    require(subject, "allowPrivilegeEscalation", "false", security, name);
    require(subject, "readOnlyRootFilesystem", "true", security, name);
    findings.expect(
        subject,
        "the capabilities that " + name + " drops",
        "[\"ALL\"]",
        security.path("capabilities").path("drop").toString());
    if (security.path("capabilities").has("add")) {
      findings.report(subject, name + " adds capabilities");
    }
    for (String weaker : List.of("privileged", "runAsNonRoot", "runAsUser", "seccompProfile")) {
      if (security.has(weaker)) {
        findings.report(subject, name + " sets " + weaker + ", which the pod has set");
      }
    }
    boolean secretVariable =
        container.has("envFrom")
            || Manifests.each(container.path("env"))
                .anyMatch(variable -> variable.path("valueFrom").has("secretKeyRef"));
    if (secretVariable) {
      findings.report(subject, name + " has a secret in a variable; it belongs into a file");
    }
    boolean onHost = Manifests.each(container.path("ports")).anyMatch(port -> port.has("hostPort"));
    if (onHost) {
      findings.report(subject, name + " takes a port of the host");
    }
    JsonNode resources = container.path("resources");
    Stream.of("requests/cpu", "requests/memory", "limits/memory")
        .filter(path -> resources.at("/" + path).isMissingNode())
        .forEach(path -> findings.report(subject, name + " has no resources " + path));
  }

  private void probes(Workload workload, JsonNode container) {
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      if (!container.has(probe)) {
        findings.report(workload.title(), Manifests.text(container, "name") + " has no " + probe);
      }
    }
  }

  private void rollOut(Workload workload) {
    if (!Manifests.text(workload.resource(), "kind").equals("Deployment")) {
      return;
    }
    JsonNode strategy = workload.resource().path("spec").path("strategy");
    findings.expect(
        workload.title(),
        "maxUnavailable of its roll-out",
        "0",
        strategy.path("rollingUpdate").path("maxUnavailable").toString());
    boolean guarded =
        manifests
            .ofKind("PodDisruptionBudget")
            .map(budget -> Selector.of(budget.path("spec").path("selector")))
            .anyMatch(selector -> selector.isPresent() && workload.isSelectedBy(selector.get()));
    if (!guarded) {
      findings.report(workload.title(), "no PodDisruptionBudget guards it");
    }
  }

  /** A name that leads nowhere keeps a pod from starting. */
  private void references(Workload workload) {
    Set<String> maps =
        manifests.ofKind("ConfigMap").map(Manifests::name).collect(Collectors.toSet());
    Set<String> claims =
        manifests.ofKind("PersistentVolumeClaim").map(Manifests::name).collect(Collectors.toSet());
    Stream<String> fromVolumes =
        Manifests.each(workload.pod().path("volumes"))
            .filter(volume -> volume.has("configMap"))
            .map(volume -> Manifests.text(volume.path("configMap"), "name"));
    Stream<String> fromEnvironment =
        workload.allContainers().stream()
            .flatMap(container -> Manifests.each(container.path("env")))
            .map(variable -> variable.path("valueFrom").path("configMapKeyRef"))
            .filter(JsonNode::isObject)
            .map(reference -> Manifests.text(reference, "name"));
    Stream.concat(fromVolumes, fromEnvironment)
        .filter(name -> !maps.contains(name))
        .distinct()
        .forEach(name -> findings.report(workload.title(), "there is no ConfigMap " + name));
    Manifests.each(workload.pod().path("volumes"))
        .filter(volume -> volume.has("persistentVolumeClaim"))
        .map(volume -> Manifests.text(volume.path("persistentVolumeClaim"), "claimName"))
        .filter(name -> !claims.contains(name))
        .forEach(name -> findings.report(workload.title(), "there is no volume claim " + name));
  }

  private void require(String subject, String member, String value, JsonNode element) {
    require(subject, member, value, element, "the pod");
  }

  private void require(
      String subject, String member, String value, JsonNode element, String whose) {
    findings.expect(
        subject,
        member + " of " + whose,
        value,
        element.has(member) ? element.path(member).toString() : "");
  }
}

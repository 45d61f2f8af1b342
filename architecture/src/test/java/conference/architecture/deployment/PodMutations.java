package conference.architecture.deployment;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What must not happen to pods, and to the manifests as a whole. */
final class PodMutations {
  static Stream<Mutation> pods() {
    String attendees = "Deployment/attendees";
    return Stream.of(
        new Mutation(
            "a pod as root",
            attendees,
            deployed ->
                ((ObjectNode) deployed.pod("Deployment", "attendees").path("securityContext"))
                    .put("runAsUser", 0)),
        new Mutation(
            "a pod without seccomp",
            attendees,
            deployed ->
                ((ObjectNode) deployed.pod("Deployment", "attendees").path("securityContext"))
                    .remove("seccompProfile")),
        new Mutation(
            "a token for the Kubernetes API",
            attendees,
            deployed ->
                deployed.pod("Deployment", "attendees").put("automountServiceAccountToken", true)),
        new Mutation(
            "a service account",
            attendees,
            deployed -> deployed.pod("Deployment", "attendees").put("serviceAccountName", "admin")),
        new Mutation(
            "the host's network",
            attendees,
            deployed -> deployed.pod("Deployment", "attendees").put("hostNetwork", true)),
        new Mutation(
            "a folder of the host",
            attendees,
            deployed ->
                deployed
                    .list("Deployment", "attendees", "/spec/template/spec/volumes")
                    .addObject()
                    .put("name", "host")
                    .putObject("hostPath")
                    .put("path", "/")),
        new Mutation(
            "a file system that can be written",
            attendees,
            deployed -> security(deployed).put("readOnlyRootFilesystem", false)),
        new Mutation(
            "escalation of privileges",
            attendees,
            deployed -> security(deployed).remove("allowPrivilegeEscalation")),
        new Mutation(
            "kept capabilities", attendees, deployed -> security(deployed).remove("capabilities")),
        new Mutation(
            "an added capability",
            attendees,
            deployed ->
                ((ObjectNode) security(deployed).path("capabilities"))
                    .putArray("add")
                    .add("NET_ADMIN")),
        new Mutation(
            "a privileged container",
            attendees,
            deployed -> security(deployed).put("privileged", true)),
        new Mutation(
            "a secret in a variable",
            attendees,
            deployed ->
                deployed
                    .list("Deployment", "attendees", "/spec/template/spec/containers/0/env")
                    .addObject()
                    .put("name", "KEY")
                    .putObject("valueFrom")
                    .putObject("secretKeyRef")
                    .put("name", "key")
                    .put("key", "key")),
        new Mutation(
            "a port of the host",
            attendees,
            deployed ->
                deployed
                    .at("Deployment", "attendees", "/spec/template/spec/containers/0/ports/0")
                    .put("hostPort", 8443)),
        new Mutation(
            "memory without bounds",
            attendees,
            deployed ->
                ((ObjectNode) deployed.container("Deployment", "attendees").path("resources"))
                    .remove("limits")),
        new Mutation(
            "no liveness probe",
            attendees,
            deployed -> deployed.container("Deployment", "attendees").remove("livenessProbe")),
        new Mutation(
            "a roll-out that takes replicas away",
            attendees,
            deployed ->
                deployed
                    .at("Deployment", "attendees", "/spec/strategy/rollingUpdate")
                    .put("maxUnavailable", 1)),
        new Mutation(
            "no disruption budget",
            attendees,
            deployed -> deployed.remove("PodDisruptionBudget", "attendees")),
        new Mutation(
            "settings that are not there",
            attendees,
            deployed -> deployed.remove("ConfigMap", "website")),
        new Mutation(
            "a volume claim that is not there",
            attendees,
            deployed -> deployed.remove("PersistentVolumeClaim", "certificates")));
  }

  private static ObjectNode security(Deployed deployed) {
    return (ObjectNode) deployed.container("Deployment", "attendees").path("securityContext");
  }

  static Stream<Mutation> others() {
    return Stream.of(
        new Mutation(
            "a placeholder left",
            "ConfigMap/website",
            deployed -> {
              ObjectNode website = deployed.get("ConfigMap", "website");
              ((ObjectNode) website.path("metadata")).put("name", "website");
              ((ObjectNode) website.path("data")).put("url", "[[ URL ]]");
            }),
        new Mutation(
            "a field that Kubernetes does not know",
            "Deployment/attendees",
            deployed -> deployed.at("Deployment", "attendees", "/spec").put("replica", 2)),
        new Mutation(
            "a field of another type",
            "Deployment/attendees",
            deployed -> deployed.at("Deployment", "attendees", "/spec").put("replicas", "two")),
        new Mutation(
            "a number where a text is expected",
            "Deployment/load-balancer",
            deployed ->
                deployed
                    .at("Deployment", "load-balancer", "/spec/template/spec/containers/0/env/0")
                    .put("value", 8443)),
        new Mutation(
            "a kind that is not part of the architecture",
            "Ingress/side-door",
            deployed ->
                deployed.add(
                    """
                    apiVersion: networking.k8s.io/v1
                    kind: Ingress
                    metadata: {name: side-door, namespace: conference}
                    """)),
        new Mutation(
            "a right at the Kubernetes API",
            "RoleBinding/somebody",
            deployed ->
                deployed.add(
                    """
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: RoleBinding
                    metadata: {name: somebody, namespace: conference}
                    """)),
        new Mutation(
            "a secret in a manifest",
            "Secret/key",
            deployed ->
                deployed.add(
                    """
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: key, namespace: conference}
                    stringData: {key: value}
                    """)),
        new Mutation(
            "an autoscaler that scales nobody",
            "HorizontalPodAutoscaler/attendees",
            deployed ->
                deployed.add(
                    """
                    apiVersion: autoscaling/v2
                    kind: HorizontalPodAutoscaler
                    metadata: {name: attendees, namespace: conference}
                    spec: {maxReplicas: 9, scaleTargetRef: {kind: Deployment, name: attendee}}
                    """)));
  }

  private PodMutations() {}
}

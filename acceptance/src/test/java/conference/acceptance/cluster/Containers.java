package conference.acceptance.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The containers of pods, run by podman as their manifests say. */
final class Containers {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Z_]+)\\)");

  /** Volumes of claims, which outlive their pods. */
  private final Path folder;

  private final List<JsonNode> resources;

  Containers(Path folder, List<JsonNode> resources) {
    this.folder = folder;
    this.resources = List.copyOf(resources);
  }

  /** What a run that was killed has left behind. */
  static void clear() {
    Shell.attempt("podman", "rm", "--force", "--time", "0", "--filter", "label=conference-pod");
    String left =
        Shell.attempt("podman", "ps", "--all", "--quiet", "--filter", "label=conference-pod")
            .output();
    left.lines().forEach(id -> Shell.attempt("podman", "rm", "--force", "--time", "0", id));
  }

  /** Runs what comes before the start, one after the other, and then starts the container. */
  void start(Pod pod, JsonNode spec) {
    for (JsonNode container : spec.path("initContainers")) {
      var line = command(pod, spec, container);
      line.add(2, "--rm");
      Shell.insist(line, "");
    }
    for (JsonNode container : spec.path("containers")) {
      var line = command(pod, spec, container);
      line.add(2, "--detach");
      Shell.insist(line, "");
    }
  }

  /** Waits for the end of a Job's container and returns how it ended. */
  static int await(Pod pod) {
    return Integer.parseInt(Shell.insist("podman", "wait", pod.name()).strip());
  }

  /** As the kubelet ends a pod, apart from the pause before. */
  static void stop(Pod pod) {
    Shell.insist("podman", "stop", "--time", "60", pod.name());
    Shell.insist("podman", "rm", pod.name());
  }

  static String log(Pod pod) {
    return Shell.attempt("podman", "logs", pod.name()).output();
  }

  private List<String> command(Pod pod, JsonNode spec, JsonNode container) {
    JsonNode security = spec.path("securityContext");
    boolean before = spec.path("initContainers").valueStream().anyMatch(container::equals);
    Map<String, String> environment = environment(pod, container);
    var line =
        new ArrayList<>(
            List.of(
                "podman",
                "run",
                "--name=" + pod.name() + (before ? "-" + container.path("name").asString("") : ""),
                "--label=conference-pod=" + pod.name(),
                "--network=ns:/run/netns/" + pod.network(),
                "--hostname=" + pod.name(),
                "--user=" + security.path("runAsUser") + ":" + security.path("runAsGroup"),
                "--group-add=" + security.path("fsGroup"),
                "--security-opt=no-new-privileges",
                "--cap-drop=all",
                "--read-only",
                // podman would else add folders that can be written, which a cluster does not.
                "--read-only-tmpfs=false",
                "--memory=" + bytes(container.at("/resources/limits/memory").asString("")),
                // Within what this machine lets a container have.
                "--ulimit=nofile=16384:16384",
                "--ulimit=nproc=4096:4096",
                "--volume=" + folder.resolve("resolv.conf") + ":/etc/resolv.conf:ro"));
    environment.forEach((name, value) -> line.add("--env=" + name + "=" + value));
    for (JsonNode mount : container.path("volumeMounts")) {
      line.add("--volume=" + mount(pod, spec, mount));
    }
    if (container.has("command")) {
      line.add("--entrypoint=" + container.path("command"));
    }
    line.add(image(container.path("image").asString("")));
    container
        .path("args")
        .forEach(argument -> line.add(expanded(argument.asString(""), environment)));
    return line;
  }

  /** Ours as a cluster would look for it; the store's by its stand-in. */
  private static String image(String name) {
    return (name.contains("/") ? "docker.io/" : "localhost/") + name;
  }

  private static String bytes(String quantity) {
    return quantity.replace("Mi", "m").replace("Gi", "g");
  }

  private Map<String, String> environment(Pod pod, JsonNode container) {
    var environment = new LinkedHashMap<String, String>();
    for (JsonNode variable : container.path("env")) {
      JsonNode from = variable.path("valueFrom");
      String value =
          switch (from.path("fieldRef").path("fieldPath").asString("")) {
            case "metadata.name" -> pod.name();
            case "metadata.namespace" -> pod.namespace();
            default ->
                from.has("configMapKeyRef")
                    ? file(
                        from.path("configMapKeyRef"), from.at("/configMapKeyRef/key").asString(""))
                    : expanded(variable.path("value").asString(""), environment);
          };
      environment.put(variable.path("name").asString(""), value);
    }
    return environment;
  }

  private static String expanded(String text, Map<String, String> environment) {
    return REFERENCE
        .matcher(text)
        .replaceAll(name -> environment.getOrDefault(name.group(1), name.group()));
  }

  private JsonNode configMap(JsonNode reference) {
    return resources.stream()
        .filter(resource ->
            resource.path("kind").asString("").equals("ConfigMap")
                && resource.at("/metadata/name").equals(reference.path("name")))
        .map(resource -> resource.path("data"))
        .findFirst()
        .orElseThrow();
  }

  private String file(JsonNode reference, String key) {
    return configMap(reference).path(key).asString("");
  }

  private String mount(Pod pod, JsonNode spec, JsonNode mount) {
    String name = mount.path("name").asString("");
    JsonNode volume =
        spec.path("volumes")
            .valueStream()
            .filter(candidate -> candidate.path("name").asString("").equals(name))
            .findFirst()
            .orElse(spec.path("no such volume"));
    Path whole = source(pod, spec, name, volume);
    open(whole, spec);
    Path source = whole.resolve(mount.path("subPath").asString(""));
    open(source, spec);
    return source
        + ":"
        + mount.path("mountPath").asString("")
        + (mount.path("readOnly").asBoolean(false) ? ":ro" : "");
  }

  /** A claim is everybody's, a map is written out, and all else is the pod's own for its life. */
  private Path source(Pod pod, JsonNode spec, String name, JsonNode volume) {
    if (volume.has("persistentVolumeClaim")) {
      return folder.resolve("claim-" + volume.at("/persistentVolumeClaim/claimName").asString(""));
    }
    if (volume.isMissingNode()) {
      // One of a StatefulSet's own claims.
      return folder.resolve("claim-" + pod.name() + "-" + name);
    }
    Path own = folder.resolve(pod.name()).resolve(name);
    if (volume.has("configMap")) {
      open(own, spec);
      configMap(volume.path("configMap"))
          .properties()
          .forEach(entry -> write(own.resolve(entry.getKey()), entry.getValue().asString("")));
    }
    return own;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * As the kubelet makes a volume or a part of one: of root and the pod's group, which may write.
   */
  private static synchronized void open(Path volume, JsonNode spec) {
    try {
      if (!Files.exists(volume)) {
        Files.createDirectories(volume);
        String group = spec.at("/securityContext/fsGroup").toString();
        Shell.insist("chgrp", group, volume.toString());
        Shell.insist("chmod", "2775", volume.toString());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What a manifest says of a container's ports, by name. */
  static Map<String, Integer> ports(JsonNode spec) {
    return spec.path("containers")
        .valueStream()
        .flatMap(container -> container.path("ports").valueStream())
        .collect(
            Collectors.toMap(
                port -> port.path("name").asString(""),
                port -> port.path("containerPort").asInt()));
  }
}

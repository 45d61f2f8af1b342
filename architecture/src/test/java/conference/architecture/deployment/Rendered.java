package conference.architecture.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The manifests that the overlays of k8s-cluster come to, rendered once for all tests. */
final class Rendered {
  private static final Path CLUSTER = Path.of("..", "k8s-cluster");
  private static final Map<String, String> OVERLAYS = new ConcurrentHashMap<>();

  private Rendered() {}

  static List<String> overlays() {
    try (Stream<Path> folders = Files.list(CLUSTER.resolve("overlays"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static Manifests manifests(String overlay) {
    return Manifests.parse(yaml(overlay));
  }

  static String yaml(String overlay) {
    return OVERLAYS.computeIfAbsent(overlay, Rendered::render);
  }

  /** Resources that a test may change without another one seeing it. */
  static List<ObjectNode> copy(String overlay) {
    return manifests(overlay).resources().stream()
        .map(resource -> (ObjectNode) resource.deepCopy())
        .toList();
  }

  private static String render(String overlay) {
    try {
      Process process =
          new ProcessBuilder(CLUSTER.resolve("render").toString(), overlay)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.onExit().join().exitValue() != 0) {
        throw new IllegalStateException("the overlay " + overlay + " cannot be rendered");
      }
      return yaml;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

package conference.acceptance.load;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the load balancer wrote down about its requests, one JSON object a line, from some moment
 * on.
 */
final class AccessLog {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final long from;

  private AccessLog(Path file, long from) {
    this.file = file;
    this.from = from;
  }

  static AccessLog fromNowOn(Path file) {
    try {
      return new AccessLog(file, Files.exists(file) ? Files.size(file) : 0);
    } catch (IOException failure) {
      throw new BenchException(file + " cannot be read", failure);
    }
  }

  /** Whole lines only: the load balancer writes in blocks. */
  List<JsonNode> lines() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(from);
      byte[] bytes = new byte[(int) (log.length() - from)];
      log.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(JSON::readTree).toList();
    } catch (IOException failure) {
      throw new BenchException(file + " cannot be read", failure);
    }
  }

  /** How many requests below the path came as far as a replica. */
  long upstreamRequests(String path) {
    return lines().stream()
        .filter(line -> line.get("path").stringValue().equals(path))
        .filter(line -> isReplica(line.get("upstream").stringValue()))
        .count();
  }

  /** And not a second step within the load balancer. */
  private static boolean isReplica(String upstream) {
    return !upstream.isBlank() && !upstream.equals("-") && !upstream.startsWith("unix:");
  }
}

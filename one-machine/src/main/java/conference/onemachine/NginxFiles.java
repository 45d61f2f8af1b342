package conference.onemachine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The load balancer's configuration for one machine: the templates of load-balancer/ with the names
 * filled in.
 */
final class NginxFiles {
  private static final String LIVE_SOCKET = "live.sock";
  private static final int LONGEST_SOCKET_PATH = 107;
  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

  private final Configuration configuration;

  NginxFiles(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Where NGINX is told to begin. */
  Path main() {
    return folder().resolve("nginx.conf");
  }

  Path pidFile() {
    return configuration.folder("nginx").resolve("nginx.pid");
  }

  private Path folder() {
    return configuration.folder("nginx").resolve("conf");
  }

  /**
   * In the data folder, if its path is short enough for the address of a socket (unix(7): 108
   * bytes).
   */
  private Path socketFolder() {
    Path inData = configuration.folder("nginx");
    byte[] path = inData.resolve(LIVE_SOCKET).toString().getBytes(StandardCharsets.UTF_8);
    return path.length < LONGEST_SOCKET_PATH
        ? inData
        : Path.of(
            System.getProperty("java.io.tmpdir"), "conference-" + UUID.nameUUIDFromBytes(path));
  }

  void write() {
    Path templates = configuration.home().resolve("load-balancer");
    try (Stream<Path> files = Files.list(templates)) {
      Files.createDirectories(folder());
      PrivateFiles.folder(socketFolder());
      // One that was killed leaves it behind, and the next one could not listen.
      Files.deleteIfExists(socketFolder().resolve(LIVE_SOCKET));
      Files.createDirectories(configuration.folder("nginx").resolve("cache"));
      Files.createDirectories(configuration.folder("logs"));
      Files.createDirectories(configuration.folder("mails"));
      Map<String, String> values = values();
      for (Path template : files.filter(file -> file.toString().endsWith(".conf")).toList()) {
        Files.writeString(
            folder().resolve(template.getFileName()), fill(Files.readString(template), values));
      }
    } catch (IOException failure) {
      throw new LaunchException(
          "the load balancer's configuration cannot be written: " + failure.getMessage(), failure);
    }
  }

  static String fill(String template, Map<String, String> values) {
    return NAME.matcher(template)
        .replaceAll(match -> {
          String value = values.get(match.group(1));
          if (value == null) {
            throw new LaunchException(
                "load-balancer/ asks for " + match.group() + ", which has no value here");
          }
          return Matcher.quoteReplacement(value);
        });
  }

  private Map<String, String> values() throws IOException {
    Configuration.Limits limits = configuration.limits();
    long files = ThisMachine.openFiles();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("PORT", Integer.toString(configuration.port()));
    values.put(
        "LISTEN_IPV6",
        ThisMachine.hasIpv6()
            ? "listen [::]:" + configuration.port() + " ssl http2 backlog=4096;"
            : "");
    values.put("WEBSITE", configuration.website());
    values.put("SITE", configuration.home().resolve("conference-website/dist").toString());
    values.put("PKI", configuration.folder("pki").toString());
    values.put("RUN", configuration.folder("nginx").toString());
    values.put("LIVE_SOCKET", socketFolder().resolve(LIVE_SOCKET).toString());
    values.put("LOGS", configuration.folder("logs").toString());
    values.put(
        "WORKERS", Integer.toString(Math.min(4, Runtime.getRuntime().availableProcessors())));
    values.put("OPEN_FILES", Long.toString(files));
    values.put("CONNECTIONS", Long.toString(Math.min(32768, files - 512)));
    values.put("PROCESS", process());
    values.put("IN_HTTP", "");
    values.put("REPLICAS", servers("max_fails=3 fail_timeout=2s max_conns=256"));
    values.put("REPLICAS_FOR_NEWS", servers("max_fails=3 fail_timeout=2s max_conns=128"));
    values.put("REPLICAS_NEVER_FAILED", servers("max_fails=0 max_conns=384"));
    values.put("UNLIMITED_CLIENTS", limits.loopbackToo() ? "" : "127.0.0.0/8 1; ::1/128 1;");
    values.put("REQUESTS_PER_SECOND", Integer.toString(limits.requestsPerSecond()));
    values.put("REQUESTS_BURST", Integer.toString(limits.requestsPerSecond() * 2));
    values.put("SIGN_UPS_PER_SECOND", Integer.toString(limits.signUpsPerSecond()));
    values.put("SIGN_UPS_BURST", Integer.toString(limits.signUpsPerSecond() * 5));
    values.put("CONNECTIONS_PER_CLIENT", Integer.toString(limits.connectionsPerClient()));
    values.put("MORE", mails());
    return values;
  }

  /**
   * In the foreground, as a child; and as whoever started it, as only they can read the data
   * folder.
   */
  private String process() {
    String user = ThisMachine.isRoot() ? "user root;\n" : "";
    Path run = configuration.folder("nginx");
    return user + "daemon off;\n" + "lock_file " + run.resolve("nginx.lock") + ";";
  }

  private String servers(String options) {
    IntFunction<String> server =
        replica -> "server 127.0.0.1:" + configuration.servicePort(replica) + " " + options + ";";
    return IntStream.rangeClosed(1, configuration.replicas())
        .mapToObj(server)
        .collect(Collectors.joining("\n  "));
  }

  private String mails() throws IOException {
    Path viewer = configuration.home().resolve("one-machine/mails");
    return fill(
        Files.readString(viewer.resolve("mails.conf")),
        Map.of("VIEWER", viewer.toString(), "MAILS", configuration.folder("mails").toString()));
  }
}

package conference.onemachine;

import conference.store.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** NGINX with the configuration of load-balancer/. */
final class LoadBalancer {
  /**
   * Held availability requests would keep a draining NGINX for 25 s; everything else is done long
   * before.
   */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final ChildProcess process;

  private LoadBalancer(ChildProcess process) {
    this.process = process;
  }

  static LoadBalancer start(Configuration configuration) {
    Path nginx = ThisMachine.nginx();
    NginxFiles files = new NginxFiles(configuration);
    files.write();
    check(nginx, files);
    Path log = configuration.log("load-balancer-start");
    ChildProcess process =
        ChildProcess.start(
            new ChildProcess.Command(
                "load-balancer",
                List.of(),
                line(nginx, files),
                log,
                Map.of(),
                ChildProcess.Farewell.TERM));
    LoadBalancer started = new LoadBalancer(process);
    Waiting.until(
        Duration.ofSeconds(10),
        () -> Files.exists(files.pidFile()) || !process.isAlive(),
        () -> "NGINX did not start, see " + log);
    if (!process.isAlive()) {
      throw new LaunchException("NGINX did not start: " + Waiting.lastLine(log));
    }
    return started;
  }

  /**
   * The configuration is tried first, so that a mistake in it is a sentence and not a silent exit.
   */
  private static void check(Path nginx, NginxFiles files) {
    List<String> line = new java.util.ArrayList<>(line(nginx, files));
    line.add("-t");
    line.add("-q");
    try {
      Process test = new ProcessBuilder(line).redirectErrorStream(true).start();
      String output = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (test.onExit().join().exitValue() != 0) {
        throw new LaunchException("NGINX refuses its configuration: " + output.strip());
      }
      // The trial leaves an empty one, and a full one is the sign that NGINX listens.
      Files.deleteIfExists(files.pidFile());
    } catch (IOException failure) {
      throw new LaunchException("NGINX cannot be started: " + failure.getMessage(), failure);
    }
  }

  private static List<String> line(Path nginx, NginxFiles files) {
    Path folder = files.main().getParent();
    return List.of(
        nginx.toString(),
        "-p",
        folder + "/",
        "-c",
        files.main().toString(),
        // Until the configuration is read, NGINX would write to a file that belongs to root.
        "-e",
        "stderr");
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** New workers take over with the new certificates, the old ones finish what they have begun. */
  void reload() {
    process.signal("HUP");
  }

  void stop() {
    if (!process.stop("QUIT", DRAIN, "TERM")) {
      process.kill();
    }
  }
}

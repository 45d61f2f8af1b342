package conference.onemachine;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine has to offer. */
final class ThisMachine {
  private static final List<Path> USUAL_PLACES =
      Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin")
          .map(Path::of)
          .toList();

  private ThisMachine() {}

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** NGINX is often in a folder for system programs, which a normal user's path leaves out. */
  static Path nginx() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Arrays.stream(path.split(":")).filter(folder -> !folder.isBlank()).map(Path::of),
            USUAL_PLACES.stream())
        .map(folder -> folder.resolve("nginx"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new LaunchException(
                "NGINX is missing: install it, for example with 'apt-get install nginx-light' or 'brew install nginx'"));
  }

  static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(Inet6Address.getByAddress(new byte[16]), 0));
      return true;
    } catch (IOException absent) {
      return false;
    }
  }

  /** How many files a process may have open at most; every connection is one. */
  static long openFiles() {
    try {
      Process process = new ProcessBuilder("sh", "-c", "ulimit -Hn").start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return answer.equals("unlimited") ? 65536 : Math.min(65536, Long.parseLong(answer));
    } catch (IOException | NumberFormatException unknown) {
      return 1024;
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections of the last run that are still closing are no reason to refuse.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress((InetAddress) null, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Refuses to start beside somebody who has one of the ports. */
  static void insistOnFree(int port, String purpose) {
    if (!isFree(port)) {
      throw new LaunchException(
          "port "
              + port
              + " ("
              + purpose
              + ") is taken"
              + PortOwner.of(port).map(owner -> " by " + owner).orElse("")
              + ": stop that, or choose another base port with --port");
    }
  }
}

package conference.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import conference.architecture.ConnectionCheck.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The check of running connections")
class ConnectionCheckTest {

  private static final Model MODEL =
      Model.read(Path.of("conference-registration.architecture.json"));
  private static final long HERE = ProcessHandle.current().pid();
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @BeforeEach
  void the_kernel_tells() {
    assumeTrue(
        Files.exists(Path.of("/proc/self/net/tcp")),
        "no /proc/self/net/tcp: this check needs Linux");
  }

  @Test
  void sees_a_connection_that_the_model_does_not_declare() throws IOException {
    try (var store = new ServerSocket(0, 1, LOOPBACK);
        var shortcut = new Socket(LOOPBACK, store.getLocalPort());
        var accepted = store.accept()) {
      assertThat(accepted.isConnected()).isTrue();
      var findings =
          ConnectionCheck.check(
              MODEL,
              Map.of(
                  "load-balancer", new Running(Set.of(HERE), Set.of(), Set.of()),
                  "attendees-store",
                      new Running(Set.of(), Set.of(store.getLocalPort()), Set.of())));
      assertThat(findings)
          .contains(
              new Finding(
                  "load-balancer",
                  "has a connection to attendees-store (port "
                      + shortcut.getPort()
                      + "), which the model does not declare"));
    }
  }

  @Test
  void accepts_a_declared_connection_and_misses_one_that_is_not_there() throws IOException {
    try (var store = new ServerSocket(0, 1, LOOPBACK);
        var connection = new Socket(LOOPBACK, store.getLocalPort());
        var accepted = store.accept()) {
      assertThat(connection.isConnected() && accepted.isConnected()).isTrue();
      var nodes =
          Map.of(
              "attendees", new Running(Set.of(HERE), Set.of(), Set.of()),
              "attendees-store", new Running(Set.of(), Set.of(store.getLocalPort()), Set.of()),
              "load-balancer", new Running(Set.of(), Set.of(), Set.of()));
      assertThat(ConnectionCheck.check(MODEL, nodes))
          .noneMatch(finding -> finding.message().contains("attendees-store"))
          .contains(
              new Finding(
                  "load-balancer-attendees", "this connection is declared, but nobody holds it"));
    }
  }

  @Test
  void sees_a_port_that_is_no_interface() throws IOException {
    try (var backdoor = new ServerSocket(0, 1, LOOPBACK)) {
      var nodes = Map.of("attendees", new Running(Set.of(HERE), Set.of(), Set.of()));
      assertThat(ConnectionCheck.check(MODEL, nodes))
          .contains(
              new Finding(
                  "attendees",
                  "listens on port " + backdoor.getLocalPort() + ", which is no interface of it"));
    }
  }
}

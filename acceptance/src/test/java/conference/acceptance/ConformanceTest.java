package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.architecture.ConnectionCheck;
import conference.architecture.ConnectionCheck.Running;
import conference.architecture.Model;
import conference.onemachine.OneMachine;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The running system is what the architecture declares: these connections, by these protocols, and
 * no others.
 */
@Drill
@Order(8)
class ConformanceTest {
  private final WholeSystem system;
  private final OneMachine machine;

  ConformanceTest(WholeSystem system) {
    this.system = system;
    this.machine = system.machine();
  }

  private int service() {
    return machine.configuration().servicePort(1);
  }

  private int probes() {
    return machine.configuration().managementPort(1);
  }

  private int store() {
    return machine.configuration().storePort();
  }

  private static Model model() {
    Path home = Path.of(System.getProperty("conference.home", ".."));
    return Model.read(home.resolve("architecture/conference-registration.architecture.json"));
  }

  private Map<String, Running> nodes() {
    var configuration = machine.configuration();
    return Map.of(
        "load-balancer",
        new Running(Set.of(machine.loadBalancerPid()), Set.of(system.port()), Set.of()),
        "attendees",
        new Running(
            Set.of(machine.pid(1), machine.pid(2)),
            Set.of(configuration.servicePort(1), configuration.servicePort(2)),
            Set.of(configuration.managementPort(1), configuration.managementPort(2))),
        "attendees-store",
        new Running(Set.of(machine.store().pid()), Set.of(configuration.storePort()), Set.of()));
  }

  @Test
  void theKernelKnowsExactlyTheDeclaredConnectionsWhilePeopleSignUp() {
    try (Crowd crowd = Crowd.of(4, system.website(), Event.CONFORMANCE.slug())) {
      ReplicaLossTest.awaitMore(crowd, 20);
      assertThat(ConnectionCheck.check(model(), nodes())).isEmpty();
    }
  }

  @Test
  void aConnectionThatIsNotDeclaredIsSeen() throws IOException {
    var nodes = new java.util.HashMap<>(nodes());
    nodes.put("attendees", new Running(Set.of(ProcessHandle.current().pid()), Set.of(), Set.of()));
    try (Socket past = new Socket(InetAddress.getLoopbackAddress(), service())) {
      assertThat(past.isConnected()).isTrue();
      assertThat(ConnectionCheck.check(model(), nodes))
          .anySatisfy(finding -> assertThat(finding.message()).contains("does not declare"));
    }
  }

  @Test
  void clearTextIsServedByProbesOnly() throws IOException {
    String get = "GET /livez HTTP/1.0\r\nHost: localhost\r\n\r\n";
    assertThat(plain(probes(), get)).startsWith("HTTP/1.").contains(" 200");
    assertThat(plain(service(), get)).doesNotContain(" 200").doesNotContain("{");
    assertThat(plain(system.port(), get)).doesNotContain(" 200");
    // A start-up message of PostgreSQL without TLS: protocol 3.0, user, database.
    String parameters = "user\0conference_application\0database\0conference\0\0";
    String startUp = "\0\0\0" + (char) (8 + parameters.length()) + "\0\3\0\0" + parameters;
    assertThat(plain(store(), startUp)).startsWith("E").contains("28000").contains("no encryption");
  }

  /** What a server says to clear text; nothing when it closes. */
  private static String plain(int port, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (java.net.SocketException closed) {
      return "";
    }
  }

  @Test
  void onlyProbesOnLoopbackAndTheWebsiteCanBeReachedFromOutside() throws IOException {
    Optional<InetAddress> outside = ownAddress();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        outside.isPresent(), "this machine has no address but loopback");
    assertThat(connects(outside.get(), system.port())).isTrue();
    for (int port : List.of(service(), probes(), store())) {
      assertThat(connects(InetAddress.getLoopbackAddress(), port))
          .as("port %s on loopback", port)
          .isTrue();
      assertThat(connects(outside.get(), port)).as("port %s from outside", port).isFalse();
    }
  }

  private static Optional<InetAddress> ownAddress() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst();
  }

  private static boolean connects(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void oldTlsIsRefusedEverywhere() throws IOException {
    byte[] wantsTls = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};
    for (int port : List.of(system.port(), service())) {
      assertThat(TlsHello.isWelcome(port, TlsHello.TLS_1_2)).as("TLS 1.2 at %s", port).isTrue();
      assertThat(TlsHello.isWelcome(port, TlsHello.TLS_1_1)).as("TLS 1.1 at %s", port).isFalse();
    }
    assertThat(TlsHello.isWelcome(store(), TlsHello.TLS_1_2, wantsTls, 'S')).isTrue();
    assertThat(TlsHello.isWelcome(store(), TlsHello.TLS_1_1, wantsTls, 'S')).isFalse();
  }

  @Test
  void probesStayOpenToWhoeverOperatesTheMachine() {
    await().atMost(WholeSystem.PATIENCE).until(() -> machine.isReady(1) && machine.isReady(2));
  }
}

package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.onemachine.Identity;
import conference.onemachine.OneMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** All certificates are replaced while people sign up. */
@Drill
@Order(5)
class CertificateRotationTest {
  private final WholeSystem system;
  private final OneMachine machine;

  CertificateRotationTest(WholeSystem system) {
    this.system = system;
    this.machine = system.machine();
  }

  @Test
  void nobodyNoticesAndTheNewOnesAreServedEverywhere() throws Exception {
    Map<Integer, X509Certificate> before = served();
    String slug = Event.ROTATION.slug();
    Crowd crowd = Crowd.of(8, system.website(), slug);
    try (crowd) {
      ReplicaLossTest.awaitMore(crowd, 50);
      machine.rotate();
      await()
          .atMost(WholeSystem.PATIENCE)
          .untilAsserted(() -> assertThat(served()).isEqualTo(written()));
      ReplicaLossTest.awaitMore(crowd, 50);
    }
    assertThat(served()).hasSameSizeAs(before).doesNotContainValue(before.get(system.port()));
    assertThat(crowd.failures()).isEmpty();
    assertThat(crowd.hindrances()).isEmpty();
    ReplicaLossTest.assertEveryAcknowledgedIsStoredOnce(system.records(), slug, crowd);
  }

  /** Which certificate should be served on which port. */
  private Map<Integer, X509Certificate> written() throws IOException, GeneralSecurityException {
    var configuration = machine.configuration();
    return Map.of(
        system.port(), read(Identity.WEBSITE),
        configuration.servicePort(1), read(Identity.ATTENDEES),
        configuration.servicePort(2), read(Identity.ATTENDEES),
        configuration.storePort(), read(Identity.STORE));
  }

  private X509Certificate read(Identity identity) throws IOException, GeneralSecurityException {
    try (InputStream file = Files.newInputStream(machine.pki().certificate(identity))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
    }
  }

  private Map<Integer, X509Certificate> served() throws IOException, GeneralSecurityException {
    return written().keySet().stream().collect(Collectors.toMap(port -> port, this::served));
  }

  private X509Certificate served(int port) {
    return ServedCertificate.at(port, port == machine.configuration().storePort());
  }
}

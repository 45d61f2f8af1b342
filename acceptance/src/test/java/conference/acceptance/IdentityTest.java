package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import conference.onemachine.Authority;
import conference.onemachine.Identity;
import conference.onemachine.Pki;
import conference.store.StoreUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who has the wrong certificate, or none, is let in by neither the service nor the store; who has
 * the right one is.
 */
@Drill
@Order(7)
class IdentityTest {
  private final WholeSystem system;
  private final Pki pki;
  private final int service;

  IdentityTest(WholeSystem system) {
    this.system = system;
    this.pki = system.machine().pki();
    this.service = system.machine().configuration().servicePort(1);
  }

  private Authority.Issued issued(Authority by, String name) {
    var names = List.of(new GeneralName(GeneralName.dNSName, name));
    return by.issue(
        name, names, Identity.LOAD_BALANCER.purpose(), InstantSource.system().instant());
  }

  @Test
  void theServiceAnswersTheLoadBalancerAndNobodyElse(@TempDir Path elsewhere) {
    Authority ours = pki.loadInternalAuthority();
    Authority foreign = foreign(elsewhere).loadInternalAuthority();
    for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
      assertThat(ClientCertificate.knock(service, issued(ours, "load-balancer"), protocol))
          .startsWith("HTTP/1.1 200");
      assertThat(ClientCertificate.knock(service, null, protocol)).startsWith("refused");
      for (String name :
          List.of(
              "attendees", "load-balancer.example", "xload-balancer", "conference_application")) {
        assertThat(ClientCertificate.knock(service, issued(ours, name), protocol))
            .as(name)
            .startsWith("refused");
      }
      assertThat(ClientCertificate.knock(service, issued(foreign, "load-balancer"), protocol))
          .startsWith("refused");
    }
  }

  private static Pki foreign(Path folder) {
    Pki foreign = new Pki(folder, InstantSource.system());
    foreign.ensure();
    return foreign;
  }

  @Test
  void theStoreOpensToTheApplicationByItsCertificateAndToNobodyElse(@TempDir Path elsewhere)
      throws SQLException {
    StoreUrl application = url(pki, Identity.APPLICATION, Identity.APPLICATION);
    try (Connection connection = application.dataSource().getConnection()) {
      assertThat(connection.isValid(5)).isTrue();
    }
    assertRefused(url(pki, Identity.LOAD_BALANCER, Identity.APPLICATION), "28000");
    assertRefused(url(pki, Identity.APPLICATION, Identity.MIGRATOR), "28000");
    assertRefused(url(foreign(elsewhere), Identity.APPLICATION, Identity.APPLICATION), "08");
    var without = application.dataSource();
    without.setSslCert(elsewhere.resolve("none.crt").toString());
    without.setSslKey(elsewhere.resolve("none.pk8").toString());
    assertThatThrownBy(without::getConnection).isInstanceOf(SQLException.class);
  }

  /** The certificate of one identity, shown by somebody who says to be another. */
  private StoreUrl url(Pki by, Identity shows, Identity says) {
    String url =
        "jdbc:postgresql://localhost:"
            + system.machine().configuration().storePort()
            + "/conference";
    return new StoreUrl(
        url,
        says.name().equals("MIGRATOR") ? "conference_migrator" : "conference_application",
        by.certificate(shows),
        by.binaryKey(shows),
        pki.internalAuthority());
  }

  private static void assertRefused(StoreUrl url, String state) {
    assertThatThrownBy(() -> url.dataSource().getConnection())
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).startsWith(state));
  }

  @Test
  void theApplicationsRoleChangesDataAndNothingElse() throws SQLException {
    try (Connection connection =
            url(pki, Identity.APPLICATION, Identity.APPLICATION).dataSource().getConnection();
        var statement = connection.createStatement()) {
      assertThat(statement.executeQuery("SELECT count(*) FROM conference.event").next()).isTrue();
      for (String sql :
          List.of(
              "CREATE TABLE conference.mine (id int)",
              "DROP TABLE conference.registration",
              "ALTER TABLE conference.capacity_pool DROP CONSTRAINT capacity_pool_never_oversold",
              "TRUNCATE conference.registration",
              "CREATE ROLE somebody",
              "COPY (SELECT 1) TO PROGRAM 'true'",
              "SELECT pg_read_file('/etc/passwd')")) {
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .isInstanceOfSatisfying(
                SQLException.class,
                refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
      }
    }
  }
}

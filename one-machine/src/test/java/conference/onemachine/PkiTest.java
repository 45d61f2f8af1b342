package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PkiTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir Path folder;
  private Pki pki;

  @BeforeEach
  void issue() {
    pki = at(NOW);
    assertThat(pki.ensure()).containsExactly(Identity.values());
  }

  @Test
  void leavesGoodCertificatesAlone() {
    assertThat(at(NOW.plus(Duration.ofDays(366))).ensure()).isEmpty();
  }

  @Test
  void renewsCertificatesInTheirLastMonth() throws Exception {
    Instant later = NOW.plus(Duration.ofDays(368));

    assertThat(at(later).ensure()).containsExactly(Identity.values());
    assertThat(read(pki.certificate(Identity.WEBSITE)).getNotAfter()).isAfter(Date.from(later));
  }

  @Test
  void replacesAMissingKeyWithItsCertificate() throws Exception {
    Files.delete(pki.key(Identity.ATTENDEES));

    assertThat(pki.ensure()).containsExactly(Identity.ATTENDEES);
  }

  @Test
  void rotatesEveryCertificateUnderTheSameAuthorities() throws Exception {
    String authority = Files.readString(pki.websiteAuthority());
    X509Certificate before = read(pki.certificate(Identity.WEBSITE));

    pki.rotate();

    X509Certificate after = read(pki.certificate(Identity.WEBSITE));
    assertThat(after.getSerialNumber()).isNotEqualTo(before.getSerialNumber());
    assertThat(after.getPublicKey()).isNotEqualTo(before.getPublicKey());
    assertThat(Files.readString(pki.websiteAuthority())).isEqualTo(authority);
    validate(after, pki.websiteAuthority());
  }

  @Test
  void keepsEveryFileToItsOwner() throws Exception {
    try (var files = Files.list(folder.resolve("pki"))) {
      assertThat(files)
          .hasSizeGreaterThan(20)
          .allSatisfy(file ->
              assertThat(Files.getPosixFilePermissions(file))
                  .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("pki")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void separatesTheWebsitesAuthorityFromTheInternalOne() throws Exception {
    X509Certificate website = read(pki.certificate(Identity.WEBSITE));
    X509Certificate internal = read(pki.certificate(Identity.LOAD_BALANCER));

    validate(website, pki.websiteAuthority());
    validate(internal, pki.internalAuthority());
    assertThatThrownBy(() -> validate(website, pki.internalAuthority()))
        .isInstanceOf(CertPathValidatorException.class);
    assertThatThrownBy(() -> validate(internal, pki.websiteAuthority()))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void cannotVouchForOtherWebsitesOnceABrowserTrustsIt() throws Exception {
    Authority website =
        new Authority(
            read(pki.websiteAuthority()),
            PrivateFiles.readKey(folder.resolve("pki/website-ca.key")));
    var forged =
        website.issue(
            "bank.example",
            List.of(new GeneralName(GeneralName.dNSName, "bank.example")),
            Identity.Purpose.SERVER,
            NOW);

    assertThatThrownBy(() -> validate(forged.certificate(), pki.websiteAuthority()))
        .isInstanceOf(CertPathValidatorException.class)
        .hasMessageContaining("name constraints");
  }

  @Test
  void namesTheLoadBalancerAsAClientOnly() throws Exception {
    X509Certificate certificate = read(pki.certificate(Identity.LOAD_BALANCER));

    assertThat(certificate.getSubjectAlternativeNames())
        .containsExactly(List.<Object>of(GeneralName.dNSName, "load-balancer"));
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
  }

  private Pki at(Instant instant) {
    return new Pki(folder.resolve("pki"), InstantSource.fixed(instant));
  }

  private static X509Certificate read(Path file) throws Exception {
    return PrivateFiles.readCertificate(file);
  }

  /**
   * The authority is part of the path: Java ignores the name constraints of a trust anchor,
   * browsers do not.
   */
  private static void validate(X509Certificate leaf, Path authorityFile) throws Exception {
    X509Certificate authority = read(authorityFile);
    TrustAnchor anchor =
        new TrustAnchor(authority.getSubjectX500Principal(), authority.getPublicKey(), null);
    PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf, authority)),
            parameters);
  }
}

package conference.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemGenerationException;

/** An authority of a test's own, and what it issues. */
public final class TestPki {

  /** A certificate and its key. */
  public record Identity(X509Certificate certificate, KeyPair keys) {

    public void write(Path certificateFile, Path keyFile) {
      try {
        writePem(certificateFile, certificate);
        writePem(keyFile, new JcaPKCS8Generator(keys.getPrivate(), null));
      } catch (PemGenerationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final Identity authority = issue("authority", null, true);

  public X509Certificate authority() {
    return authority.certificate();
  }

  public void writeAuthority(Path file) {
    writePem(file, authority.certificate());
  }

  /** With the DNS names as its alternative names; none for a certificate without any. */
  public Identity identity(String commonName, String... dnsNames) {
    return issue(commonName, authority, false, dnsNames);
  }

  /** A client's context: shows the identity, if there is one, and trusts this authority. */
  public SSLContext client(Identity... identity) {
    try {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      for (var own : identity) {
        var chain = new X509Certificate[] {own.certificate()};
        keys.setKeyEntry("own", own.keys().getPrivate(), new char[0], chain);
      }
      keys.setCertificateEntry("authority", authority.certificate());
      var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keyManagers.init(keys, new char[0]);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(keys);
      var context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Identity issue(
      String commonName, Identity issuer, boolean isAuthority, String... dnsNames) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var keys = generator.generateKeyPair();
      var subject = new X500Name("CN=" + commonName);
      var now = Instant.now();
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer == null
                  ? subject
                  : new X500Name(issuer.certificate().getSubjectX500Principal().getName()),
              new BigInteger(120, new SecureRandom()),
              Date.from(now.minus(Duration.ofHours(1))),
              Date.from(now.plus(Duration.ofDays(1))),
              subject,
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      if (dnsNames.length > 0) {
        var names = new GeneralName[dnsNames.length];
        for (int i = 0; i < names.length; i++) {
          names[i] = new GeneralName(GeneralName.dNSName, dnsNames[i]);
        }
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      var signing = issuer == null ? keys.getPrivate() : issuer.keys().getPrivate();
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(signing);
      return new Identity(
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)), keys);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void writePem(Path file, Object content) {
    var text = new StringWriter();
    try {
      try (var pem = new JcaPEMWriter(text)) {
        pem.writeObject(content);
      }
      Files.writeString(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

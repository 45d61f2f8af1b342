package conference.onemachine;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority: signs certificates for identities, and nothing else. */
public record Authority(X509Certificate certificate, PrivateKey key) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration LIFETIME = Duration.ofDays(3650);

  /** The longest that browsers accept. */
  private static final Duration LEAF_LIFETIME = Duration.ofDays(397);

  /** A certificate with its private key. */
  public record Issued(X509Certificate certificate, PrivateKey key) {}

  /**
   * A new authority. With names it can vouch for those only: who trusts the website's authority in
   * a browser has not handed the whole web to a file in a data folder.
   */
  static Authority create(String commonName, List<GeneralName> onlyFor, Instant now) {
    KeyPair pair = newKeyPair();
    X500Name name = name(commonName);
    try {
      JcaX509v3CertificateBuilder builder = builder(name, name, pair, now, LIFETIME);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      if (!onlyFor.isEmpty()) {
        GeneralSubtree[] permitted =
            onlyFor.stream().map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
        builder.addExtension(Extension.nameConstraints, true, new NameConstraints(permitted, null));
      }
      return new Authority(sign(builder, pair.getPrivate()), pair.getPrivate());
    } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
      throw new IllegalStateException("no certificate authority could be made", failure);
    }
  }

  /** A fresh key and a certificate for it. */
  public Issued issue(Identity identity, Instant now) {
    return issue(identity.commonName(), names(identity), identity.purpose(), now);
  }

  /** For tests that need a certificate which nobody should accept. */
  public Issued issue(
      String commonName, List<GeneralName> names, Identity.Purpose purpose, Instant now) {
    KeyPair pair = newKeyPair();
    try {
      X500Name issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
      JcaX509v3CertificateBuilder builder =
          builder(issuer, name(commonName), pair, now, LEAF_LIFETIME);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(usage(purpose)));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
      if (!names.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(GeneralName[]::new)));
      }
      return new Issued(sign(builder, key), pair.getPrivate());
    } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
      throw new IllegalStateException("no certificate could be made for " + commonName, failure);
    }
  }

  private static KeyPurposeId usage(Identity.Purpose purpose) {
    return switch (purpose) {
      case SERVER -> KeyPurposeId.id_kp_serverAuth;
      case CLIENT -> KeyPurposeId.id_kp_clientAuth;
    };
  }

  static List<GeneralName> names(Identity identity) {
    List<GeneralName> names = new ArrayList<>();
    identity.dnsNames().forEach(dns -> names.add(new GeneralName(GeneralName.dNSName, dns)));
    identity.addresses().forEach(ip -> names.add(new GeneralName(GeneralName.iPAddress, ip)));
    return names;
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair pair, Instant now, Duration lifetime)
      throws IOException, GeneralSecurityException {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(127, RANDOM).setBit(126),
            // A clock that lags a little must not refuse a certificate of this minute.
            Date.from(now.minus(Duration.ofMinutes(5))),
            Date.from(now.plus(lifetime)),
            subject,
            pair.getPublic());
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
    return builder;
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "Conference Registration on one machine")
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

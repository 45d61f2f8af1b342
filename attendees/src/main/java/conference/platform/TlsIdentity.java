package conference.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.boot.ssl.pem.PemContent;

/** What the three TLS files say at one moment, made ready for use. */
record TlsIdentity(SSLContext context, List<X509Certificate> chain, List<X509Certificate> issuers) {

  /** Nothing is kept with it, and PKCS #12 would derive a key in 10,000 rounds all the same. */
  private static final String IN_MEMORY = "JKS";

  static TlsIdentity load(Settings.Tls tls) throws IOException, GeneralSecurityException {
    var chain = PemContent.load(tls.certificate()).getCertificates();
    var key = Objects.requireNonNull(PemContent.load(tls.key()).getPrivateKey());
    requirePair(chain.getFirst(), key);
    var clients = clients(tls);
    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers(chain, key), new TrustManager[] {clients}, null);
    return new TlsIdentity(context, chain, List.of(clients.getAcceptedIssuers()));
  }

  /** Changes whenever one of the files does. */
  static byte[] fingerprint(Settings.Tls tls) throws IOException, GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var file : List.of(tls.certificate(), tls.key(), tls.clientAuthority())) {
      digest.update(Files.readAllBytes(file));
      digest.update((byte) 0);
    }
    return digest.digest();
  }

  private static KeyManager[] keyManagers(List<X509Certificate> chain, PrivateKey key)
      throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance(IN_MEMORY);
    keys.load(null, null);
    keys.setKeyEntry("own", key, new char[0], chain.toArray(X509Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, new char[0]);
    return factory.getKeyManagers();
  }

  private static AllowedClients clients(Settings.Tls tls)
      throws IOException, GeneralSecurityException {
    var authorities = KeyStore.getInstance(IN_MEMORY);
    authorities.load(null, null);
    int number = 0;
    for (var certificate : PemContent.load(tls.clientAuthority()).getCertificates()) {
      authorities.setCertificateEntry("authority-" + number++, certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return new AllowedClients(
        (X509ExtendedTrustManager) factory.getTrustManagers()[0], tls.allowedClients());
  }

  /** While files are being replaced, the certificate and the key may be of different pairs. */
  private static void requirePair(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    var algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> key.getAlgorithm();
        };
    var sample = certificate.getEncoded();
    var signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(sample);
    var signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(sample);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("the key does not belong to the certificate");
    }
  }
}

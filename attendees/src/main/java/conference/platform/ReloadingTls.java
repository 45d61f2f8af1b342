package conference.platform;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.apache.tomcat.util.net.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS of the service's port, read again whenever its files change. New connections use what is
 * new, connections that are open stay; sessions from before cannot be resumed, so that a client
 * that is trusted no longer has to show its certificate and is refused.
 *
 * <p>Polled rather than watched: file notifications don't cross the links through which Kubernetes
 * swaps the files of a secret.
 */
final class ReloadingTls implements SSLContext {

  private static final Logger log = LoggerFactory.getLogger(ReloadingTls.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Settings.Tls files;
  private volatile TlsIdentity current;
  private byte[] fingerprint;

  ReloadingTls(Settings.Tls files) {
    this.files = files;
    try {
      fingerprint = TlsIdentity.fingerprint(files);
      current = TlsIdentity.load(files);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new IllegalStateException(
          "conference.tls: the certificate, key or authority cannot be used: " + e.getMessage(), e);
    }
  }

  void watch() {
    Thread.ofVirtual()
        .name("tls-files")
        .start(() -> {
          while (!Thread.currentThread().isInterrupted()) {
            pause();
            reloadIfChanged();
          }
        });
  }

  /** Half-written or mismatched files leave everything as it was until they fit. */
  void reloadIfChanged() {
    try {
      var now = TlsIdentity.fingerprint(files);
      if (!Arrays.equals(now, fingerprint)) {
        current = TlsIdentity.load(files);
        fingerprint = now;
        log.info("the TLS files were replaced and are in use");
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      log.warn("the replaced TLS files cannot be used yet: {}", e.getMessage());
    }
  }

  /** Of the chain that is shown: the service's own certificate, and whatever vouches for it. */
  Instant expiresAt() {
    return current.chain().stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public SSLEngine createSSLEngine() {
    return current.context().createSSLEngine();
  }

  @Override
  public SSLServerSocketFactory getServerSocketFactory() {
    return current.context().getServerSocketFactory();
  }

  @Override
  public SSLSessionContext getServerSessionContext() {
    return current.context().getServerSessionContext();
  }

  @Override
  public SSLParameters getSupportedSSLParameters() {
    return current.context().getSupportedSSLParameters();
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return current.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return current.issuers().toArray(X509Certificate[]::new);
  }

  @Override
  public void init(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
    throw new UnsupportedOperationException("the files say it all");
  }

  @Override
  public void destroy() {}
}

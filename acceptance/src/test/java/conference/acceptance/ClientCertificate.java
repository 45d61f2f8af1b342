package conference.acceptance;

import conference.onemachine.Authority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Knocks at the attendees service with some certificate, or none, past the load balancer. */
final class ClientCertificate {
  private static final int PATIENCE_MS = 5_000;
  private static final String REQUEST =
      "GET /api/v1/events HTTP/1.1\r\nHost: attendees\r\nConnection: close\r\n\r\n";

  private ClientCertificate() {}

  /** What the service answers first, or why it does not. */
  static String knock(int port, Authority.@Nullable Issued identity, String protocol) {
    try (SSLSocket socket = (SSLSocket) context(identity).getSocketFactory().createSocket()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setProtocols(new String[] {protocol});
      parameters.setServerNames(java.util.List.of(new SNIHostName("attendees")));
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(PATIENCE_MS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
      socket.startHandshake();
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      return firstLine(socket.getInputStream());
    } catch (IOException | GeneralSecurityException refused) {
      return "refused: " + refused.getMessage();
    }
  }

  private static String firstLine(InputStream in) throws IOException {
    String text = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
    return text.isEmpty() ? "refused: closed" : text;
  }

  private static SSLContext context(Authority.@Nullable Issued identity)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManager[] keys = identity == null ? new KeyManager[0] : keyManagers(identity);
    context.init(keys, new TrustManager[] {new TrustsEverybody()}, null);
    return context;
  }

  private static KeyManager[] keyManagers(Authority.Issued identity)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    char[] none = new char[0];
    store.setKeyEntry(
        "client", identity.key(), none, new X509Certificate[] {identity.certificate()});
    KeyManagerFactory factory = KeyManagerFactory.getInstance("NewSunX509");
    factory.init(store, none);
    return new KeyManager[] {new AlwaysShows(factory)};
  }

  /**
   * Shows its certificate even where the server has said that it wants one of another authority.
   */
  private static final class AlwaysShows extends javax.net.ssl.X509ExtendedKeyManager {
    private final javax.net.ssl.X509ExtendedKeyManager keys;
    private final String alias;

    AlwaysShows(KeyManagerFactory factory) {
      this.keys = (javax.net.ssl.X509ExtendedKeyManager) factory.getKeyManagers()[0];
      this.alias = java.util.Objects.requireNonNull(keys.getClientAliases("EC", null))[0];
    }

    @Override
    public String chooseClientAlias(
        String[] types,
        java.security.Principal @Nullable [] issuers,
        java.net.@Nullable Socket socket) {
      return alias;
    }

    @Override
    public String[] getClientAliases(String type, java.security.Principal @Nullable [] issuers) {
      return new String[] {alias};
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type,
        java.security.Principal @Nullable [] issuers,
        java.net.@Nullable Socket socket) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(
        String type, java.security.Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String name) {
      return keys.getCertificateChain(alias);
    }

    @Override
    public java.security.@Nullable PrivateKey getPrivateKey(String name) {
      return keys.getPrivateKey(alias);
    }
  }

  /**
   * Who knocks does not mind who answers; the load balancer does, and is tested for it elsewhere.
   */
  private static final class TrustsEverybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

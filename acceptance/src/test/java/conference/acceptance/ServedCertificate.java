package conference.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Which certificate a server shows at the moment. */
final class ServedCertificate {
  /** How a client of PostgreSQL asks for TLS. */
  private static final byte[] WANTS_TLS = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

  private ServedCertificate() {}

  static X509Certificate at(int port, boolean store) {
    var shown = new AtomicReference<X509Certificate>();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      if (store) {
        socket.getOutputStream().write(WANTS_TLS);
        socket.getInputStream().readNBytes(1);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Notes(shown)}, null);
      try (SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", port, true)) {
        tls.startHandshake();
      }
    } catch (IOException refused) {
      // The service wants a certificate of ours; its own it has shown by then.
      if (shown.get() == null) {
        throw new UncheckedIOException(refused);
      }
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
    return shown.get();
  }

  /** Looks at the certificate and accepts it: whether it is right is what the test asks. */
  private record Notes(AtomicReference<X509Certificate> shown) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      shown.set(chain[0]);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

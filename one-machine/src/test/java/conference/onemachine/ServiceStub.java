package conference.onemachine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * Stands where a replica stands: mutual TLS, and answers that a test chooses by path. It keeps what
 * it was asked.
 */
final class ServiceStub implements AutoCloseable {
  private final HttpsServer server;
  private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();

  /** One request as it came in. */
  record Asked(
      String method, String path, String query, Map<String, List<String>> headers, String client) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  /** Status 0 closes the connection without a word. */
  record Answer(int status, String body, Map<String, String> headers) {
    static Answer json(String body, String cacheControl) {
      return new Answer(
          200, body, Map.of("Content-Type", "application/json", "Cache-Control", cacheControl));
    }

    static Answer hangUp() {
      return new Answer(0, "", Map.of());
    }
  }

  private ServiceStub(HttpsServer server) {
    this.server = server;
  }

  static ServiceStub start(int port, Authority trusted, Authority.Issued identity)
      throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context(trusted, identity)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters mutual = getSSLContext().getDefaultSSLParameters();
            mutual.setNeedClientAuth(true);
            parameters.setSSLParameters(mutual);
          }
        });
    ServiceStub stub = new ServiceStub(server);
    server.createContext("/", stub::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return stub;
  }

  private static SSLContext context(Authority trusted, Authority.Issued identity) {
    try {
      KeyStore keys = emptyStore();
      keys.setKeyEntry(
          "own", identity.key(), new char[0], new Certificate[] {identity.certificate()});
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(keys, new char[0]);
      KeyStore authorities = emptyStore();
      authorities.setCertificateEntry("authority", trusted.certificate());
      TrustManagerFactory others =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      others.init(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), others.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  ServiceStub answering(String path, Function<Asked, Answer> answer) {
    answers.put(path, answer);
    return this;
  }

  List<Asked> asked(String path) {
    return asked.stream().filter(request -> request.path().equals(path)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    X509Certificate client =
        (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
    String query = exchange.getRequestURI().getRawQuery();
    Asked request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            query == null ? "" : query,
            exchange.getRequestHeaders(),
            client.getSubjectX500Principal().getName());
    asked.add(request);
    answer(
        exchange,
        answers
            .getOrDefault(request.path(), nothing -> new Answer(404, "", Map.of()))
            .apply(request));
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == 0) {
      // The server closes a connection whose handler fails before the status line.
      throw new IOException("hanging up");
    }
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Connections break in the middle of whatever they carry. */
  @Override
  public void close() {
    server.stop(0);
  }
}

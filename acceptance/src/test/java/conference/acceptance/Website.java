package conference.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The system from outside: a client that trusts the website's authority and speaks HTTP/2. */
final class Website implements AutoCloseable {
  /** Longer than a long poll, much shorter than anybody's patience with a drill. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final URI base;
  private final HttpClient client;

  private Website(URI base, HttpClient client) {
    this.base = base;
    this.client = client;
  }

  static Website of(URI base, Path authority) {
    return new Website(
        base,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .sslContext(trusting(authority))
            .connectTimeout(Duration.ofSeconds(10))
            .build());
  }

  static SSLContext trusting(Path authority) {
    try (InputStream stream = Files.newInputStream(authority)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(stream));
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException("cannot trust " + authority, failure);
    }
  }

  URI base() {
    return base;
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** Fails when there is no answer. */
  Answer send(HttpRequest.Builder request) {
    try {
      return trySend(request);
    } catch (IOException noAnswer) {
      throw new UncheckedIOException("no answer: " + request.build(), noAnswer);
    }
  }

  Answer trySend(HttpRequest.Builder request) throws IOException {
    try {
      return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, String json, String... headers) {
    return send(
        request(path, headers)
            .setHeader("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Answer method(String method, String path, String json, String... headers) {
    return send(
        request(path, headers)
            .setHeader("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  Answer signUp(String slug, Attendee attendee) {
    return signUp(slug, attendee.json(), newKey());
  }

  Answer signUp(String slug, String json, String key) {
    return post(registrations(slug), json, "Idempotency-Key", key);
  }

  /** As {@link #signUp}, for those who are ready to get no answer. */
  Answer trySignUp(String slug, Attendee attendee, String key) throws IOException {
    return trySend(
        request(registrations(slug), "Idempotency-Key", key, "Content-Type", "application/json")
            .POST(BodyPublishers.ofString(attendee.json())));
  }

  static String registrations(String slug) {
    return "/api/v1/events/" + slug + "/registrations";
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}

package conference.onemachine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The website as a visitor meets it: through the load balancer, with its certificate verified. */
final class Website {
  private final Configuration configuration;
  private final HttpClient visitor;
  private String lastAnswer = "nothing was heard";

  Website(Configuration configuration, Path authority) {
    this.configuration = configuration;
    this.visitor =
        HttpClient.newBuilder()
            .sslContext(trusting(authority))
            .connectTimeout(Duration.ofSeconds(2))
            .build();
  }

  static void insistOnBuilt(Configuration configuration) {
    Path page = configuration.home().resolve("conference-website/dist/index.html");
    if (!Files.exists(page)) {
      throw new LaunchException(
          "the website is not built: " + page + " is missing; ./run builds it");
    }
  }

  /** Both halves: the page, and the service behind the load balancer. */
  boolean answers() {
    return answers("/") && answers("/api/v1/events");
  }

  private boolean answers(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(configuration.website() + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      int status = visitor.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      lastAnswer = path + " gave " + status;
      return status < 400 || (status < 500 && path.startsWith("/api/"));
    } catch (IOException notYet) {
      lastAnswer = path + ": " + notYet;
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  String lastAnswer() {
    return lastAnswer;
  }

  static SSLContext trusting(Path authority) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("authority", PrivateFiles.readCertificate(authority));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException failure) {
      throw new LaunchException(
          "the website's authority cannot be read: " + failure.getMessage(), failure);
    }
  }
}

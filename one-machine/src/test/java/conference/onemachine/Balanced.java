package conference.onemachine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The real NGINX with the real configuration, before two stubs of the service and a website of two
 * files.
 */
final class Balanced implements AutoCloseable {
  final Configuration configuration;
  final Pki pki;
  final ServiceStub first;
  final ServiceStub second;
  private final LoadBalancer loadBalancer;
  private final HttpClient client;

  private Balanced(Configuration configuration, Pki pki, ServiceStub first, ServiceStub second) {
    this.configuration = configuration;
    this.pki = pki;
    this.first = first;
    this.second = second;
    this.loadBalancer = LoadBalancer.start(configuration);
    this.client = visitor();
  }

  static Balanced start(Path folder, Configuration.Limits limits) throws IOException {
    Configuration configuration =
        Configuration.of(home(folder), folder.resolve("data"))
            .withPort(freeBase())
            .withLimits(limits);
    Pki pki = new Pki(configuration.folder("pki"), InstantSource.system());
    pki.ensure();
    Authority authority = pki.loadInternalAuthority();
    Authority.Issued identity = authority.issue(Identity.ATTENDEES, Instant.now());
    return new Balanced(
        configuration,
        pki,
        ServiceStub.start(configuration.servicePort(1), authority, identity),
        ServiceStub.start(configuration.servicePort(2), authority, identity));
  }

  /** With the website of the test instead of one that has to be built first. */
  private static Path home(Path folder) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path repository = repository();
    copy(repository.resolve("load-balancer"), home.resolve("load-balancer"));
    copy(repository.resolve("one-machine/mails"), home.resolve("one-machine/mails"));
    Path site = Files.createDirectories(home.resolve("conference-website/dist"));
    Path assets = Files.createDirectory(site.resolve("assets"));
    Files.writeString(site.resolve("index.html"), "<!doctype html><title>Registration</title>");
    Files.writeString(assets.resolve("index-abc123.js"), "plain");
    Files.writeString(assets.resolve("index-abc123.js.gz"), "for gzip");
    Files.writeString(
        Files.createDirectory(assets.resolve("br")).resolve("index-abc123.js"), "for Brotli");
    Files.writeString(assets.resolve("small-abc123.js"), "too small to compress");
    return home;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  static Path repository() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("load-balancer/nginx.conf")))
        .findFirst()
        .orElseThrow();
  }

  private static int freeBase() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int base = ThreadLocalRandom.current().nextInt(20000, 60000);
      if (ThisMachine.isFree(base)
          && ThisMachine.isFree(base + 1)
          && ThisMachine.isFree(base + 2)) {
        return base;
      }
    }
    throw new IllegalStateException("no free ports");
  }

  HttpClient visitor() {
    return HttpClient.newBuilder()
        .sslContext(Website.trusting(pki.websiteAuthority()))
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
    return send(request(path, headers).method(method, nothing).build());
  }

  CompletableFuture<HttpResponse<String>> getLater(HttpClient visitor, String path) {
    return visitor.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(configuration.website() + path))
            .timeout(Duration.ofSeconds(60));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  int asked(String path) {
    return first.asked(path).size() + second.asked(path).size();
  }

  void both(
      String path, java.util.function.Function<ServiceStub.Asked, ServiceStub.Answer> answer) {
    first.answering(path, answer);
    second.answering(path, answer);
  }

  void reload() {
    loadBalancer.reload();
  }

  @Override
  public void close() {
    loadBalancer.stop();
    first.close();
    second.close();
  }
}

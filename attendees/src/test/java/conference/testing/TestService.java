package conference.testing;

import conference.AttendeesService;
import conference.platform.RunMode;
import conference.platform.StoreAddress;
import conference.store.TestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole instance of the service, on a real store, behind its real mutual TLS. Several can share
 * one store. What a test replaces (the clock, say) it registers before the start.
 */
public final class TestService implements AutoCloseable {

  /** The same for all replicas, as in earnest. */
  private static final String KEY = randomKey();

  public static final JsonMapper JSON = JsonMapper.builder().build();

  public final Path folder;
  public final TestPki pki;
  public final int port = freePort();
  public final int managementPort = freePort();
  private final TestStore store;
  private final ConfigurableApplicationContext context;
  private final HttpClient client;

  private TestService(
      RunMode mode, TestStore store, StoreAddress address, Consumer<SpringApplication> changes) {
    this.store = store;
    this.pki = new TestPki();
    try {
      folder = Files.createTempDirectory("conference-service");
      Files.writeString(folder.resolve("attendees.yaml"), configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var application = AttendeesService.application(mode);
    application.addInitializers(
        c -> c.getBeanFactory().registerSingleton("testStoreAddress", address));
    application.setRegisterShutdownHook(false);
    changes.accept(application);
    context = application.run(arguments());
    client = client(pki.identity("load-balancer", "load-balancer"));
  }

  public static TestService start() {
    return start(TestStore.fresh(), application -> {});
  }

  public static TestService start(TestStore store) {
    return start(store, application -> {});
  }

  /** Reaches the store by another way than the direct one. */
  public static TestService startAt(TestStore store, StoreAddress address) {
    return new TestService(RunMode.SERVE, store, address, application -> {});
  }

  public static TestService start(TestStore store, Consumer<SpringApplication> changes) {
    return new TestService(RunMode.SERVE, store, address(store), changes);
  }

  /** Its parts, without the doors and without any job running by itself. */
  public static TestService idle(TestStore store, Consumer<SpringApplication> changes) {
    return new TestService(RunMode.COMMAND, store, address(store), changes);
  }

  /** Makes a bean take the place of the one that the service would bring. */
  public static Consumer<SpringApplication> with(Object... beans) {
    return application ->
        application.addInitializers(c -> {
          for (var bean : beans) {
            c.getBeanFactory().registerSingleton("test-" + bean.getClass().getName(), bean);
          }
        });
  }

  /** Mails stay in the outbox, where they can be counted. */
  public static Consumer<SpringApplication> holdingMails() {
    return application -> {
      // Before the settings are read.
      List<ApplicationContextInitializer<?>> initializers = new ArrayList<>();
      initializers.add(
          context -> TestPropertyValues.of("conference.mail.transport=hold").applyTo(context));
      initializers.addAll(application.getInitializers());
      application.setInitializers(initializers);
    };
  }

  /** The store as tests reach it: with a password, on the loopback interface. */
  public static StoreAddress address(TestStore store) {
    var properties = StoreAddress.common("test");
    properties.setProperty("password", store.password());
    return new StoreAddress(store.url(), "conference_application", properties);
  }

  private String configuration() throws IOException {
    pki.writeAuthority(folder.resolve("internal-ca.crt"));
    pki.identity("attendees", "attendees", "localhost")
        .write(folder.resolve("attendees.crt"), folder.resolve("attendees.key"));
    Files.writeString(folder.resolve("manage-link-key"), KEY);
    Files.writeString(folder.resolve("account-key"), KEY);
    Files.createDirectories(folder.resolve("mails"));
    return """
    conference:
      instance: attendees-test
      website: https://conference.example
      listen: { address: 127.0.0.1, port: %1$d }
      management: { address: 127.0.0.1, port: %2$d }
      tls:
        certificate: %3$s/attendees.crt
        key: %3$s/attendees.key
        client-authority: %3$s/internal-ca.crt
        allowed-clients: [load-balancer]
      store:
        url: "jdbc:postgresql://unused/conference"
        user: conference_application
        certificate: %3$s/attendees.crt
        key: %3$s/attendees.key
        authority: %3$s/internal-ca.crt
        pool-size: 8
      mail: { transport: "file:%3$s/mails", from: "Registration <registration@localhost>" }
      secrets: { manage-link-key: %3$s/manage-link-key, account-key: %3$s/account-key }
    """
        .formatted(port, managementPort, folder);
  }

  private String[] arguments() {
    return new String[] {
      "--spring.config.additional-location=file:" + folder.resolve("attendees.yaml")
    };
  }

  public HttpClient client(TestPki.Identity... identity) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(pki.client(identity))
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  public TestStore store() {
    return store;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  public URI uri(String path) {
    return URI.create("https://localhost:" + port + path);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(40));
  }

  public HttpResponse<String> get(String path, String... headers) {
    var request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    var all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return send(
        request(path)
            .headers(all.toArray(String[]::new))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Somebody signs up, under a key of their own. */
  public HttpResponse<String> signUp(TestEvent event, TestSignUp person) {
    return post(
        event.path("/registrations"),
        person.toString(),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> management(String path) {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
            .timeout(Duration.ofSeconds(10)));
  }

  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    // Whoever still waits is answered by the service that leaves; the client would wait for that.
    context.close();
    client.close();
  }

  private static String randomKey() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

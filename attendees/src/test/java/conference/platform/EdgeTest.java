package conference.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import conference.testing.TestPki;
import conference.testing.TestService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service's port and its management port, as others meet them. */
class EdgeTest {

  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static int statusAs(TestPki.Identity... identity) throws Exception {
    try (HttpClient client = service.client(identity)) {
      return client.send(service.request("/nowhere").build(), BodyHandlers.ofString()).statusCode();
    }
  }

  /** A chunked one would end after the rest of it, and a replica may be killed in between. */
  @Test
  void an_answer_says_how_long_it_is() {
    for (String path : List.of("/api/v1/events", "/api/v1/events/nowhere", "/nowhere")) {
      var answer = service.get(path);
      assertThat(answer.headers().firstValueAsLong("Content-Length"))
          .as(path)
          .hasValue(answer.body().getBytes(StandardCharsets.UTF_8).length);
      assertThat(TestService.json(answer).isObject()).as(path).isTrue();
    }
  }

  @Test
  void the_load_balancer_is_answered() throws Exception {
    assertThat(statusAs(service.pki.identity("whatever", "load-balancer"))).isEqualTo(404);
  }

  @Test
  void a_client_without_a_certificate_is_refused() {
    assertThatExceptionOfType(IOException.class).isThrownBy(EdgeTest::statusAs);
  }

  @Test
  void a_client_of_our_authority_with_another_name_is_refused() {
    var other = service.pki.identity("load-balancer", "attendees-store");

    assertThatExceptionOfType(SSLException.class).isThrownBy(() -> statusAs(other));
  }

  @Test
  void a_client_that_has_the_name_only_as_its_subject_is_refused() {
    var bare = service.pki.identity("load-balancer");

    assertThatExceptionOfType(SSLException.class).isThrownBy(() -> statusAs(bare));
  }

  @Test
  void a_client_of_another_authority_is_refused() {
    var foreign = new TestPki().identity("load-balancer", "load-balancer");

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> statusAs(foreign));
  }

  @Test
  void an_unknown_path_is_a_problem_with_the_request_id() {
    var response = service.get("/api/v1/nothing", "X-Request-Id", "0123456789abcdef");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.headers().firstValue("X-Request-Id")).hasValue("0123456789abcdef");
    var problem = TestService.json(response);
    assertThat(problem.get("code").stringValue()).isEqualTo("not-found");
    assertThat(problem.get("instance").stringValue()).isEqualTo("0123456789abcdef");
    assertThat(problem.get("type").stringValue())
        .isEqualTo("https://conference.example/problems/not-found");
  }

  @Test
  void a_request_id_that_could_forge_a_log_line_is_replaced() {
    var response = service.get("/api/v1/nothing", "X-Request-Id", "a\tb \"quoted\"");

    assertThat(response.headers().firstValue("X-Request-Id").orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void a_body_that_declares_to_be_too_large_is_refused_unread() {
    var response = service.post("/api/v1/nothing", "x".repeat(64 * 1024 + 1));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(TestService.json(response).get("code").stringValue()).isEqualTo("payload-too-large");
  }

  @Test
  void probes_and_metrics_answer_on_the_management_port() {
    await().until(() -> service.management("/readyz").statusCode() == 200);
    assertThat(service.management("/livez").statusCode()).isEqualTo(200);
    service.get("/api/v1/nothing");
    assertThat(service.management("/metrics").body())
        .contains("http_server_requests_seconds_count")
        .contains("hikaricp_connections_active")
        .contains("outbox_age_seconds")
        .containsPattern("store_archive_failing\\{[^}]*} 0.0")
        .containsPattern("store_standbys\\{[^}]*} 0.0")
        .contains("store_replication_lag_seconds")
        .contains("instance=\"attendees-test\"");
  }

  @Test
  void a_replaced_certificate_is_shown_without_a_restart() throws Exception {
    var before = shownCertificate();
    service
        .pki
        .identity("attendees", "attendees", "localhost")
        .write(service.folder.resolve("attendees.crt"), service.folder.resolve("attendees.key"));

    await().until(() -> !shownCertificate().equals(before));
    long left =
        Duration.between(Instant.now(), shownCertificate().getNotAfter().toInstant()).toSeconds();
    assertThat(expirySeconds()).isCloseTo((double) left, within(60.0));
  }

  private static double expirySeconds() {
    return service
        .management("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("certificate_expires_seconds"))
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static X509Certificate shownCertificate() throws Exception {
    try (HttpClient client = service.client(service.pki.identity("x", "load-balancer"))) {
      var response =
          client.send(
              service.request("/nowhere").POST(BodyPublishers.noBody()).build(),
              BodyHandlers.discarding());
      return (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
    }
  }
}

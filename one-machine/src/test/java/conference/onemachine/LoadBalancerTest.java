package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadBalancerTest {
  private static final List<String> PATHS =
      List.of(
          "/",
          "/events/demo",
          "/assets/index-abc123.js",
          "/assets/missing.js",
          "/api/v1/events",
          "/mails/");

  @TempDir static Path folder;
  private static Balanced system;

  @BeforeAll
  static void start() throws IOException {
    system = Balanced.start(folder, Configuration.Limits.GENEROUS);
    system.both(
        "/api/v1/events", asked -> ServiceStub.Answer.json("{\"events\":[]}", "public, max-age=5"));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void speaksHttp2() {
    assertThat(system.get("/").version()).isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
  }

  @Test
  void addsEverySecurityHeaderToEveryAnswer() {
    for (String path : PATHS) {
      HttpResponse<String> answer = system.get(path);
      assertThat(header(answer, "strict-transport-security"))
          .as(path)
          .startsWith("max-age=63072000");
      assertThat(header(answer, "x-content-type-options")).as(path).isEqualTo("nosniff");
      assertThat(header(answer, "referrer-policy")).as(path).isEqualTo("no-referrer");
      assertThat(header(answer, "cross-origin-opener-policy")).as(path).isEqualTo("same-origin");
      assertThat(header(answer, "content-security-policy"))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(header(answer, "x-request-id")).as(path).matches("[0-9a-f]{32}");
      assertThat(header(answer, "server")).as(path).isEqualTo("nginx");
    }
    assertThat(header(system.get("/"), "content-security-policy")).doesNotContain("unsafe");
  }

  @Test
  void keepsHashedFilesForEverAndThePageNever() {
    assertThat(header(system.get("/assets/index-abc123.js"), "cache-control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(system.get("/"), "cache-control")).isEqualTo("no-cache");
    assertThat(header(system.get("/assets/missing.js"), "cache-control")).isEqualTo("no-store");
  }

  @Test
  void servesThePageForEveryRouteButNotForMissingFiles() {
    assertThat(system.get("/manage").body()).contains("<title>Registration</title>");
    assertThat(system.get("/assets/missing.js").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | br   | for Brotli",
        "br                      | br   | for Brotli",
        "gzip                    | gzip | for gzip",
        "gzip, br;q=0            | gzip | for gzip",
        "gzip, brotli-like       | gzip | for gzip",
        "identity                | ''   | plain",
      })
  void servesTheCopyThatTheBrowserUnderstands(String understood, String encoding, String body) {
    HttpResponse<String> answer =
        system.get("/assets/index-abc123.js", "Accept-Encoding", understood);

    assertThat(header(answer, "content-encoding")).isEqualTo(encoding);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(header(answer, "content-type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(header(answer, "cache-control")).contains("immutable");
    assertThat(answer.headers().allValues("vary")).containsExactly("Accept-Encoding");
  }

  @Test
  void servesWhatHasNoCopyAsItIs() {
    HttpResponse<String> small = system.get("/assets/small-abc123.js", "Accept-Encoding", "br");
    assertThat(small.body()).isEqualTo("too small to compress");
    assertThat(header(small, "content-encoding")).isEmpty();

    HttpResponse<String> missing = system.get("/assets/missing.js", "Accept-Encoding", "br");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(header(missing, "content-encoding")).isEmpty();
  }

  @Test
  void tellsTheServiceWhoAsksAndOverWhichRequestId() {
    String path = "/api/v1/manage/registration";
    system.both(path, asked -> ServiceStub.Answer.json("{}", "no-store"));

    HttpResponse<String> answer =
        system.get(
            path,
            "X-Forwarded-For",
            "203.0.113.7",
            "X-Request-Id",
            "forged",
            "Forwarded",
            "for=203.0.113.7");

    ServiceStub.Asked asked = lastAsked(path);
    assertThat(asked.client()).contains("CN=load-balancer");
    assertThat(asked.header("X-forwarded-for")).isEqualTo("127.0.0.1");
    assertThat(asked.header("X-forwarded-proto")).isEqualTo("https");
    assertThat(asked.header("Forwarded")).isEmpty();
    assertThat(asked.header("X-request-id")).isEqualTo(header(answer, "x-request-id"));
    assertThat(header(answer, "cache-control")).isEqualTo("no-store");
  }

  @Test
  void asksForEventsOnceForEverybody() {
    String path = "/api/v1/events/once";
    system.both(path, asked -> ServiceStub.Answer.json("{\"slug\":\"once\"}", "public, max-age=5"));

    for (int visitor = 0; visitor < 20; visitor++) {
      assertThat(system.get(path + "?visitor=" + visitor).body()).isEqualTo("{\"slug\":\"once\"}");
    }
    assertThat(system.asked(path)).isEqualTo(1);
  }

  @Test
  void neverKeepsWhatSetsACookie() {
    String path = "/api/v1/events/cookie";
    Map<String, String> headers =
        Map.of("Set-Cookie", "a=b", "Cache-Control", "public, max-age=60");
    system.both(path, asked -> new ServiceStub.Answer(200, "{}", headers));

    system.get(path);
    system.get(path);

    assertThat(system.asked(path)).isEqualTo(2);
  }

  @Test
  void neverKeepsAnswersAboutAPerson() {
    String path = "/api/v1/manage/registration/export";
    system.both(path, asked -> ServiceStub.Answer.json("{}", "public, max-age=60"));

    system.get(path);
    system.get(path);

    assertThat(system.asked(path)).isEqualTo(2);
  }

  @Test
  void refusesALargeBodyItself() {
    String path = "/api/v1/events/demo/registrations";

    HttpResponse<String> answer =
        system.post(path, "x".repeat(64 * 1024 + 1), "Idempotency-Key", "12345678");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(header(answer, "content-type")).startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"payload-too-large\"", header(answer, "x-request-id"));
    assertThat(system.asked(path)).isZero();
  }

  @Test
  void sendsASignUpAgainElsewhereWhenAReplicaDiesOverIt() {
    String path = "/api/v1/events/retried/registrations";
    system.first.answering(path, asked -> ServiceStub.Answer.hangUp());
    system.second.answering(path, asked -> new ServiceStub.Answer(201, "{}", Map.of()));

    for (int person = 0; person < 10; person++) {
      assertThat(system.post(path, "{}", "Idempotency-Key", "person-" + person).statusCode())
          .isEqualTo(201);
    }
    assertThat(system.first.asked(path)).isNotEmpty();
  }

  @Test
  void sendsNothingTwiceThatIsNotSafeToRepeat() {
    String path = "/api/v1/events/demo/manage-links";
    system.both(path, asked -> ServiceStub.Answer.hangUp());

    HttpResponse<String> answer = system.post(path, "{}");

    assertThat(system.asked(path)).isEqualTo(1);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(header(answer, "retry-after")).isEqualTo("2");
    assertThat(answer.body()).contains("\"code\":\"overloaded\"");
  }

  @Test
  void leavesTheServicesOwnRetryAfterAlone() {
    String path = "/api/v1/manage/session";
    system.both(path, asked -> new ServiceStub.Answer(503, "{}", Map.of("Retry-After", "7")));

    assertThat(system.get(path).headers().allValues("retry-after")).containsExactly("7");
  }

  @Test
  void saysNothingInClearText() throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), system.configuration.port())) {
      socket.setSoTimeout(5000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(heard(socket.getInputStream())).isEmpty();
    }
  }

  /** The end of the connection may be a polite one or a reset. */
  private static byte[] heard(InputStream answer) throws IOException {
    try {
      return answer.readAllBytes();
    } catch (java.net.SocketException reset) {
      return new byte[0];
    }
  }

  @Test
  void logsRequestsWithoutAnythingAboutPeople() throws IOException {
    String id =
        header(
            system.get("/api/v1/events?email=ada@example.org", "User-Agent", "Ada's phone"),
            "x-request-id");
    Path log = system.configuration.log("load-balancer");
    Waiting.until(
        Duration.ofSeconds(5), () -> read(log).contains(id), () -> "the request is not in the log");

    assertThat(read(log))
        .contains("\"path\":\"/api/v1/events\"")
        .doesNotContain("ada@", "phone", "email");
  }

  @Test
  void showsMailsToThisMachine() throws IOException {
    Files.writeString(
        system.configuration.folder("mails").resolve("20261123T080000000-1.json"),
        "{\"subject\":\"Hello\"}");

    assertThat(system.get("/mails/").body()).contains("Mails on this machine");
    assertThat(system.get("/mails/data/").body()).contains("20261123T080000000-1.json");
    assertThat(system.get("/mails/data/20261123T080000000-1.json").body()).contains("Hello");
    assertThat(system.get("/mails/data/../../secrets/manage-link-key").body())
        .doesNotContain("secret")
        .contains("<title>Registration");
    assertThat(system.get("/mails/data%2f..%2f..%2fpki%2fwebsite.key").body())
        .doesNotContain("PRIVATE KEY");
  }

  private static ServiceStub.Asked lastAsked(String path) {
    List<ServiceStub.Asked> all = new java.util.ArrayList<>(system.first.asked(path));
    all.addAll(system.second.asked(path));
    return all.getLast();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      return "";
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}

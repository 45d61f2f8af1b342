package conference.registration;

import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Speaks to the manage endpoints as the website does in an attendee's browser. */
final class ManageClient {

  static final String REGISTRATION = "/api/v1/manage/registration";

  private final TestService service;
  private final TestData data;

  ManageClient(TestService service, TestData data) {
    this.service = service;
    this.data = data;
  }

  String token(UUID registration) {
    return service
        .bean(ManageLinks.class)
        .token(TestData.EVENT, registration, data.nonce(registration));
  }

  String cookie(UUID registration) {
    return cookie(registration, Instant.now().plus(Duration.ofHours(1)));
  }

  String cookie(UUID registration, Instant expires) {
    return ManageCookie.NAME
        + "="
        + service
            .bean(ManageLinks.class)
            .session(TestData.EVENT, registration, data.nonce(registration), expires);
  }

  HttpResponse<String> open(String token) {
    return service.post("/api/v1/manage/session", "{\"token\": \"" + token + "\"}");
  }

  HttpResponse<String> get(String path, String cookie) {
    return service.get(path, "Cookie", cookie);
  }

  HttpResponse<String> patch(String cookie, String revision, String body) {
    return service.send(
        ours(REGISTRATION, cookie)
            .header("If-Match", revision)
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  HttpResponse<String> post(String path, String cookie, String key, String body) {
    return service.send(
        ours(path, cookie).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder ours(String path, String cookie) {
    return service
        .request(path)
        .header("Origin", "https://conference.example")
        .header("Content-Type", "application/json")
        .header("Cookie", cookie);
  }

  /** What a browser would send next. */
  static String cookieOf(HttpResponse<String> response) {
    String set = response.headers().firstValue("Set-Cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }
}

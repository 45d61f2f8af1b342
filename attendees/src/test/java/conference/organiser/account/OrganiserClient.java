package conference.organiser.account;

import conference.testing.TestService;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A browser at the organiser's desk: it keeps cookies, and says where its requests come from. */
public final class OrganiserClient {

  public static final String DESK = "/api/v1/organiser";

  private final TestService service;
  private final String address;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public OrganiserClient(TestService service) {
    this(service, "192.0.2.1");
  }

  /**
   * Somewhere else.
   *
   * @param address what the load balancer says that the request comes from
   */
  public OrganiserClient(TestService service, String address) {
    this.service = service;
    this.address = address;
  }

  /** The same browser, served by another replica. */
  OrganiserClient at(TestService replica) {
    var moved = new OrganiserClient(replica, address);
    moved.cookies.putAll(cookies);
    return moved;
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, null);
  }

  public HttpResponse<String> post(String path, String body) {
    return send("POST", path, body);
  }

  public HttpResponse<String> send(String method, String path, @Nullable String body) {
    return send(method, path, body, null);
  }

  /** With an {@code If-Match} header, if a version is given. */
  public HttpResponse<String> send(
      String method, String path, @Nullable String body, @Nullable String version) {
    return ask(method, path, body, version == null ? Map.of() : Map.of("If-Match", version));
  }

  /** With an {@code Idempotency-Key} header. */
  public HttpResponse<String> postOnce(String path, String body, String key) {
    return ask("POST", path, body, Map.of("Idempotency-Key", key));
  }

  /** A file, as it is. */
  public HttpResponse<String> putFile(String path, byte[] file, String type) {
    return ask("PUT", path, BodyPublishers.ofByteArray(file), Map.of("Content-Type", type));
  }

  private HttpResponse<String> ask(
      String method, String path, @Nullable String body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    if (body != null) {
      all.put("Content-Type", "application/json");
    }
    return ask(
        method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), all);
  }

  private HttpResponse<String> ask(
      String method, String path, BodyPublisher body, Map<String, String> headers) {
    var request =
        service
            .request(DESK + path)
            .header("Origin", "https://conference.example")
            .header("X-Forwarded-For", address)
            .header("User-Agent", "Test/1.0 (a browser)");
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    headers.forEach(request::header);
    var answer = service.send(request.method(method, body));
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return answer;
  }

  private void keep(String set) {
    String pair = set.substring(0, set.indexOf(';'));
    String name = pair.substring(0, pair.indexOf('='));
    String value = pair.substring(pair.indexOf('=') + 1);
    if (value.isEmpty() || set.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }

  String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  void setCookie(String name, String value) {
    cookies.put(name, value);
  }

  void forget(String name) {
    cookies.remove(name);
  }

  static String code(HttpResponse<String> answer) {
    JsonNode code = TestService.json(answer).path("code");
    return code.isString() ? code.stringValue() : "none";
  }
}

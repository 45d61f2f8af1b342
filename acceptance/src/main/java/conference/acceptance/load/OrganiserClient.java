package conference.acceptance.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** An owner of all events who is signed in, at the desk of one of them. */
final class OrganiserClient implements AutoCloseable {

  private static final String ACCOUNT = "0193a000-0000-7000-8000-00000000de5c";
  private static final String SESSION = "de5cde5c-0000-4000-8000-000000000001";

  /** As after a sign-in: what the service itself would have put there. */
  private static final List<String> SIGNED_IN =
      List.of(
          """
          insert into conference.account (id, name, email, email_normalised, created_at, updated_at)
          values ('%1$s', 'Desk', 'desk@example.org', 'desk@example.org', now(), now())
          """,
          """
          insert into conference.event_role (event_id, account_id, role, given_at) values (null, '%1$s', 'owner', now())
          """,
          """
          insert into conference.organiser_session (primary_id, session_id, creation_time, last_access_time,
            max_inactive_interval, expiry_time, principal_name)
          select '%2$s', '%2$s', t, t, 7200, t + 7200000, '%1$s' from (select (extract(epoch from now()) * 1000)::bigint) as s (t)
          """,
          """
          insert into conference.organiser_session_attributes (session_primary_id, attribute_name, attribute_bytes)
          select '%2$s', name, convert_to(value, 'UTF8') from (values
            ('org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME', '%1$s'),
            ('signed-in-at', '%3$s'), ('confirmed-at', '%3$s')) as t (name, value)
          """);

  private final HttpClient client;
  private final String website;
  private final String desk;

  OrganiserClient(MeasuredSystem system, String slug) {
    this.client = system.machine().visitor();
    this.website = system.website();
    this.desk = website + "/api/v1/organiser/events/" + slug + "/";
    String now = Instant.now().toString();
    SIGNED_IN.forEach(sql -> system.stored().update(sql.formatted(ACCOUNT, SESSION, now)));
  }

  String get(String path) {
    return send("GET", path, BodyPublishers.noBody(), "application/json");
  }

  String post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json), "application/json");
  }

  String send(String method, String path, BodyPublisher body, String type) {
    String cookie = Base64.getEncoder().encodeToString(SESSION.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(desk + path))
            .header("Cookie", "__Host-conference-organiser=" + cookie)
            .header("Origin", website)
            .header("Content-Type", type)
            .method(method, body)
            .build();
    try {
      HttpResponse<String> answer =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() >= 300) {
        throw new BenchException(
            "the desk answers " + answer.statusCode() + " to " + path + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException failure) {
      throw new BenchException("the desk does not answer: " + failure.getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

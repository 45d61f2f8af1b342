package conference.registration;

import static conference.registration.ManageClient.REGISTRATION;
import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manage page's side of the service, over its real mutual TLS and on a real store. */
class ManageTest {

  private static TestService service;
  private static TestData data;
  private static ManageClient client;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    client = new ManageClient(service, data);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static UUID zoe(String email) {
    return data.register("Zoë", "Quist", email);
  }

  @Test
  void the_token_of_a_link_opens_the_registration_and_sets_a_strict_cookie() {
    UUID id = zoe("open@example.org");

    HttpResponse<String> answer = client.open(client.token(id));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("givenName").stringValue()).isEqualTo("Zoë");
    assertThat(json(answer).at("/event/title/de").stringValue()).isEqualTo("Hafentage 2027");
    assertThat(json(answer).at("/ticketType/code").stringValue()).isEqualTo("full");
    assertThat(json(answer).at("/consents/0/version").intValue()).isEqualTo(1);
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-conference-manage=")
        .contains("Path=/", "Max-Age=43200", "Secure", "HttpOnly", "SameSite=Strict")
        .doesNotContain("Domain");
    assertThat(client.get(REGISTRATION, ManageClient.cookieOf(answer)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_wrong_tampered_or_foreign_token_is_refused() {
    UUID id = zoe("token@example.org");
    String token = client.token(id);
    String other = client.token(zoe("other-token@example.org"));
    String mixed = other.substring(0, 43) + token.substring(43);

    for (String wrong : new String[] {"", "x", "%00", flipped(token), token + "A", mixed}) {
      HttpResponse<String> answer = client.open(wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
      assertThat(json(answer).path("code").stringValue()).isEqualTo("manage-link-invalid");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void a_missing_expired_tampered_or_foreign_cookie_is_refused() {
    UUID id = zoe("cookie@example.org");
    String expired = client.cookie(id, Instant.now().minusSeconds(1));
    String linkAsCookie = ManageCookie.NAME + "=" + client.token(id);

    for (String wrong :
        new String[] {
          "other=1", ManageCookie.NAME + "=", expired, flipped(client.cookie(id)), linkAsCookie
        }) {
      HttpResponse<String> answer = client.get(REGISTRATION, wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
      assertThat(json(answer).path("code").stringValue()).isEqualTo("manage-session-missing");
    }
  }

  private static String flipped(String secret) {
    int middle = secret.length() - 20;
    char other = secret.charAt(middle) == 'A' ? 'B' : 'A';
    return secret.substring(0, middle) + other + secret.substring(middle + 1);
  }

  @Test
  void no_manage_endpoint_may_be_kept_by_any_cache() {
    UUID id = zoe("cache@example.org");
    String cookie = client.cookie(id);

    for (String path :
        new String[] {"", "/calendar.ics", "/export", "/cancellation", "/nothing-here"}) {
      for (String sent : new String[] {cookie, "none=1"}) {
        assertThat(client.get(REGISTRATION + path, sent).headers().firstValue("Cache-Control"))
            .as(path)
            .contains("no-store");
      }
    }
    assertThat(client.open(client.token(id)).headers().firstValue("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void a_write_from_another_website_or_from_none_is_refused() {
    UUID id = zoe("origin@example.org");
    String path = REGISTRATION + "/cancellation";

    for (String origin :
        new String[] {"https://evil.example", "null", "https://conference.example.evil.example"}) {
      HttpResponse<String> answer =
          service.post(
              path,
              "{}",
              "Cookie",
              client.cookie(id),
              "Origin",
              origin,
              "Idempotency-Key",
              "origin-test");
      assertThat(answer.statusCode()).as(origin).isEqualTo(403);
      assertThat(json(answer).path("code").stringValue()).isEqualTo("forbidden-origin");
    }
    assertThat(
            service
                .post(path, "{}", "Cookie", client.cookie(id), "Idempotency-Key", "origin-test")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            service
                .post(
                    "/api/v1/manage/session",
                    "{\"token\": \"x\"}",
                    "Origin",
                    "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(json(client.get(REGISTRATION, client.cookie(id))).path("state").stringValue())
        .isEqualTo("confirmed");
  }

  @Test
  void closing_the_session_takes_the_cookie_away() {
    String cookie = client.cookie(zoe("close@example.org"));

    HttpResponse<String> answer =
        service.send(client.ours("/api/v1/manage/session", cookie).DELETE());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
  }

  @Test
  void details_are_changed_when_nobody_else_has_changed_them_meanwhile() {
    UUID id = zoe("change@example.org");
    String cookie = client.cookie(id);

    HttpResponse<String> first =
        client.patch(cookie, "\"1\"", "{\"givenName\": \"Zoe\", \"organisation\": null}");
    HttpResponse<String> late = client.patch(cookie, "\"1\"", "{\"familyName\": \"Late\"}");
    HttpResponse<String> bare =
        service.send(
            client.ours(REGISTRATION, cookie).method("PATCH", BodyPublishers.ofString("{}")));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(json(first).path("givenName").stringValue()).isEqualTo("Zoe");
    assertThat(json(first).path("organisation").isNull()).isTrue();
    assertThat(json(first).at("/answers/food").stringValue()).isEqualTo("Vegan");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(json(late).path("code").stringValue()).isEqualTo("changed-meanwhile");
    assertThat(bare.statusCode()).isEqualTo(428);
  }

  @Test
  void a_tag_that_a_compressing_proxy_has_weakened_still_names_its_revision() {
    String cookie = client.cookie(zoe("weak@example.org"));

    assertThat(client.patch(cookie, "W/\"1\"", "{\"givenName\": \"Zo\"}").statusCode())
        .isEqualTo(200);
    assertThat(client.patch(cookie, "W/\"1\"", "{\"givenName\": \"Z\"}").statusCode())
        .isEqualTo(412);
  }

  @Test
  void a_change_that_breaks_rules_is_refused_field_by_field() {
    String cookie = client.cookie(zoe("invalid@example.org"));

    HttpResponse<String> answer =
        client.patch(
            cookie,
            "\"1\"",
            """
            {"givenName": "", "email": "nobody", "ticketType": "palace", "answers": {"drink": "tea"}}
            """);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("errors").toString())
        .contains("#/givenName", "#/email", "#/ticketType", "#/answers/drink");
  }

  @Test
  void another_address_ends_the_old_link_and_cookie_and_two_mails_say_so() {
    UUID id = zoe("before@example.org");
    String oldToken = client.token(id);
    String oldCookie = client.cookie(id);

    HttpResponse<String> answer =
        client.patch(oldCookie, "\"1\"", "{\"email\": \"After@example.org\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("email").stringValue()).isEqualTo("After@example.org");
    assertThat(client.open(oldToken).statusCode()).isEqualTo(401);
    assertThat(client.get(REGISTRATION, oldCookie).statusCode()).isEqualTo(401);
    assertThat(client.get(REGISTRATION, ManageClient.cookieOf(answer)).statusCode()).isEqualTo(200);
    assertThat(client.open(client.token(id)).statusCode()).isEqualTo(200);
    await()
        .untilAsserted(() -> {
          assertThat(recipient(id, "email-changed")).isEqualTo("After@example.org");
          assertThat(recipient(id, "email-changed-notice")).isEqualTo("before@example.org");
        });
  }

  private static String recipient(UUID registration, String kind) {
    return data.jdbc()
        .sql(
            "select coalesce(max(recipient), '') from delivery where registration_id = :id and kind = :kind")
        .param("id", registration)
        .param("kind", kind)
        .query(String.class)
        .single();
  }

  @Test
  void an_address_that_is_registered_already_is_refused_and_nothing_is_changed() {
    zoe("taken@example.org");
    UUID id = zoe("wants@example.org");

    HttpResponse<String> answer =
        client.patch(client.cookie(id), "\"1\"", "{\"email\": \"TAKEN@example.org\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).path("code").stringValue()).isEqualTo("already-registered");
    assertThat(answer.body()).doesNotContain("taken@", "TAKEN@");
    assertThat(json(client.get(REGISTRATION, client.cookie(id))).path("revision").intValue())
        .isEqualTo(1);
  }

  @Test
  void addresses_cannot_be_changed_again_and_again_to_send_mail_to_many() {
    UUID id = zoe("many@example.org");
    for (int i = 1; i <= 5; i++) {
      assertThat(
              client
                  .patch(client.cookie(id), "*", "{\"email\": \"many-" + i + "@example.org\"}")
                  .statusCode())
          .isEqualTo(200);
    }

    HttpResponse<String> sixth =
        client.patch(client.cookie(id), "*", "{\"email\": \"many-6@example.org\"}");

    assertThat(sixth.statusCode()).isEqualTo(429);
  }

  @Test
  void a_lost_link_is_answered_alike_for_everybody_and_mailed_to_who_is_registered() {
    UUID id = zoe("lost@example.org");
    String path = "/api/v1/events/" + TestData.SLUG + "/manage-links";

    HttpResponse<String> known = service.post(path, "{\"email\": \"LOST@example.org\"}");
    HttpResponse<String> unknown = service.post(path, "{\"email\": \"nobody@example.org\"}");

    assertThat(known.statusCode()).isEqualTo(202);
    assertThat(unknown.statusCode()).isEqualTo(202);
    assertThat(unknown.body()).isEqualTo(known.body());
    await()
        .untilAsserted(
            () -> assertThat(recipient(id, "link-requested")).isEqualTo("lost@example.org"));
  }

  @Test
  void a_lost_link_is_mailed_three_times_an_hour_at_most() {
    UUID id = zoe("often@example.org");
    String path = "/api/v1/events/" + TestData.SLUG + "/manage-links";

    for (int i = 0; i < 6; i++) {
      assertThat(service.post(path, "{\"email\": \"often@example.org\"}").statusCode())
          .isEqualTo(202);
    }

    await().untilAsserted(() -> assertThat(requests(id)).isEqualTo(3));
    service.post(path, "{\"email\": \"often@example.org\"}");
    await()
        .during(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(requests(id)).isEqualTo(3));
  }

  private static long requests(UUID registration) {
    return data.jdbc()
        .sql("select count(*) from audit where registration_id = :id and action = 'link-requested'")
        .param("id", registration)
        .query(Long.class)
        .single();
  }
}

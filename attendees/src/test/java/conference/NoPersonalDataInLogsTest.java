package conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.platform.SafeMessage;
import conference.store.TestStore;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens to a person's registration, the log says nothing about the person. */
@ExtendWith(OutputCaptureExtension.class)
class NoPersonalDataInLogsTest {

  private static final List<String> PERSONAL =
      List.of("zuleikaqx", "quuxfamily", "zqwerk", "zqanswer", "@personal", "forbiddenqx");

  private final TestStore store = TestStore.fresh();
  private final TestEvent event =
      TestEvent.named("logs")
          .pool("hall", 10)
          .ticketType("regular", "hall")
          .question("food", "text", false, "{}")
          .in(store);
  private final TestService service = TestService.start(store);
  private final JdbcClient owner = JdbcClient.create(store.migrator());

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<String> signUp(TestSignUp signUp) {
    return service.post(
        event.path("/registrations"),
        signUp.toString(),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private static TestSignUp zuleika(String email) {
    return TestSignUp.of(email)
        .with("givenName", "Zuleikaqx")
        .with("familyName", "Quuxfamily")
        .with("organisation", "Zqwerk")
        .with("answers", Map.of("food", "Zqanswer"));
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private HttpResponse<String> manage(String method, String path, String cookie, String body) {
    return service.send(
        service
            .request("/api/v1/manage/registration" + path)
            .header("Origin", "https://conference.example")
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .header("If-Match", "*")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, BodyPublishers.ofString(body)));
  }

  @Test
  void neither_when_all_goes_well_nor_when_everything_goes_wrong(CapturedOutput output) {
    HttpResponse<String> confirmed = signUp(zuleika("zuleikaqx@personal.example"));
    assertThat(confirmed.statusCode()).isEqualTo(201);
    String cookie = cookie(confirmed);
    HttpResponse<String> other = signUp(zuleika("zuleikaqx.other@personal.example"));
    assertThat(other.statusCode()).isEqualTo(201);

    whatIsRefused(cookie);
    String failed = whatFailsInTheStore(cookie);
    mailsThatCannotBeSent();
    leaving(cookie, cookie(other));

    // The failures were logged, so that the silence about the person means something.
    assertThat(output.getAll()).contains(failed);
    assertThat(output.getAll().toLowerCase(Locale.ROOT))
        .doesNotContain(PERSONAL)
        .doesNotContain(cookie.toLowerCase(Locale.ROOT), "/manage#");
  }

  private void whatIsRefused(String cookie) {
    assertThat(signUp(zuleika("zuleikaqx@personal.example")).statusCode()).isEqualTo(409);
    assertThat(signUp(zuleika("zuleikaqx@personal@x")).statusCode()).isEqualTo(422);
    assertThat(signUp(zuleika("zuleikaqx@personal.example").with("zuleikaqx", 1)).statusCode())
        .isEqualTo(422);
    assertThat(
            service
                .post(
                    event.path("/registrations"),
                    "{\"givenName\": \"Zuleikaqx\" oops",
                    "Idempotency-Key",
                    "malformed-1")
                .statusCode())
        .isEqualTo(400);
    assertThat(service.get("/api/v1/events/zuleikaqx@personal.example").statusCode())
        .isEqualTo(404);
    assertThat(service.get("/zuleikaqx@personal.example?name=Quuxfamily").statusCode())
        .isEqualTo(404);
    assertThat(
            manage("PATCH", "", cookie, "{\"email\": \"zuleikaqx.other@personal.example\"}")
                .statusCode())
        .isEqualTo(409);
    assertThat(manage("PUT", "", cookie, "{\"givenName\": \"Zuleikaqx\"}").statusCode())
        .isEqualTo(405);
  }

  /** PostgreSQL likes to quote the failing row. */
  private String whatFailsInTheStore(String cookie) {
    owner
        .sql(
            """
            alter table conference.registration
            add constraint no_such_name check (family_name <> 'Forbiddenqx') not valid
            """)
        .update();
    HttpResponse<String> failed = manage("PATCH", "", cookie, "{\"familyName\": \"Forbiddenqx\"}");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body().toLowerCase(Locale.ROOT)).doesNotContain(PERSONAL);
    assertThat(
            signUp(zuleika("third.zuleikaqx@personal.example").with("familyName", "Forbiddenqx"))
                .statusCode())
        .isGreaterThanOrEqualTo(500);
    return TestService.json(failed).path("instance").stringValue();
  }

  private void mailsThatCannotBeSent() {
    owner
        .sql(
            """
            update conference.outbox set recipient = 'zuleikaqx@personal.example, b', attempts = 0
            """)
        .update();
    owner
        .sql(
            """
            insert into conference.outbox (event_id, id, registration_id, kind, recipient, payload,
                                           created_at, due_at)
            select event_id, gen_random_uuid(), id, kind, email || ', second@personal.example', '{}',
                   now(), now()
            from conference.registration, (values ('link-requested'), ('unknown-kind')) k (kind)
            """)
        .update();
    await()
        .until(() ->
            owner
                    .sql("select count(*) from conference.outbox where last_problem is not null")
                    .query(Integer.class)
                    .single()
                >= 4);
  }

  private void leaving(String cookie, String other) {
    assertThat(
            manage("PATCH", "", cookie, "{\"email\": \"new.zuleikaqx@personal.example\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(manage("POST", "/cancellation", other, "").statusCode()).isEqualTo(200);
    assertThat(manage("GET", "/export", other, "").statusCode()).isEqualTo(200);
    assertThat(manage("POST", "/erasure", other, "").statusCode()).isEqualTo(200);
    assertThat(
            service
                .post(event.path("/manage-links"), "{\"email\": \"zuleikaqx@personal.example\"}")
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void a_failure_is_told_by_its_kind_and_place_only() {
    assertThat(SafeMessage.of(new IllegalStateException("Zuleikaqx", new RuntimeException("Zq"))))
        .contains("IllegalStateException", "NoPersonalDataInLogsTest")
        .doesNotContain("Zuleikaqx", "Zq ");
  }
}

package conference.privacy;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.store.TestStore;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A whole life of a registration as its attendee lives it, and what is left of it afterwards. */
class EraseEverythingTest {

  private static final Pattern TOKEN = Pattern.compile("/manage#([A-Za-z0-9_-]+)");

  private final TestStore store = TestStore.fresh();
  private final TestEvent event =
      TestEvent.named("erased")
          .pool("hall", 10)
          .ticketType("regular", "hall")
          .question("food", "text", false, "{}")
          .concealing()
          .in(store);
  private final TestService service = TestService.start(store);
  private final JdbcClient jdbc = JdbcClient.create(store.application());

  @AfterEach
  void stop() {
    service.close();
  }

  private void signUp(String givenName) {
    TestSignUp signUp =
        TestSignUp.of("Zq.Person@example.org")
            .with("givenName", givenName)
            .with("familyName", "Zqfamily")
            .with("organisation", "Zqwork")
            .with("answers", Map.of("food", "Zqanswer"));
    HttpResponse<String> answer =
        service.post(
            event.path("/registrations"),
            signUp.toString(),
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(answer.statusCode()).isEqualTo(202);
  }

  /** From the newest mail of this subject, as the attendee would find it. */
  private Optional<String> tokenInMail(String subject) {
    try (Stream<Path> files = Files.list(service.folder.resolve("mails"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(EraseEverythingTest::mail)
          .filter(mail -> mail.path("subject").stringValue().startsWith(subject))
          .map(mail -> TOKEN.matcher(mail.path("text").stringValue()))
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .reduce((older, newer) -> newer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static JsonNode mail(Path file) {
    try {
      return TestService.JSON.readTree(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
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

  private HttpResponse<String> open(String token) {
    return service.post("/api/v1/manage/session", "{\"token\": \"" + token + "\"}");
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  @Test
  void after_a_full_life_and_an_erasure_only_the_record_of_the_erasure_is_left() {
    signUp("Zqgiven");
    await().until(() -> tokenInMail("You’re registered").isPresent());
    signUp("Zqagain");
    await().until(() -> tokenInMail("You’re already registered").isPresent());
    HttpResponse<String> opened = open(tokenInMail("You’re already registered").orElseThrow());
    JsonNode registration = json(opened);
    HttpResponse<String> changed =
        manage("PATCH", "", cookie(opened), "{\"email\": \"zq.second@example.org\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    await().until(() -> tokenInMail("Your new address").isPresent());
    assertThat(manage("POST", "/cancellation", cookie(changed), "").statusCode()).isEqualTo(200);
    await().until(() -> tokenInMail("Cancelled").isPresent());
    List<String> traces =
        List.of(
            registration.path("id").stringValue(),
            registration.path("reference").stringValue(),
            "zq");
    assertThat(traces).allMatch(trace -> holders(trace).contains("registration"));

    HttpResponse<String> erased = manage("POST", "/erasure", cookie(changed), "");

    assertThat(erased.statusCode()).isEqualTo(200);
    assertThat(holders(traces.getFirst())).containsExactly("erasure");
    assertThat(traces.subList(1, 3)).allMatch(trace -> holders(trace).isEmpty());
    assertThat(jdbc.sql("select taken from capacity_pool").query(Integer.class).single()).isZero();
  }

  private List<String> holders(String trace) {
    return WholeStore.read(jdbc).entrySet().stream()
        .filter(table ->
            table.getValue().toLowerCase(Locale.ROOT).contains(trace.toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getKey)
        .toList();
  }
}

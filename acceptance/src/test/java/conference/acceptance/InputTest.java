package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is sent to a sign-up and must not be taken, and what must. */
@Drill
@Order(1)
class InputTest {
  private final Website website;

  InputTest(WholeSystem system) {
    this.website = system.website();
  }

  private static final String SLUG = Event.CONTRACT.slug();

  @Test
  void everyFieldThatIsWrongIsNamedWithItsCode() {
    String body =
        Attendee.next()
            .with(
                "givenName",
                "",
                "familyName",
                "x".repeat(201),
                "email",
                "nobody@",
                "ticketType",
                "palace",
                "answers",
                Map.of("role", "x".repeat(41), "meal", "stone", "weather", "rain"),
                "consent",
                Map.of("privacyNoticeVersion", 7, "locale", "en"),
                "locale",
                "tlh",
                "isAdmin",
                true);
    Answer answer = website.signUp(SLUG, body, Website.newKey());
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.errors())
        .contains(
            entry("#/givenName", "required"),
            entry("#/familyName", "too-long"),
            entry("#/email", "invalid-email"),
            entry("#/ticketType", "unknown-ticket-type"),
            entry("#/answers/role", "too-long"),
            entry("#/answers/meal", "unknown-option"),
            entry("#/answers/weather", "unknown-question"),
            entry("#/locale", "unknown-locale"),
            entry("#/isAdmin", "unknown-member"))
        .containsValue("consent-outdated");
    assertThat(answer.body()).doesNotContain("x".repeat(41));
  }

  @Test
  void whatIsNoNameIsRefusedAndWhatIsOneSomewhereIsTaken() {
    for (String name :
        List.of("a\u0000b", "tab\there", "\u202Ereversed", "line\nbreak", "\uD800", "   ")) {
      // Half of a surrogate pair has no bytes of its own: only an escape can bring it along.
      String body = Attendee.next().with("familyName", name).replace("\uD800", "\\ud800");
      Answer answer = website.signUp(SLUG, body, Website.newKey());
      assertThat(answer.status()).as("%s", answer).isIn(400, 422);
      assertThat(answer.code()).as("%s", answer).isIn("validation-failed", "malformed-json");
    }
    for (String name :
        List.of(
            "Ü",
            "O’Neill-D'Arcy",
            "क्‍षेत्री",
            "محمّد",
            "𠮷野",
            "x".repeat(200),
            "Smith, Jr. (3rd)")) {
      Answer answer =
          website.signUp(SLUG, Attendee.next().with("familyName", name), Website.newKey());
      assertThat(answer.status()).as("%s: %s", name, answer).isEqualTo(201);
      Answer seen = website.get("/api/v1/manage/registration", "Cookie", answer.cookie());
      assertThat(seen.text("familyName")).isEqualTo(name);
    }
  }

  @Test
  void jsonThatIsNoneIsRefusedWithThePlace() {
    Answer answer = website.signUp(SLUG, "{\n  \"givenName\": oops", Website.newKey());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed-json");
    assertThat(answer.json().path("line").asInt()).isEqualTo(2);
    assertThat(answer.json().path("column").asInt()).isBetween(16, 21);
    for (String body :
        List.of(
            "",
            "[]",
            "null",
            "42",
            "{\"givenName\":\"a\",\"givenName\":\"b\"}",
            "{} {}",
            "\"x\"")) {
      Answer refused = website.signUp(SLUG, body, Website.newKey());
      assertThat(refused.status()).as("%s: %s", body, refused).isIn(400, 422);
      assertThat(refused.code()).as("%s: %s", body, refused).isNotEmpty();
    }
  }

  @Test
  void anotherMediaTypeIsRefused() {
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "application/xml")) {
      var request =
          website
              .request(
                  Website.registrations(SLUG),
                  "Idempotency-Key",
                  Website.newKey(),
                  "Content-Type",
                  type)
              .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Attendee.next().json()));
      Answer answer = website.send(request);
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.code()).isEqualTo("unsupported-media-type");
    }
  }

  @Test
  void whatIsTooLargeIsRefusedWithAndWithoutALengthGiven() {
    String body = Attendee.next().with("organisation", "x".repeat(70_000));
    Answer answer = website.signUp(SLUG, body, Website.newKey());
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("payload-too-large");
    var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var stream =
        java.net.http.HttpRequest.BodyPublishers.ofInputStream(
            () -> new java.io.ByteArrayInputStream(bytes));
    Answer streamed =
        website.send(
            website
                .request(
                    Website.registrations(SLUG),
                    "Idempotency-Key",
                    Website.newKey(),
                    "Content-Type",
                    "application/json")
                .POST(stream));
    assertThat(streamed.status()).isEqualTo(413);
    assertThat(streamed.code()).isEqualTo("payload-too-large");
  }

  /** Only there, and only so large: past the load balancer it is asked who sends it. */
  @Test
  void aFileOfAttendeesMayBeLargerAndNothingElse() {
    String event = "/api/v1/organiser/events/" + SLUG;
    String file = event + "/imports/" + java.util.UUID.randomUUID();
    assertThat(put(file, 12 * 1024 * 1024).code()).isEqualTo("sign-in-required");
    assertThat(put(file, 12 * 1024 * 1024 + 1).code()).isEqualTo("payload-too-large");
    assertThat(put(file + "/check", 70_000).code()).isEqualTo("payload-too-large");
    assertThat(put(event + "/file", 70_000).code()).isEqualTo("payload-too-large");
  }

  private Answer put(String path, int bytes) {
    return website.send(
        website
            .request(path, "Content-Type", "text/csv", "Origin", website.base().toString())
            .PUT(java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[bytes])));
  }

  @Test
  void aKeyIsNeededAndHasAForm() {
    String body = Attendee.next().json();
    assertThat(website.post(Website.registrations(SLUG), body).code())
        .isEqualTo("idempotency-key-missing");
    for (String key :
        List.of("short", "x".repeat(65), "with space in it", "ümlaute-ümlaute".replace('ü', '~'))) {
      Answer answer = website.signUp(SLUG, body, key);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("idempotency-key-invalid");
    }
  }
}

package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the API answers, through the load balancer, as the contract says it. */
@Drill
@Order(1)
class ContractTest {
  private final Website website;
  private final WholeSystem system;

  ContractTest(WholeSystem system) {
    this.system = system;
    this.website = system.website();
  }

  private static final String SLUG = Event.CONTRACT.slug();

  @Test
  void aSignUpIsCreatedWithItsAddressAndACookieThatNoScriptReads() {
    Answer answer = website.signUp(SLUG, Attendee.next());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("reference")).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
    assertThat(answer.header("location")).endsWith("/api/v1/registrations/" + answer.text("id"));
    assertThat(answer.header("set-cookie"))
        .startsWith("__Host-conference-manage=")
        .contains("; HttpOnly")
        .contains("; Secure")
        .contains("; SameSite=Strict")
        .contains("; Path=/")
        .contains("; Max-Age=43200");
    assertThat(answer.body()).doesNotContain(Attendee.FAMILY_NAME).doesNotContain(Attendee.DOMAIN);
    assertThat(answer.header("cache-control")).contains("no-store");
    system.keepSecret(answer.cookie().substring("__Host-conference-manage=".length()));
    Answer seen = website.get("/api/v1/manage/registration", "Cookie", answer.cookie());
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.text("familyName")).isEqualTo(Attendee.FAMILY_NAME);
    assertThat(seen.header("etag")).isEqualTo("\"" + seen.json().path("revision").asInt() + "\"");
  }

  @Test
  void theSameKeyGetsTheSameAnswerAndAnotherBodyUnderItIsRefused() {
    Attendee attendee = Attendee.next();
    String key = Website.newKey();
    Answer first = website.signUp(SLUG, attendee.json(), key);
    Answer again = website.signUp(SLUG, attendee.json(), key);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("location")).isEqualTo(first.header("location"));
    assertThat(again.cookie()).startsWith("__Host-conference-manage=");
    Answer other = website.signUp(SLUG, Attendee.next().json(), key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void theSameAddressInOtherClothesIsADuplicateAndNothingIsToldOfThePerson() {
    Attendee attendee = Attendee.next();
    website.signUp(SLUG, attendee);
    String other =
        attendee.with(
            "email", attendee.email().toUpperCase(java.util.Locale.ROOT), "givenName", "Other");
    Answer answer = website.signUp(SLUG, other, Website.newKey());
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("already-registered");
    assertThat(answer.body()).doesNotContain(Attendee.GIVEN_NAME).doesNotContain(Attendee.DOMAIN);
    assertThat(answer.headers("set-cookie")).isEmpty();
  }

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
      Answer answer =
          website.signUp(SLUG, Attendee.next().with("familyName", name), Website.newKey());
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

  @Test
  void whereThereIsNothingThereIsAProblemThatSaysSo() {
    assertThat(website.get("/api/v1/events/no-such-event").code()).isEqualTo("unknown-event");
    assertThat(website.get("/api/v1/events/no-such-event/availability").code())
        .isEqualTo("unknown-event");
    assertThat(website.signUp("no-such-event", Attendee.next()).code()).isEqualTo("unknown-event");
    for (String path :
        List.of(
            "/api/v1/nothing", "/api/v2/events", "/api/", "/api/v1/events/" + SLUG + "/secrets")) {
      Answer answer = website.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.code()).as(path).isEqualTo("not-found");
    }
  }

  @Test
  void aMethodThatIsNotOfferedIsRefusedAndTheOfferedOnesAreNamed() {
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      Answer answer = website.method(method, Website.registrations(SLUG), "{}");
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.code()).as(method).isEqualTo("method-not-allowed");
      assertThat(answer.header("allow")).contains("POST");
    }
  }

  @Test
  void noPlaceNoTimeNoSignUp() {
    assertThat(website.signUp(Event.FULL.slug(), Attendee.next()).status()).isEqualTo(201);
    Answer full = website.signUp(Event.FULL.slug(), Attendee.next());
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.code()).isEqualTo("sold-out");
    assertThat(full.text("ticketType")).isEqualTo("regular");
    Answer early = website.signUp(Event.NOT_OPEN.slug(), Attendee.next());
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("sign-up-not-open");
    assertThat(java.time.Instant.parse(early.text("opensAt"))).isAfter(java.time.Instant.now());
    Answer late = website.signUp(Event.CLOSED.slug(), Attendee.next());
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("sign-up-closed");
  }

  @Test
  void anEventThatConcealsTellsTheSameToEverybody() {
    Attendee attendee = Attendee.next();
    Answer first = website.signUp(Event.CONCEALING.slug(), attendee);
    Answer duplicate = website.signUp(Event.CONCEALING.slug(), attendee);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("state")).isEqualTo("check-your-mail");
    assertThat(duplicate.status()).isEqualTo(202);
    assertThat(duplicate.body()).isEqualTo(first.body());
    assertThat(duplicate.headers().map().keySet()).isEqualTo(first.headers().map().keySet());
    assertThat(first.headers("set-cookie")).isEmpty();
    assertThat(system.records().confirmed(Event.CONCEALING.slug())).isEqualTo(1);
    for (Attendee somebody : List.of(attendee, Attendee.next())) {
      Answer link =
          website.post(
              "/api/v1/events/" + Event.CONCEALING.slug() + "/manage-links",
              "{\"email\":\"" + somebody.email() + "\"}");
      assertThat(link.status()).isEqualTo(202);
      assertThat(link.body()).isEqualTo("{\"state\":\"check-your-mail\"}");
    }
  }

  @Test
  void whatIsDoneWithACookieIsDoneFromTheWebsiteOnly() {
    Answer signedUp = website.signUp(SLUG, Attendee.next());
    String path = "/api/v1/manage/registration/cancellation";
    Answer foreign =
        website.post(
            path,
            "{}",
            "Cookie",
            signedUp.cookie(),
            "Origin",
            "https://evil.example",
            "Idempotency-Key",
            Website.newKey());
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.code()).isEqualTo("forbidden-origin");
    assertThat(website.get("/api/v1/manage/registration").code())
        .isEqualTo("manage-session-missing");
    String own = website.base().toString();
    Answer cancelled =
        website.post(
            path,
            "{}",
            "Cookie",
            signedUp.cookie(),
            "Origin",
            own,
            "Idempotency-Key",
            Website.newKey());
    assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(200);
    assertThat(cancelled.text("state")).isEqualTo("cancelled");
  }

  @Test
  void aChangeNamesWhatItBuildsOn() {
    Answer signedUp = website.signUp(SLUG, Attendee.next());
    String path = "/api/v1/manage/registration";
    String own = website.base().toString();
    String[] who = {"Cookie", signedUp.cookie(), "Origin", own};
    Answer without = website.method("PATCH", path, "{\"givenName\":\"Other\"}", who);
    assertThat(without.status()).isEqualTo(428);
    assertThat(without.code()).isEqualTo("precondition-required");
    Answer stale =
        website.method(
            "PATCH",
            path,
            "{\"givenName\":\"Other\"}",
            "Cookie",
            signedUp.cookie(),
            "Origin",
            own,
            "If-Match",
            "\"99\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("changed-meanwhile");
    String revision = website.get(path, "Cookie", signedUp.cookie()).header("etag");
    Answer changed =
        website.method(
            "PATCH",
            path,
            "{\"givenName\":\"Other\"}",
            "Cookie",
            signedUp.cookie(),
            "Origin",
            own,
            "If-Match",
            revision);
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertThat(changed.text("givenName")).isEqualTo("Other");
    assertThat(changed.header("etag")).isNotEqualTo(revision);
  }

  @Test
  void eventsAndAvailabilityAreCachedAndRevalidated() {
    for (String path :
        List.of(
            "/api/v1/events",
            "/api/v1/events/" + SLUG,
            "/api/v1/events/" + SLUG + "/availability")) {
      Answer answer = website.get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("cache-control")).as(path).contains("public").contains("max-age=");
      assertThat(answer.headers("set-cookie")).isEmpty();
      Answer again = website.get(path, "If-None-Match", answer.header("etag"));
      assertThat(again.status()).as(path + " " + answer.header("etag")).isEqualTo(304);
    }
  }
}

package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    // Browsers take compressed answers, whose tags the load balancer marks as weak.
    String revision =
        website.get(path, "Cookie", signedUp.cookie(), "Accept-Encoding", "gzip").header("etag");
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

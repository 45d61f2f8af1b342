package conference.organiser.account;

import static conference.organiser.account.OrganiserClient.code;
import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.store.TestStore;
import conference.testing.MovableClock;
import conference.testing.Simultaneously;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signing in by passkey and by password with a code, and all that must not open the desk. */
class SignInTest {

  private static final String PASSWORD = "harbour crane tuesday lantern";
  private static final String EMAIL = "ada@example.org";

  private final MovableClock clock = new MovableClock(Instant.now().toString());
  private TestService service;
  private TestOrganisers organisers;
  private OrganiserClient browser;
  private SoftPasskey passkey;

  @BeforeEach
  void start() {
    TestStore store = TestStore.fresh();
    TestData.in(store).withEvent();
    service = TestService.start(store, TestService.with(clock));
    organisers = new TestOrganisers(service);
    browser = new OrganiserClient(service);
    passkey = new SoftPasskey();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private String shown(String secret) throws Exception {
    return EnrolmentTest.codeOf(secret, clock.instant());
  }

  private void begin(OrganiserClient by, String email) {
    by.post(
        "/invitations/enrolment",
        "{\"token\": \"%s\", \"name\": \"Ada Okafor\", \"email\": \"%s\"}"
            .formatted(organisers.ownerToken(), email));
  }

  private void enrolWithPasskey() {
    var first = new OrganiserClient(service);
    begin(first, EMAIL);
    JsonNode options = json(first.post("/enrolment/passkey/options", ""));
    assertThat(
            first
                .post("/enrolment/passkey", "{\"credential\": " + passkey.create(options) + "}")
                .statusCode())
        .isEqualTo(201);
  }

  /** The authenticator's secret, then the recovery codes. */
  private record Enrolled(String secret, List<String> recovery) {}

  private Enrolled enrolWithPassword() throws Exception {
    var first = new OrganiserClient(service);
    begin(first, EMAIL);
    String secret =
        json(first.post("/enrolment/password", "{\"password\": \"" + PASSWORD + "\"}"))
            .path("secret")
            .stringValue();
    JsonNode made = json(first.post("/enrolment/code", "{\"code\": \"" + shown(secret) + "\"}"));
    clock.advance(Duration.ofMinutes(2));
    return new Enrolled(
        secret, made.path("recoveryCodes").valueStream().map(JsonNode::stringValue).toList());
  }

  private HttpResponse<String> password(OrganiserClient by, String email, String password) {
    return by.post(
        "/sign-in/password",
        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
  }

  private HttpResponse<String> secondHalf(OrganiserClient by, String code) {
    return by.post("/sign-in/code", "{\"code\": \"" + code + "\"}");
  }

  @Test
  void a_passkey_opens_the_desk_and_the_cookie_is_as_strict_as_can_be() {
    enrolWithPasskey();
    JsonNode options = json(browser.post("/sign-in/passkey/options", ""));

    HttpResponse<String> in =
        browser.post("/sign-in/passkey", "{\"credential\": " + passkey.get(options) + "}");

    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    assertThat(json(in).path("email").stringValue()).isEqualTo(EMAIL);
    assertThat(in.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("__Host-conference-organiser=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Domain"));
    assertThat(in.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(browser.get("/session").statusCode()).isEqualTo(200);
  }

  @Test
  void an_assertion_is_good_once_for_its_challenge_its_site_and_with_its_holder() {
    enrolWithPasskey();
    JsonNode options = json(browser.post("/sign-in/passkey/options", ""));
    String answer = "{\"credential\": " + passkey.get(options) + "}";
    assertThat(browser.post("/sign-in/passkey", answer).statusCode()).isEqualTo(200);

    assertThat(code(browser.post("/sign-in/passkey", answer))).isEqualTo("sign-in-failed");
    var stranger = new OrganiserClient(service);
    stranger.post("/sign-in/passkey/options", "");
    assertThat(code(stranger.post("/sign-in/passkey", answer))).isEqualTo("sign-in-failed");

    passkey.origin = "https://evil.example";
    assertThat(code(assertion(stranger, passkey))).isEqualTo("sign-in-failed");
    passkey.origin = "https://conference.example";
    passkey.verified = false;
    assertThat(code(assertion(stranger, passkey))).isEqualTo("sign-in-failed");
    passkey.verified = true;
    assertThat(code(assertion(stranger, new SoftPasskey()))).isEqualTo("sign-in-failed");
    assertThat(assertion(stranger, passkey).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> assertion(OrganiserClient by, SoftPasskey passkey) {
    JsonNode options = json(by.post("/sign-in/passkey/options", ""));
    return by.post("/sign-in/passkey", "{\"credential\": " + passkey.get(options) + "}");
  }

  @Test
  void a_password_alone_opens_nothing_and_a_code_opens_the_desk_once() throws Exception {
    Enrolled enrolled = enrolWithPassword();

    assertThat(json(password(browser, "ADA@Example.org ", PASSWORD)).path("next").stringValue())
        .isEqualTo("code");
    assertThat(browser.get("/session").statusCode()).isEqualTo(204);
    assertThat(code(secondHalf(browser, "000000"))).isEqualTo("sign-in-failed");
    String code = shown(enrolled.secret());
    assertThat(secondHalf(browser, code.substring(0, 3) + " " + code.substring(3)).statusCode())
        .isEqualTo(200);
    assertThat(browser.get("/session").statusCode()).isEqualTo(200);

    var again = new OrganiserClient(service);
    password(again, EMAIL, PASSWORD);
    assertThat(code(secondHalf(again, code))).isEqualTo("sign-in-failed");
  }

  @Test
  void a_recovery_code_is_good_once_however_it_is_typed() throws Exception {
    Enrolled enrolled = enrolWithPassword();
    password(browser, EMAIL, PASSWORD);
    String typed = enrolled.recovery().getFirst().toUpperCase(Locale.ROOT).replace("-", " ");

    assertThat(secondHalf(browser, typed).statusCode()).isEqualTo(200);
    assertThat(json(browser.get("/account")).path("recoveryCodes").intValue()).isEqualTo(9);

    var again = new OrganiserClient(service);
    password(again, EMAIL, PASSWORD);
    assertThat(code(secondHalf(again, typed))).isEqualTo("sign-in-failed");
  }

  @Test
  void a_code_without_a_password_before_it_opens_nothing() throws Exception {
    Enrolled enrolled = enrolWithPassword();

    assertThat(code(secondHalf(browser, shown(enrolled.secret())))).isEqualTo("sign-in-required");
  }

  @Test
  void nobody_learns_from_an_answer_whether_an_address_has_an_account() throws Exception {
    enrolWithPassword();
    organisers.account("Only Passkey", "passkey@example.org");

    HttpResponse<String> wrong = password(browser, EMAIL, "not the password at all");
    HttpResponse<String> unknown = password(browser, "nobody@example.org", PASSWORD);
    HttpResponse<String> passkeyOnly = password(browser, "passkey@example.org", PASSWORD);
    HttpResponse<String> nonsense = password(browser, "no address", PASSWORD);

    for (HttpResponse<String> answer : List.of(wrong, unknown, passkeyOnly, nonsense)) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(withoutId(answer)).isEqualTo(withoutId(wrong));
    }
  }

  private static String withoutId(HttpResponse<String> answer) {
    return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "").replaceAll("[0-9a-f-]{36}", "");
  }

  @Test
  void guessing_is_slowed_down_and_counted_before_it_is_judged() throws Exception {
    Enrolled enrolled = enrolWithPassword();

    List<HttpResponse<String>> guesses =
        Simultaneously.run(
            12,
            n -> password(new OrganiserClient(service, "203.0.113.9"), EMAIL, "guess number " + n));

    assertThat(guesses).filteredOn(answer -> answer.statusCode() == 401).hasSize(5);
    assertThat(guesses)
        .filteredOn(answer -> answer.statusCode() == 429)
        .hasSize(7)
        .allSatisfy(
            answer -> assertThat(answer.headers().firstValue("Retry-After")).contains("900"));
    assertThat(password(new OrganiserClient(service, "203.0.113.9"), EMAIL, PASSWORD).statusCode())
        .as("the right one, from where it was guessed")
        .isEqualTo(429);

    clock.advance(Duration.ofMinutes(16));

    var later = new OrganiserClient(service, "203.0.113.9");
    assertThat(password(later, EMAIL, PASSWORD).statusCode()).isEqualTo(200);
    assertThat(secondHalf(later, shown(enrolled.secret())).statusCode()).isEqualTo(200);
  }

  @Test
  void nobody_can_lock_somebody_else_out() throws Exception {
    Enrolled enrolled = enrolWithPassword();
    password(browser, EMAIL, PASSWORD);
    assertThat(secondHalf(browser, shown(enrolled.secret())).statusCode()).isEqualTo(200);
    browser.send("DELETE", "/session", null);

    for (int i = 0; i < 60; i++) {
      password(new OrganiserClient(service, "192.0.2.1"), EMAIL, "guess number " + i);
    }

    assertThat(password(new OrganiserClient(service, "198.51.100.7"), EMAIL, PASSWORD).statusCode())
        .as("from another network")
        .isEqualTo(200);
    assertThat(password(browser, EMAIL, PASSWORD).statusCode())
        .as("in the browser that was signed in before, in the network of the attacker")
        .isEqualTo(200);
    browser.setCookie(DeviceCookie.NAME, "made.up");
    assertThat(password(browser, EMAIL, PASSWORD).statusCode()).isEqualTo(429);
  }

  @Test
  void codes_are_slowed_down_too() throws Exception {
    Enrolled enrolled = enrolWithPassword();
    password(browser, EMAIL, PASSWORD);

    for (int i = 0; i < 5; i++) {
      assertThat(secondHalf(browser, "00000" + i).statusCode()).isEqualTo(401);
    }

    assertThat(secondHalf(browser, shown(enrolled.secret())).statusCode()).isEqualTo(429);
  }

  @Test
  void a_network_of_ipv6_counts_as_one() throws Exception {
    enrolWithPassword();

    for (int i = 0; i < 5; i++) {
      password(new OrganiserClient(service, "2001:db8:1:2::" + i), EMAIL, "guess number " + i);
    }

    assertThat(
            password(new OrganiserClient(service, "2001:db8:1:2:ffff::9"), EMAIL, PASSWORD)
                .statusCode())
        .isEqualTo(429);
    assertThat(
            password(new OrganiserClient(service, "2001:db8:1:3::1"), EMAIL, PASSWORD).statusCode())
        .isEqualTo(200);
  }

  @Test
  void the_session_of_before_the_sign_in_is_not_the_one_of_after_it() {
    enrolWithPasskey();
    JsonNode options = json(browser.post("/sign-in/passkey/options", ""));
    String before = browser.cookie(SessionConfiguration.COOKIE);

    browser.post("/sign-in/passkey", "{\"credential\": " + passkey.get(options) + "}");

    assertThat(before).isNotEmpty();
    assertThat(browser.cookie(SessionConfiguration.COOKIE)).isNotEqualTo(before);
    var planted = new OrganiserClient(service);
    planted.setCookie(SessionConfiguration.COOKIE, before);
    assertThat(planted.get("/session").statusCode()).isEqualTo(204);
  }

  @Test
  void a_write_from_another_website_or_from_none_is_refused() {
    UUID ada = organisers.account("Ada", EMAIL);
    var mine = organisers.signedIn(ada);
    for (String origin : List.of("https://evil.example", "null", "")) {
      var request =
          service
              .request("/api/v1/organiser/session")
              .header(
                  "Cookie",
                  SessionConfiguration.COOKIE + "=" + mine.cookie(SessionConfiguration.COOKIE))
              .DELETE();
      if (!origin.isEmpty()) {
        request.header("Origin", origin);
      }
      HttpResponse<String> answer = service.send(request);
      assertThat(answer.statusCode()).as(origin).isEqualTo(403);
      assertThat(code(answer)).isEqualTo("forbidden-origin");
    }
    assertThat(mine.get("/session").statusCode()).isEqualTo(200);
  }
}

package conference.organiser.account;

import static conference.organiser.account.OrganiserClient.code;
import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import conference.store.TestStore;
import conference.testing.Simultaneously;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the link that the first start prints to an account that can sign in again. */
class EnrolmentTest {

  private static final String PASSWORD = "harbour crane tuesday lantern";

  private TestService service;
  private TestOrganisers organisers;
  private OrganiserClient browser;

  @BeforeEach
  void start() {
    TestStore store = TestStore.fresh();
    TestData.in(store).withEvent();
    service = TestService.start(store);
    organisers = new TestOrganisers(service);
    browser = new OrganiserClient(service);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  static String codeOf(String secret, Instant at) throws Exception {
    return new TimeBasedOneTimePasswordGenerator()
        .generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(secret), "RAW"), at);
  }

  private void begin(OrganiserClient by, String token, String email) {
    HttpResponse<String> answer =
        by.post(
            "/invitations/enrolment",
            "{\"token\": \"%s\", \"name\": \"Ada Okafor\", \"email\": \"%s\"}"
                .formatted(token, email));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private HttpResponse<String> enrolWithPasskey(OrganiserClient by, SoftPasskey passkey) {
    JsonNode options = json(by.post("/enrolment/passkey/options", ""));
    return by.post(
        "/enrolment/passkey",
        "{\"label\": \"My telephone\", \"credential\": %s}".formatted(passkey.create(options)));
  }

  @Test
  void the_first_start_prints_a_link_and_it_says_what_it_is_for() {
    String token = organisers.ownerToken();

    JsonNode opened = json(browser.post("/invitations/opening", "{\"token\": \"" + token + "\"}"));

    assertThat(opened.path("role").stringValue()).isEqualTo("owner");
    assertThat(opened.path("event").isNull()).isTrue();
    assertThat(opened.path("hasAccount").booleanValue()).isFalse();
    assertThat(organisers.count("invitation")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_passkey_makes_the_first_owner_and_every_link_is_used_up() {
    String token = organisers.ownerToken();
    begin(browser, token, "ada@example.org");

    HttpResponse<String> made = enrolWithPasskey(browser, new SoftPasskey());

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(json(made).at("/session/ownsAll").booleanValue()).isTrue();
    assertThat(json(made).at("/session/events/0/role").stringValue()).isEqualTo("owner");
    assertThat(json(browser.get("/session")).path("email").stringValue())
        .isEqualTo("ada@example.org");
    assertThat(organisers.count("invitation")).isZero();
    assertThat(code(browser.post("/invitations/opening", "{\"token\": \"" + token + "\"}")))
        .isEqualTo("invitation-invalid");
  }

  @Test
  void a_password_needs_an_authenticator_that_shows_its_first_code() throws Exception {
    begin(browser, organisers.ownerToken(), "ada@example.org");

    JsonNode authenticator =
        json(browser.post("/enrolment/password", "{\"password\": \"" + PASSWORD + "\"}"));
    String secret = authenticator.path("secret").stringValue();
    assertThat(authenticator.path("uri").stringValue())
        .isEqualTo(
            "otpauth://totp/Conference%20Registration:ada%40example.org?secret="
                + secret
                + "&issuer=Conference%20Registration");
    assertThat(code(browser.post("/enrolment/code", "{\"code\": \"000000\"}")))
        .isEqualTo("proof-refused");
    assertThat(organisers.count("account")).isZero();

    HttpResponse<String> made =
        browser.post("/enrolment/code", "{\"code\": \"" + codeOf(secret, Instant.now()) + "\"}");

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    List<String> recovery =
        json(made).path("recoveryCodes").valueStream().map(JsonNode::stringValue).toList();
    assertThat(recovery)
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(one -> one.matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}"));
  }

  @Test
  void nothing_secret_is_in_the_store_as_it_was_typed_or_shown() throws Exception {
    begin(browser, organisers.ownerToken(), "ada@example.org");
    String secret =
        json(browser.post("/enrolment/password", "{\"password\": \"" + PASSWORD + "\"}"))
            .path("secret")
            .stringValue();
    JsonNode made =
        json(
            browser.post(
                "/enrolment/code", "{\"code\": \"" + codeOf(secret, Instant.now()) + "\"}"));

    String hash =
        organisers.jdbc().sql("select password_hash from account").query(String.class).single();
    String kept =
        organisers.jdbc().sql("select totp_secret from account").query(String.class).single();
    List<@Nullable String> macs =
        organisers.jdbc().sql("select code_mac from recovery_code").query(String.class).list();

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(kept)))
        .hasSizeGreaterThan(40)
        .doesNotContain(HexFormat.of().formatHex(new Base32().decode(secret)));
    assertThat(macs).hasSize(10).allMatch(mac -> mac.matches("[0-9a-f]{64}"));
    assertThat(macs.toString()).doesNotContain(made.at("/recoveryCodes/0").stringValue());
  }

  @Test
  void of_several_who_use_one_link_at_once_one_becomes_the_owner() throws Exception {
    String token = organisers.ownerToken();
    List<OrganiserClient> browsers =
        List.of(
            new OrganiserClient(service),
            new OrganiserClient(service),
            new OrganiserClient(service));
    for (int i = 0; i < browsers.size(); i++) {
      begin(browsers.get(i), token, "owner" + i + "@example.org");
    }

    List<HttpResponse<String>> answers =
        Simultaneously.run(
            browsers.size(), n -> enrolWithPasskey(browsers.get(n), new SoftPasskey()));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 201)
        .allMatch(answer -> code(answer).equals("invitation-invalid"));
    assertThat(organisers.count("account")).isEqualTo(1);
    assertThat(organisers.count("passkey")).isEqualTo(1);
  }

  @Test
  void a_passkey_for_another_site_another_challenge_or_without_its_holder_makes_no_account() {
    begin(browser, organisers.ownerToken(), "ada@example.org");

    var elsewhere = new SoftPasskey();
    elsewhere.origin = "https://conference.example.evil.example";
    assertThat(code(enrolWithPasskey(browser, elsewhere))).isEqualTo("proof-refused");
    var otherParty = new SoftPasskey();
    otherParty.relyingParty = "evil.example";
    assertThat(code(enrolWithPasskey(browser, otherParty))).isEqualTo("proof-refused");
    var unverified = new SoftPasskey();
    unverified.verified = false;
    assertThat(code(enrolWithPasskey(browser, unverified))).isEqualTo("proof-refused");

    var passkey = new SoftPasskey();
    JsonNode options = json(browser.post("/enrolment/passkey/options", ""));
    String answer = passkey.create(options);
    browser.post("/enrolment/passkey/options", "");
    assertThat(code(browser.post("/enrolment/passkey", "{\"credential\": " + answer + "}")))
        .isEqualTo("proof-refused");
    assertThat(code(browser.post("/enrolment/passkey", "{\"credential\": {\"id\": 7}}")))
        .isEqualTo("proof-refused");

    assertThat(organisers.count("account")).isZero();
    assertThat(organisers.count("invitation")).isPositive();
    assertThat(enrolWithPasskey(browser, passkey).statusCode()).isEqualTo(201);
  }

  @Test
  void a_wrong_or_old_token_opens_nothing() {
    String token = organisers.ownerToken();
    String flipped =
        token.substring(0, 30) + (token.charAt(30) == 'A' ? "B" : "A") + token.substring(31);
    for (String wrong : List.of("", "x", "%00", token.substring(1), flipped, token + "AAAA")) {
      HttpResponse<String> answer =
          browser.post("/invitations/opening", "{\"token\": \"" + wrong + "\"}");
      assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
      assertThat(code(answer)).isEqualTo("invitation-invalid");
    }

    organisers.expireInvitations();

    assertThat(code(browser.post("/invitations/opening", "{\"token\": \"" + token + "\"}")))
        .isEqualTo("invitation-invalid");
  }

  @Test
  void a_password_that_is_short_common_or_made_of_the_name_is_refused_with_its_reason() {
    begin(browser, organisers.ownerToken(), "ada@example.org");

    assertThat(refusal("eleven char")).isEqualTo("too-short");
    assertThat(refusal("password1234")).isEqualTo("guessable-password");
    assertThat(refusal("qwertyuiop12")).isEqualTo("guessable-password");
    assertThat(refusal("aaaaaaaaaaaaaaaaaaaa")).isEqualTo("guessable-password");
    assertThat(refusal("ada@example.org")).isEqualTo("guessable-password");
    assertThat(refusal("x".repeat(129))).isEqualTo("too-long");
    assertThat(refusal(PASSWORD)).isEqualTo("none");
  }

  private String refusal(String password) {
    JsonNode answer =
        json(browser.post("/enrolment/password", "{\"password\": \"" + password + "\"}"));
    JsonNode error = answer.at("/errors/0/code");
    return error.isString() ? error.stringValue() : "none";
  }

  @Test
  void without_an_open_invitation_there_is_nothing_to_enrol() {
    assertThat(code(browser.post("/enrolment/passkey/options", ""))).isEqualTo("enrolment-missing");
    assertThat(code(browser.post("/enrolment/password", "{\"password\": \"" + PASSWORD + "\"}")))
        .isEqualTo("enrolment-missing");
    assertThat(code(browser.post("/enrolment/code", "{\"code\": \"123456\"}")))
        .isEqualTo("enrolment-missing");
  }

  @Test
  void an_address_with_an_account_signs_in_instead() {
    organisers.account("Ada Okafor", "ada@example.org");

    HttpResponse<String> answer =
        browser.post(
            "/invitations/enrolment",
            "{\"token\": \"%s\", \"name\": \"Ada\", \"email\": \"ADA@example.org\"}"
                .formatted(organisers.ownerToken()));

    assertThat(code(answer)).isEqualTo("account-exists");
  }
}

package conference.organiser.account;

import static conference.organiser.account.OrganiserClient.code;
import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.store.TestStore;
import conference.testing.MovableClock;
import conference.testing.TestData;
import conference.testing.TestService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import tools.jackson.databind.JsonNode;

/** Sessions end when they should, everywhere at once, and outlive the replica that began them. */
class SessionTest {

  private static MovableClock clock;
  private static TestStore store;
  private static TestService service;
  private static TestOrganisers organisers;

  @BeforeAll
  static void start() {
    clock = new MovableClock(Instant.now().toString());
    store = TestStore.fresh();
    TestData.in(store).withEvent();
    service = TestService.start(store, TestService.with(clock));
    organisers = new TestOrganisers(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static UUID ada() {
    return organisers.account("Ada", UUID.randomUUID() + "@example.org");
  }

  @Test
  void any_replica_serves_a_session_and_a_restart_ends_none() {
    var browser = organisers.signedIn(ada());

    try (TestService other = TestService.start(store)) {
      assertThat(browser.at(other).get("/session").statusCode()).isEqualTo(200);
    }
    try (TestService restarted = TestService.start(store)) {
      assertThat(browser.at(restarted).get("/session").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_session_ends_two_hours_after_it_was_last_used() {
    UUID ada = ada();
    var browser = organisers.signedIn(ada);

    organisers.usedLast(ada, Instant.now().minus(Duration.ofMinutes(119)));
    assertThat(browser.get("/session").statusCode()).isEqualTo(200);

    organisers.usedLast(ada, Instant.now().minus(Duration.ofMinutes(121)));
    assertThat(browser.get("/session").statusCode()).isEqualTo(204);
  }

  @Test
  void who_has_not_signed_in_is_forgotten_after_ten_minutes_and_who_has_is_not() {
    var browser = new OrganiserClient(service);
    browser.post("/sign-in/passkey/options", "");
    assertThat(idleSeconds(browser)).isEqualTo(600);

    var signedIn = organisers.signedIn(ada());
    signedIn.post("/sign-in/passkey/options", "");
    assertThat(idleSeconds(signedIn)).isEqualTo(7200);
  }

  private static int idleSeconds(OrganiserClient browser) {
    String id =
        new String(
            Base64.getDecoder().decode(browser.cookie(SessionConfiguration.COOKIE)),
            StandardCharsets.UTF_8);
    return organisers
        .jdbc()
        .sql("select max_inactive_interval from organiser_session where session_id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  @Test
  void a_session_ends_twelve_hours_after_the_sign_in_however_much_it_is_used() {
    UUID ada = ada();
    Instant now = clock.instant();

    var young = organisers.signedIn(ada, now.minus(Duration.ofMinutes(719)), now);
    assertThat(young.get("/session").statusCode()).isEqualTo(200);
    var old = organisers.signedIn(ada, now.minus(Duration.ofMinutes(721)), now);
    assertThat(old.get("/session").statusCode()).isEqualTo(204);
    assertThat(code(old.get("/account"))).isEqualTo("sign-in-required");
  }

  @Test
  void what_is_dangerous_asks_for_a_fresh_proof() {
    UUID ada = ada();
    Instant now = clock.instant();
    var stale = organisers.signedIn(ada, now, now.minus(Duration.ofMinutes(11)));

    assertThat(stale.get("/account").statusCode()).isEqualTo(200);
    assertThat(code(stale.post("/account/passkeys/options", ""))).isEqualTo("confirmation-needed");
    assertThat(code(stale.send("DELETE", "/account", null))).isEqualTo("confirmation-needed");

    var fresh = organisers.signedIn(ada, now, now.minus(Duration.ofMinutes(9)));
    assertThat(fresh.post("/account/passkeys/options", "").statusCode()).isEqualTo(200);
  }

  @Test
  void sessions_are_listed_and_one_of_them_is_ended() {
    UUID ada = ada();
    var here = organisers.signedIn(ada);
    var there = organisers.signedIn(ada);

    JsonNode sessions = json(here.get("/account/sessions")).path("sessions");
    assertThat(sessions).hasSize(2);
    JsonNode other =
        sessions
            .valueStream()
            .filter(one -> !one.path("current").booleanValue())
            .findFirst()
            .orElseThrow();
    String id = other.path("id").stringValue();
    assertThat(there.cookie(SessionConfiguration.COOKIE)).doesNotContain(id);

    var stranger = organisers.signedIn(ada());
    assertThat(stranger.send("DELETE", "/account/sessions/" + id, null).statusCode())
        .isEqualTo(404);
    assertThat(there.get("/session").statusCode()).isEqualTo(200);
    assertThat(here.send("DELETE", "/account/sessions/" + id, null).statusCode()).isEqualTo(204);
    assertThat(there.get("/session").statusCode()).isEqualTo(204);
    assertThat(here.get("/session").statusCode()).isEqualTo(200);
  }

  @Test
  void all_other_sessions_can_be_ended_at_once() {
    UUID ada = ada();
    var here = organisers.signedIn(ada);
    var there = organisers.signedIn(ada);

    assertThat(here.send("DELETE", "/account/sessions", null).statusCode()).isEqualTo(204);

    assertThat(there.get("/session").statusCode()).isEqualTo(204);
    assertThat(here.get("/session").statusCode()).isEqualTo(200);
  }

  @Test
  void signing_out_ends_the_session_in_the_store() {
    var browser = organisers.signedIn(ada());
    String cookie = browser.cookie(SessionConfiguration.COOKIE);

    assertThat(browser.send("DELETE", "/session", null).statusCode()).isEqualTo(204);

    var kept = new OrganiserClient(service);
    kept.setCookie(SessionConfiguration.COOKIE, cookie);
    assertThat(kept.get("/session").statusCode()).isEqualTo(204);
  }

  @Test
  void a_password_that_is_changed_ends_every_other_session() throws Exception {
    UUID ada = ada();
    var here = organisers.signedIn(ada);
    var there = organisers.signedIn(ada);
    String secret =
        json(here.post("/account/password", "{\"password\": \"harbour crane tuesday lantern\"}"))
            .path("secret")
            .stringValue();
    assertThat(code(here.post("/account/password/code", "{\"code\": \"000000\"}")))
        .isEqualTo("proof-refused");
    assertThat(there.get("/session").statusCode()).isEqualTo(200);

    JsonNode changed =
        json(
            here.post(
                "/account/password/code",
                "{\"code\": \"" + EnrolmentTest.codeOf(secret, clock.instant()) + "\"}"));

    assertThat(changed.path("recoveryCodes")).hasSize(10);
    assertThat(there.get("/session").statusCode()).isEqualTo(204);
    assertThat(json(here.get("/account")).path("hasPassword").booleanValue()).isTrue();
  }

  @Test
  void the_last_way_in_is_never_taken_away() {
    UUID ada = ada();
    var here = organisers.signedIn(ada);
    var passkey = new SoftPasskey();
    JsonNode options = json(here.post("/account/passkeys/options", ""));
    JsonNode account =
        json(
            here.post(
                "/account/passkeys",
                "{\"label\": \"Key ring\", \"credential\": " + passkey.create(options) + "}"));
    String id = account.at("/passkeys/0/id").stringValue();
    assertThat(account.at("/passkeys/0/label").stringValue()).isEqualTo("Key ring");

    assertThat(code(here.send("DELETE", "/account/passkeys/" + id, null))).isEqualTo("last-way-in");

    JsonNode more = json(here.post("/account/passkeys/options", ""));
    here.post("/account/passkeys", "{\"credential\": " + new SoftPasskey().create(more) + "}");
    assertThat(json(here.send("DELETE", "/account/passkeys/" + id, null)).path("passkeys"))
        .hasSize(1);
  }

  @Test
  void an_account_is_deleted_with_all_that_is_held_about_its_owner() {
    UUID last = ada();
    organisers.give(null, last, Role.OWNER);
    assertThat(code(organisers.signedIn(last).send("DELETE", "/account", null)))
        .isEqualTo("last-owner");

    UUID leaving = organisers.account("Zq-leaving", "zq-leaving@example.org");
    organisers.give(null, leaving, Role.OWNER);
    var here = organisers.signedIn(leaving);
    var there = organisers.signedIn(leaving);
    assertThat(here.send("DELETE", "/account", null).statusCode()).isEqualTo(204);

    assertThat(there.get("/session").statusCode()).isEqualTo(204);
    for (String table : new String[] {"account", "event_role", "passkey", "organiser_session"}) {
      assertThat(
              organisers
                  .jdbc()
                  .sql(
                      "select count(*) from "
                          + table
                          + " t where t::text ilike '%zq-leaving%'"
                          + " or t::text like '%"
                          + leaving
                          + "%'")
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
  }

  @Test
  void what_is_in_a_session_is_text_and_nothing_else_is_read_from_it() {
    UUID ada = ada();
    var browser = organisers.signedIn(ada);
    var sessions = service.bean(JdbcIndexedSessionRepository.class);
    assertThat(sessions.findByIndexNameAndIndexValue(OrganiserSession.ACCOUNT, ada.toString()))
        .hasSize(1);
    organisers
        .jdbc()
        .sql(
            "update organiser_session_attributes set attribute_bytes = '\\xaced0005'::bytea"
                + " where attribute_name = 'browser'")
        .update();

    assertThat(browser.get("/session").statusCode()).isEqualTo(200);
  }
}

package conference.organiser.team;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A team from the first invitation to the last farewell. */
class TeamTest {

  private static final String TEAM = "/events/" + TestData.SLUG + "/team";
  private static final Pattern LINK =
      Pattern.compile("https://conference\\.example/organiser/invitation#([A-Za-z0-9_-]+)");

  private static TestService service;
  private static TestData data;
  private static TestOrganisers organisers;
  private static OrganiserClient owner;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    organisers = new TestOrganisers(service);
    UUID account = organisers.account("Olga Owner", "olga@example.org");
    organisers.give(TestData.EVENT, account, Role.OWNER);
    owner = organisers.signedIn(account);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpResponse<String> invite(String email, String role) {
    return owner.post(
        TEAM + "/invitations", "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(email, role));
  }

  /** The token of the newest mail to an address, once it has been sent. */
  private static String tokenMailedTo(String email) {
    return await()
        .until(
            () -> mails().filter(mail -> mail.contains("To: " + email)).reduce((a, b) -> b),
            mail -> mail.filter(text -> LINK.matcher(plain(text)).find()).isPresent())
        .map(mail -> {
          Matcher link = LINK.matcher(plain(mail));
          assertThat(link.find()).isTrue();
          return link.group(1);
        })
        .orElseThrow();
  }

  /** Quoted-printable, as far as a link needs it. */
  private static String plain(String mail) {
    return mail.replaceAll("=\r?\n", "").replace("=3D", "=");
  }

  /**
   * Only names are looked at before they are read: a mail that is being written has another one.
   */
  private static Stream<String> mails() throws IOException {
    try (Stream<Path> files = Files.list(service.folder.resolve("mails"))) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted()
          .map(TeamTest::read)
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "";
    }
  }

  private static JsonNode member(String email) {
    return json(owner.get(TEAM))
        .path("members")
        .valueStream()
        .filter(one -> one.path("email").stringValue().equals(email))
        .findFirst()
        .orElse(TestService.JSON.missingNode());
  }

  @Test
  void somebody_is_invited_by_mail_accepts_with_their_account_and_has_the_role() {
    assertThat(invite("desk@example.org", "desk").statusCode()).isEqualTo(201);
    var guest = organisers.signedIn(organisers.account("Dora Desk", "desk@example.org"));
    String token = tokenMailedTo("desk@example.org");

    JsonNode opened = json(guest.post("/invitations/opening", "{\"token\": \"" + token + "\"}"));
    assertThat(opened.at("/event/en").stringValue()).isEqualTo("Harbour Days 2027");
    assertThat(opened.path("role").stringValue()).isEqualTo("desk");
    assertThat(opened.path("hasAccount").booleanValue()).isTrue();
    JsonNode accepted =
        json(guest.post("/invitations/acceptance", "{\"token\": \"" + token + "\"}"));

    assertThat(accepted.at("/events/0/role").stringValue()).isEqualTo("desk");
    assertThat(member("desk@example.org").path("role").stringValue()).isEqualTo("desk");
    assertThat(json(owner.get(TEAM)).path("invitations").toString())
        .doesNotContain("desk@example.org");
    assertThat(guest.post("/invitations/acceptance", "{\"token\": \"" + token + "\"}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void the_mail_names_event_and_role_and_the_log_of_mails_keeps_no_address() {
    invite("mail@example.org", "viewer");
    tokenMailedTo("mail@example.org");

    assertThat(
            data.jdbc()
                .sql("select count(*) from invitation i where i::text like '%' || :t || '%'")
                .param("t", tokenMailedTo("mail@example.org"))
                .query(Integer.class)
                .single())
        .as("the token is nowhere in the store")
        .isZero();
    await()
        .untilAsserted(() ->
            assertThat(
                    data.jdbc()
                        .sql(
                            "select recipient is null from delivery where kind = 'team-invitation'")
                        .query(Boolean.class)
                        .list())
                .isNotEmpty()
                .containsOnly(true));
  }

  @Test
  void a_second_invitation_takes_the_place_of_the_first() {
    invite("twice@example.org", "viewer");
    String first = tokenMailedTo("twice@example.org");
    invite("twice@example.org", "organiser");

    assertThat(
            new OrganiserClient(service)
                .post("/invitations/opening", "{\"token\": \"" + first + "\"}")
                .statusCode())
        .isEqualTo(401);
    assertThat(
            json(owner.get(TEAM))
                .path("invitations")
                .valueStream()
                .filter(one -> one.path("email").stringValue().equals("twice@example.org")))
        .hasSize(1)
        .allMatch(one -> one.path("role").stringValue().equals("organiser"));
  }

  @Test
  void a_withdrawn_invitation_opens_nothing() {
    String id = json(invite("gone@example.org", "desk")).path("id").stringValue();
    String token = tokenMailedTo("gone@example.org");

    assertThat(owner.send("DELETE", TEAM + "/invitations/" + id, null).statusCode()).isEqualTo(204);

    assertThat(
            new OrganiserClient(service)
                .post("/invitations/opening", "{\"token\": \"" + token + "\"}")
                .statusCode())
        .isEqualTo(401);
    assertThat(owner.send("DELETE", TEAM + "/invitations/" + id, null).statusCode()).isEqualTo(404);
  }

  @Test
  void a_role_is_changed_and_ended_and_both_hold_at_once() {
    UUID account = organisers.account("Carl Change", "carl@example.org");
    organisers.give(TestData.EVENT, account, Role.VIEWER);
    var carl = organisers.signedIn(account);
    assertThat(carl.get(TEAM).statusCode()).isEqualTo(403);

    assertThat(
            owner
                .send("PATCH", TEAM + "/members/" + account, "{\"role\": \"organiser\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(carl.get(TEAM).statusCode()).isEqualTo(200);

    assertThat(owner.send("DELETE", TEAM + "/members/" + account, null).statusCode())
        .isEqualTo(200);
    assertThat(carl.get(TEAM).statusCode()).isEqualTo(404);
    assertThat(carl.get("/session").statusCode()).isEqualTo(200);
  }

  @Test
  void who_owns_everything_is_shown_and_can_not_be_changed_from_one_event() {
    UUID everywhere = organisers.account("Eve Everywhere", "eve@example.org");
    organisers.give(null, everywhere, Role.OWNER);

    assertThat(member("eve@example.org").path("everywhere").booleanValue()).isTrue();
    assertThat(
            owner
                .send("PATCH", TEAM + "/members/" + everywhere, "{\"role\": \"viewer\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(owner.send("DELETE", TEAM + "/members/" + everywhere, null).statusCode())
        .isEqualTo(404);
  }

  @Test
  void an_invitation_takes_no_greater_role_away() {
    UUID account = organisers.account("Gina Great", "gina@example.org");
    organisers.give(TestData.EVENT, account, Role.ORGANISER);
    var gina = organisers.signedIn(account);
    invite("other-address@example.org", "viewer");

    gina.post(
        "/invitations/acceptance",
        "{\"token\": \"" + tokenMailedTo("other-address@example.org") + "\"}");

    assertThat(member("gina@example.org").path("role").stringValue()).isEqualTo("organiser");
  }

  @Test
  void what_is_wrong_with_an_invitation_is_told_field_by_field() {
    JsonNode wrong =
        json(owner.post(TEAM + "/invitations", "{\"email\": \"nobody\", \"role\": \"king\"}"));
    assertThat(wrong.path("errors").toString())
        .contains("#/email", "invalid-email", "#/role", "unknown-option");

    organisers.give(
        TestData.EVENT, organisers.account("In Already", "in@example.org"), Role.VIEWER);
    assertThat(json(invite("IN@example.org", "desk")).path("code").stringValue())
        .isEqualTo("already-in-team");
  }

  @Test
  void the_team_shows_the_table_that_every_request_is_checked_against() {
    JsonNode roles = json(owner.get(TEAM)).path("roles");

    for (Role role : Role.values()) {
      assertThat(
              roles
                  .valueStream()
                  .filter(one -> one.path("role").stringValue().equals(role.code()))
                  .flatMap(one -> one.path("permissions").valueStream())
                  .map(JsonNode::stringValue))
          .containsExactlyInAnyOrderElementsOf(
              role.permissions().stream().map(one -> one.code()).toList());
    }
  }
}

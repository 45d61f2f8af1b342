package conference.organiser.access;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every route that the service serves, as it names them itself, with every role, for one's own
 * event and a foreign one, and for nobody. A route that is not written down here fails the test.
 */
class AccessTest {

  private static final String DESK = OrganiserClient.DESK;
  private static final Set<Role> ALL = EnumSet.allOf(Role.class);
  private static final Set<Role> OWNERS = EnumSet.of(Role.OWNER);
  private static final Set<Role> ORGANISERS = EnumSet.of(Role.OWNER, Role.ORGANISER);

  private static final Set<Role> AT_THE_DESK = EnumSet.of(Role.OWNER, Role.ORGANISER, Role.DESK);

  private static final String EVENT = DESK + "/events/{slug}";
  private static final String ATTENDEE = EVENT + "/attendees/{reference}";

  /** Who may use what belongs to an event. */
  private static final Map<String, Set<Role>> OF_EVENTS =
      Map.ofEntries(
          entry("GET " + EVENT + "/attendees", AT_THE_DESK),
          entry("GET " + ATTENDEE, AT_THE_DESK),
          entry("PATCH " + ATTENDEE, AT_THE_DESK),
          entry("POST " + ATTENDEE + "/cancellation", AT_THE_DESK),
          entry("POST " + ATTENDEE + "/restoration", AT_THE_DESK),
          entry("POST " + ATTENDEE + "/approval", ORGANISERS),
          entry("POST " + ATTENDEE + "/rejection", ORGANISERS),
          entry("POST " + ATTENDEE + "/promotion", ORGANISERS),
          entry("PUT " + ATTENDEE + "/notes/{note}", AT_THE_DESK),
          entry("DELETE " + ATTENDEE + "/notes/{note}", AT_THE_DESK),
          entry("PATCH " + ATTENDEE + "/tags", AT_THE_DESK),
          entry("POST " + EVENT + "/attendees", AT_THE_DESK),
          entry("POST " + EVENT + "/attendees/over-capacity", ORGANISERS),
          entry("POST " + ATTENDEE + "/link-mail", AT_THE_DESK),
          entry("POST " + ATTENDEE + "/erasure", ORGANISERS),
          entry("GET " + EVENT + "/history", AT_THE_DESK),
          entry("GET " + EVENT + "/history.csv", ORGANISERS),
          entry("GET " + EVENT + "/processing-record", ORGANISERS),
          entry("POST " + ATTENDEE + "/export", ORGANISERS),
          entry("GET " + EVENT + "/imports", ORGANISERS),
          entry("PUT " + EVENT + "/imports/{id}", ORGANISERS),
          entry("GET " + EVENT + "/imports/{id}", ORGANISERS),
          entry("GET " + EVENT + "/imports/{id}/rows", ORGANISERS),
          entry("GET " + EVENT + "/imports/{id}/problems.csv", ORGANISERS),
          entry("POST " + EVENT + "/imports/{id}/check", ORGANISERS),
          entry("POST " + EVENT + "/imports/{id}/run", ORGANISERS),
          entry("POST " + EVENT + "/imports/{id}/discard", ORGANISERS),
          entry("GET " + EVENT + "/attendees.xlsx", ORGANISERS),
          entry("GET " + EVENT + "/announcements", ORGANISERS),
          entry("GET " + EVENT + "/announcements/recipients", ORGANISERS),
          entry("PUT " + EVENT + "/announcements/{id}", ORGANISERS),
          entry("POST " + EVENT + "/announcements/trials", ORGANISERS),
          entry("POST " + EVENT + "/announcements/{id}/stop", ORGANISERS),
          entry("GET " + EVENT + "/overview", ALL),
          entry("GET " + EVENT + "/overview/answers/{question}", ALL),
          entry("GET " + EVENT + "/views", AT_THE_DESK),
          entry("PUT " + EVENT + "/views/{id}", AT_THE_DESK),
          entry("DELETE " + EVENT + "/views/{id}", AT_THE_DESK),
          entry("GET " + EVENT + "/duplicates", AT_THE_DESK),
          entry("POST " + EVENT + "/duplicates/merges", AT_THE_DESK),
          entry("POST " + EVENT + "/duplicates/decisions", AT_THE_DESK),
          entry("GET " + EVENT + "/attendees.csv", ORGANISERS),
          entry("GET " + EVENT + "/file", ORGANISERS),
          entry("POST " + EVENT + "/file/check", ORGANISERS),
          entry("PUT " + EVENT + "/file", ORGANISERS),
          entry("GET " + EVENT + "/team", ORGANISERS),
          entry("POST " + EVENT + "/team/invitations", OWNERS),
          entry("DELETE " + EVENT + "/team/invitations/{id}", OWNERS),
          entry("PATCH " + EVENT + "/team/members/{accountId}", OWNERS),
          entry("DELETE " + EVENT + "/team/members/{accountId}", OWNERS));

  /** For everybody who is signed in, about what is theirs. */
  private static final Set<String> OF_ACCOUNTS =
      Set.of(
          "POST " + DESK + "/invitations/acceptance",
          "GET " + DESK + "/account",
          "DELETE " + DESK + "/account",
          "POST " + DESK + "/account/passkeys",
          "POST " + DESK + "/account/passkeys/options",
          "DELETE " + DESK + "/account/passkeys/{id}",
          "POST " + DESK + "/account/password",
          "POST " + DESK + "/account/password/code",
          "POST " + DESK + "/account/recovery-codes",
          "GET " + DESK + "/account/sessions",
          "DELETE " + DESK + "/account/sessions",
          "DELETE " + DESK + "/account/sessions/{id}");

  /** For those whose every event is. */
  private static final Set<String> OF_OWNERS_OF_ALL =
      Set.of("POST " + DESK + "/event-files", "POST " + DESK + "/event-files/check");

  /** On the way in, and out. */
  private static final Set<String> OPEN =
      Set.of(
          "POST " + DESK + "/invitations/opening",
          "POST " + DESK + "/invitations/enrolment",
          "POST " + DESK + "/enrolment/passkey",
          "POST " + DESK + "/enrolment/passkey/options",
          "POST " + DESK + "/enrolment/password",
          "POST " + DESK + "/enrolment/code",
          "POST " + DESK + "/sign-in/password",
          "POST " + DESK + "/sign-in/code",
          "POST " + DESK + "/sign-in/passkey",
          "POST " + DESK + "/sign-in/passkey/options",
          "GET " + DESK + "/session",
          "DELETE " + DESK + "/session");

  /** Of the public site: attendees prove themselves by the link from their mail, or need not. */
  private static final Set<String> PUBLIC =
      Set.of(
          "GET /api/v1/events",
          "GET /api/v1/events/{slug}",
          "GET /api/v1/events/{slug}/availability",
          "POST /api/v1/events/{slug}/registrations",
          "POST /api/v1/events/{slug}/manage-links",
          "POST /api/v1/manage/session",
          "DELETE /api/v1/manage/session",
          "GET /api/v1/manage/registration",
          "PATCH /api/v1/manage/registration",
          "GET /api/v1/manage/registration/calendar.ics",
          "GET /api/v1/manage/registration/export",
          "POST /api/v1/manage/registration/cancellation",
          "POST /api/v1/manage/registration/consents",
          "POST /api/v1/manage/registration/consent-withdrawals",
          "POST /api/v1/manage/registration/erasure",
          "POST /api/v1/manage/registration/offer-acceptance",
          "GET /api/v1/openapi.json");

  private static TestService service;
  private static TestOrganisers organisers;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    TestData.in(store).withEvent();
    service = TestService.start(store);
    organisers = new TestOrganisers(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static SortedMap<String, String> routes() {
    SortedMap<String, String> routes = new TreeMap<>();
    service
        .bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((route, method) ->
            route
                .getPatternValues()
                .forEach(path ->
                    route
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> routes.put(verb + " " + path, path))));
    return routes;
  }

  @Test
  void every_route_is_written_down_here_and_none_that_is_not_served() {
    Set<String> known = new java.util.TreeSet<>(OF_EVENTS.keySet());
    known.addAll(OF_ACCOUNTS);
    known.addAll(OF_OWNERS_OF_ALL);
    known.addAll(OPEN);
    known.addAll(PUBLIC);

    assertThat(routes().keySet()).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void for_an_event_a_role_may_exactly_what_its_row_says() {
    OF_EVENTS.forEach((route, allowed) -> {
      for (Role role : Role.values()) {
        assertThat(problem(route, with(TestData.EVENT, role)))
            .as("%s as %s", route, role)
            .isEqualTo(allowed.contains(role) ? "let in" : "not-permitted");
      }
      assertThat(problem(route, with(null, Role.OWNER)))
          .as("%s as owner of all", route)
          .isEqualTo("let in");
    });
  }

  @Test
  void without_a_role_an_event_is_as_unknown_as_one_that_does_not_exist() {
    UUID elsewhere = anotherEvent();
    OF_EVENTS
        .keySet()
        .forEach(route -> {
          for (Role role : Role.values()) {
            assertThat(problem(route, with(elsewhere, role)))
                .as("%s as %s of another event", route, role)
                .isEqualTo("unknown-event");
          }
          assertThat(problem(route, nobodysRole())).as(route).isEqualTo("unknown-event");
          assertThat(problem(route.replace("{slug}", "no-such-event"), with(null, Role.OWNER)))
              .as(route)
              .isEqualTo("unknown-event");
        });
  }

  @Test
  void what_belongs_to_no_event_is_for_owners_of_all_and_for_no_role_of_one() {
    OF_OWNERS_OF_ALL.forEach(route -> {
      for (Role role : Role.values()) {
        assertThat(problem(route, with(TestData.EVENT, role)))
            .as("%s as %s of an event", route, role)
            .isEqualTo("not-permitted");
      }
      assertThat(problem(route, with(null, Role.OWNER))).as(route).isEqualTo("let in");
    });
  }

  @Test
  void without_a_session_nothing_is_let_in_that_is_not_open() {
    var stranger = new OrganiserClient(service);
    OF_EVENTS
        .keySet()
        .forEach(
            route -> assertThat(problem(route, stranger)).as(route).isEqualTo("sign-in-required"));
    OF_ACCOUNTS.forEach(
        route -> assertThat(problem(route, stranger)).as(route).isEqualTo("sign-in-required"));
    OPEN.stream()
        .filter(route -> !route.endsWith("/session") && !route.endsWith("/sign-in/code"))
        .forEach(route ->
            assertThat(problem(route, stranger)).as(route).isNotEqualTo("sign-in-required"));
  }

  @Test
  void what_is_somebodys_own_needs_no_role() {
    OF_ACCOUNTS.forEach(
        route -> assertThat(problem(route, nobodysRole())).as(route).isEqualTo("let in"));
  }

  @Test
  void there_is_no_permission_that_nothing_asks_for() {
    Set<Permission> asked = EnumSet.of(Permission.SEE_EVENT);
    service
        .bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .values()
        .forEach(method -> {
          Needs needs = method.getMethodAnnotation(Needs.class);
          if (needs != null) {
            asked.add(needs.value());
          }
        });

    assertThat(asked).containsExactlyInAnyOrder(Permission.values());
    String seen = with(TestData.EVENT, Role.VIEWER).get("/session").body();
    assertThat(seen).contains(TestData.SLUG).doesNotContain("elsewhere-");
  }

  @Test
  void a_role_may_everything_that_a_lesser_one_may() {
    Role lesser = null;
    for (Role role : Role.values()) {
      if (lesser != null) {
        assertThat(role.permissions()).containsAll(lesser.permissions());
      }
      lesser = role;
    }
    assertThat(Role.OWNER.permissions()).containsExactlyInAnyOrder(Permission.values());
    assertThat(Role.VIEWER.permissions()).containsExactly(Permission.SEE_EVENT);
    assertThat(ALL).hasSize(4);
  }

  private static OrganiserClient with(@Nullable UUID event, Role role) {
    UUID account = organisers.account(role.code(), UUID.randomUUID() + "@example.org");
    organisers.give(event, account, role);
    return organisers.signedIn(account);
  }

  private static OrganiserClient nobodysRole() {
    return organisers.signedIn(organisers.account("Without", UUID.randomUUID() + "@example.org"));
  }

  private static UUID anotherEvent() {
    UUID id = UUID.randomUUID();
    organisers.copyEvent(TestData.EVENT, id, "elsewhere-" + id.toString().substring(0, 8));
    service.bean(conference.catalogue.Catalogue.class).refresh();
    return id;
  }

  /** What keeps somebody out; "let in" when the route itself has answered. */
  private static String problem(String route, OrganiserClient by) {
    String method = route.substring(0, route.indexOf(' '));
    String path =
        route
            .substring(route.indexOf(' ') + 1 + DESK.length())
            .replace("{slug}", TestData.SLUG)
            .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
    HttpResponse<String> answer =
        by.send(method, path, method.equals("GET") || method.equals("DELETE") ? null : "{}");
    boolean problem =
        answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem");
    JsonNode code = problem ? TestService.json(answer).path("code") : TestService.JSON.nullNode();
    Set<String> refusals =
        Set.of("sign-in-required", "not-permitted", "unknown-event", "confirmation-needed");
    return code.isString() && refusals.contains(code.stringValue()) ? code.stringValue() : "let in";
  }
}

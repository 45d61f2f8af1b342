package conference.organiser;

import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.TestOrganisers;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attendees leave as a file only with whoever may take them along. */
class AttendeesFileTest {

  private static final String FILE = "/events/" + TestData.SLUG + "/attendees.csv";

  private static TestService service;
  private static TestOrganisers organisers;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    TestData data = TestData.in(store).withEvent();
    service = TestService.start(store);
    organisers = new TestOrganisers(service);
    data.register("Zoë", "=HYPERLINK(\"https://evil.example\")", "zoe@example.org");
    data.register("Otto", "Other", "otto@example.org");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static UUID organiser() {
    UUID account = organisers.account("Olga", UUID.randomUUID() + "@example.org");
    organisers.give(TestData.EVENT, account, Role.ORGANISER);
    return account;
  }

  @Test
  void an_organiser_takes_all_of_them_along_and_no_spreadsheet_calculates_what_somebody_typed() {
    HttpResponse<String> file = organisers.signedIn(organiser()).get(FILE);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"harbour-2027.csv\"");
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(file.body().lines()).hasSize(3);
    assertThat(file.body()).contains("zoe@example.org", "\"'=HYPERLINK(", "Vegan");
  }

  @Test
  void whoever_has_not_proven_themselves_a_moment_ago_is_asked_to() {
    UUID account = organiser();

    HttpResponse<String> refused = organisers.staleFor(account).get(FILE);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("confirmation-needed").doesNotContain("zoe");
  }
}

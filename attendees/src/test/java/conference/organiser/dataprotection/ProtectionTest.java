package conference.organiser.dataprotection;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.privacy.PersonalDataRegister;
import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Those who answer for an event's data see what is held, and can hand over what they are asked for.
 */
class ProtectionTest {

  private static final Path WORDS =
      Path.of("../conference-website/src/features/organiser/protection/queries.ts");
  private static final String EVENT = "/events/" + TestData.SLUG;

  private static TestService service;
  private static TestData data;
  private static OrganiserClient olga;
  private static UUID olgaId;

  @BeforeAll
  static void start() {
    TestStore store = TestStore.fresh();
    data = TestData.in(store).withEvent();
    service = TestService.start(store);
    var organisers = new TestOrganisers(service);
    olgaId = organisers.account("Olga", "olga@example.org");
    organisers.give(TestData.EVENT, olgaId, Role.ORGANISER);
    olga = organisers.signedIn(olgaId);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void empty() {
    for (String table : List.of("consent", "registration", "erasure")) {
      data.jdbc().sql("delete from " + table).update();
    }
    data.jdbc().sql("delete from consent_text where version > 1").update();
  }

  private static JsonNode read() {
    return json(olga.get(EVENT + "/processing-record"));
  }

  @Test
  void the_record_says_who_answers_for_what_until_when_and_names_nobody() {
    data.register("Zoë", "Quist", "zoe@example.org");

    JsonNode found = read();

    assertThat(found.at("/controller/name").stringValue()).isEqualTo("Harbour Conferences");
    assertThat(found.path("eraseAfter").stringValue()).isEqualTo("2027-12-31");
    assertThat(found.at("/questions/0/label/de").stringValue()).isEqualTo("Essen?");
    assertThat(found.toString()).doesNotContain("Zoë", "zoe@example.org");
  }

  private static List<String> quoted(Set<String> words) {
    return words.stream().map("'%s'"::formatted).toList();
  }

  /** Whatever a feature comes to hold of attendees is in the record, without anybody adding it. */
  @Test
  void every_category_of_the_register_that_is_about_attendees_is_in_it() throws IOException {
    Set<String> listed =
        read()
            .path("categories")
            .valueStream()
            .map(one -> one.path("category").stringValue())
            .collect(Collectors.toSet());
    Set<String> known =
        service.bean(PersonalDataRegister.class).personal().values().stream()
            .filter(category -> !category.startsWith("organiser") && !category.equals("import"))
            .collect(Collectors.toSet());

    assertThat(listed).containsExactlyInAnyOrderElementsOf(known);
    assertThat(Files.readString(WORDS))
        .as("the website has words for each")
        .contains(quoted(known));
    assertThat(
            read().path("categories").valueStream().filter(one -> one.path("kept").booleanValue()))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.path("category").stringValue()).isEqualTo("pseudonym"));
  }

  @Test
  void it_counts_what_will_go_and_what_has_gone() {
    data.register("Zoë", "Quist", "zoe@example.org");
    UUID gone = data.register("Gone", "Guest", "gone@example.org");
    data.jdbc()
        .sql(
            "update registration set state = 'cancelled', cancelled_at = now(), answers = '{}' where id = ?")
        .param(gone)
        .update();
    data.jdbc()
        .sql(
            "insert into erasure values (?, gen_random_uuid(), now(), 'request'), (?, gen_random_uuid(), now(), 'retention')")
        .params(TestData.EVENT, TestData.EVENT)
        .update();

    assertThat(read().path("numbers").toString())
        .isEqualTo(
            "{\"held\":2,\"cancelled\":1,\"answers\":1,\"erasedByRequest\":1,\"erasedInTime\":1}");
  }

  @Test
  void it_counts_the_consents_to_each_version_of_the_notice() {
    data.register("Zoë", "Quist", "zoe@example.org");
    UUID withdrawn = data.register("Gone", "Guest", "gone@example.org");
    data.jdbc()
        .sql("update consent set withdrawn_at = now() where registration_id = ?")
        .param(withdrawn)
        .update();
    data.jdbc()
        .sql(
            "insert into consent_text select event_id, purpose, 2, locale, body, sha256, now() from consent_text")
        .update();

    JsonNode notices = read().path("notices");

    assertThat(notices.valueStream().map(one -> one.path("version").intValue()))
        .containsExactly(2, 1);
    assertThat(notices.at("/0/consents").intValue()).isZero();
    assertThat(notices.at("/1/consents").intValue()).isEqualTo(1);
    assertThat(notices.at("/1/withdrawn").intValue()).isEqualTo(1);
  }

  @Test
  void one_person_is_handed_over_whole_and_their_history_says_by_whom() {
    UUID zoe = data.register("Zoë", "Quist", "zoe@example.org");
    data.register("Otto", "Other", "otto@example.org");
    String reference =
        data.jdbc()
            .sql("select reference from registration where id = ?")
            .param(zoe)
            .query(String.class)
            .single();

    HttpResponse<String> file = olga.post(EVENT + "/attendees/" + reference + "/export", "{}");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("registration-" + reference + ".json");
    assertThat(file.body()).contains("zoe@example.org", "Vegan").doesNotContain("otto@example.org");
    assertThat(
            data.jdbc()
                .sql(
                    "select account_id from audit where action = 'exported' and registration_id = ?")
                .param(zoe)
                .query(UUID.class)
                .single())
        .isEqualTo(olgaId);
    assertThat(olga.post(EVENT + "/attendees/NONE-0000/export", "{}").statusCode()).isEqualTo(404);
  }
}

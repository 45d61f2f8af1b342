package conference.registration;

import static conference.registration.ManageClient.REGISTRATION;
import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.store.TestStore;
import conference.testing.Simultaneously;
import conference.testing.TestData;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever agreed to an earlier privacy notice is asked again, and agrees to the one they read. */
class RenewedConsentTest {

  private static final String CONSENTS = REGISTRATION + "/consents";
  private static final String NEWEST = "{\"privacyNoticeVersion\": 2, \"locale\": \"de\"}";

  private static final TestStore store = TestStore.fresh();
  private static final TestData data = withNewerNotice(TestData.in(store).withEvent());
  private static final TestService service = TestService.start(store);
  private static final ManageClient client = new ManageClient(service, data);

  private final UUID id =
      data.register("Zoë", "Quist", "zoe-" + UUID.randomUUID() + "@example.org");
  private final String cookie = client.cookie(id);
  private final String key = UUID.randomUUID().toString();

  private static TestData withNewerNotice(TestData data) {
    data.jdbc()
        .sql(
            """
            insert into consent_text (event_id, purpose, version, locale, body, sha256, published_at)
            values (:event, 'privacy-notice', 2, 'en', 'New', 'new-en', now()),
                   (:event, 'privacy-notice', 2, 'de', 'Neu', 'new-de', now())
            """)
        .param("event", TestData.EVENT)
        .update();
    return data;
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private List<String> consents() {
    return data.jdbc()
        .sql(
            "select version || ' ' || locale || ' ' || text_sha256 from consent"
                + " where registration_id = ? order by version")
        .param(id)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private long renewals() {
    return data.jdbc()
        .sql("select count(*) from audit where registration_id = ? and action = 'consent-renewed'")
        .param(id)
        .query(Long.class)
        .single();
  }

  @Test
  void the_new_consent_stands_beside_the_old_one_with_the_words_that_were_read() {
    HttpResponse<String> answer = client.post(CONSENTS, cookie, key, NEWEST);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("consents").size()).isEqualTo(2);
    assertThat(json(answer).at("/consents/1/version").intValue()).isEqualTo(2);
    assertThat(consents()).containsExactly("1 en abc", "2 de new-de");
    assertThat(renewals()).isEqualTo(1);
  }

  @Test
  void agreeing_twice_even_at_once_is_one_consent() throws Exception {
    List<HttpResponse<String>> answers =
        Simultaneously.run(
            4, n -> client.post(CONSENTS, cookie, UUID.randomUUID().toString(), NEWEST));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(consents()).hasSize(2);
    assertThat(renewals()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"privacyNoticeVersion\": 1, \"locale\": \"en\"} | #/privacyNoticeVersion | consent-outdated",
        "{\"privacyNoticeVersion\": 3, \"locale\": \"en\"} | #/privacyNoticeVersion | consent-outdated",
        "{\"privacyNoticeVersion\": 2, \"locale\": \"fr\"} | #/locale | unknown-locale",
        "{\"locale\": \"en\"} | #/privacyNoticeVersion | required",
        "{\"privacyNoticeVersion\": 2, \"locale\": \"en\", \"x\": 1} | #/x | unknown-member",
      })
  void nobody_agrees_to_what_they_have_not_read(String body, String pointer, String code) {
    HttpResponse<String> answer = client.post(CONSENTS, cookie, key, body);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    assertThat(json(answer).at("/errors/0/code").stringValue()).isEqualTo(code);
    assertThat(consents()).hasSize(1);
  }

  @Test
  void whoever_has_cancelled_is_not_asked_any_more() {
    client.post(REGISTRATION + "/cancellation", cookie, UUID.randomUUID().toString(), "");

    HttpResponse<String> answer = client.post(CONSENTS, cookie, key, NEWEST);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).path("code").stringValue()).isEqualTo("registration-cancelled");
    assertThat(consents()).hasSize(1);
  }

  @Test
  void without_the_link_nobody_agrees_for_somebody_else() {
    assertThat(client.post(CONSENTS, "x=y", key, NEWEST).statusCode()).isEqualTo(401);
  }

  @Test
  void whoever_is_erased_in_the_same_moment_leaves_no_consent() throws Exception {
    Simultaneously.run(
        2,
        n ->
            client.post(
                n == 0 ? CONSENTS : REGISTRATION + "/erasure",
                cookie,
                UUID.randomUUID().toString(),
                n == 0 ? NEWEST : ""));

    assertThat(consents()).isEmpty();
  }
}

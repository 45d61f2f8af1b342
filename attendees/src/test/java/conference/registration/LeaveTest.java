package conference.registration;

import static conference.registration.ManageClient.REGISTRATION;
import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Cancelling, withdrawing the consent, being erased. */
class LeaveTest {

  private static final String CANCEL = REGISTRATION + "/cancellation";
  private static final String WITHDRAW = REGISTRATION + "/consent-withdrawals";
  private static final String ERASE = REGISTRATION + "/erasure";

  private static final TestStore store = TestStore.fresh();
  private static final TestData data = TestData.in(store).withEvent();
  private static final TestService service = TestService.start(store);
  private static final ManageClient client = new ManageClient(service, data);

  private final String email = "zoe-" + UUID.randomUUID() + "@example.org";
  private final UUID id = data.register("Zoë", "Quist", email);
  private final String cookie = client.cookie(id);
  private final String key = UUID.randomUUID().toString();
  private final int taken = data.taken();

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void cancelling_frees_the_seat_at_once_and_tells_every_open_page() {
    long version = data.availabilityVersion();

    HttpResponse<String> answer = client.post(CANCEL, cookie, key, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("state").stringValue()).isEqualTo("cancelled");
    assertThat(json(answer).has("cancelledAt")).isTrue();
    assertThat(data.taken()).isEqualTo(taken - 1);
    assertThat(data.availabilityVersion()).isGreaterThan(version);
  }

  @Test
  void cancelling_again_answers_the_same_and_frees_no_second_seat() {
    HttpResponse<String> first = client.post(CANCEL, cookie, key, "");
    HttpResponse<String> replay = client.post(CANCEL, cookie, key, "");
    HttpResponse<String> again = client.post(CANCEL, cookie, "x" + key, "");

    assertThat(replay.body()).isEqualTo(first.body());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(data.taken()).isEqualTo(taken - 1);
  }

  @Test
  void a_key_is_needed_and_is_good_for_one_request_only() {
    HttpResponse<String> none =
        service.send(client.ours(CANCEL, cookie).POST(BodyPublishers.noBody()));
    HttpResponse<String> bad = client.post(CANCEL, cookie, "short", "");
    client.post(CANCEL, cookie, key, "");
    HttpResponse<String> reused =
        client.post(WITHDRAW, cookie, key, "{\"purpose\": \"privacy-notice\"}");

    assertThat(json(none).path("code").stringValue()).isEqualTo("idempotency-key-missing");
    assertThat(json(bad).path("code").stringValue()).isEqualTo("idempotency-key-invalid");
    assertThat(json(reused).path("code").stringValue()).isEqualTo("idempotency-key-reused");
    assertThat(reused.statusCode()).isEqualTo(422);
  }

  @Test
  void a_cancelled_registration_can_be_seen_and_no_longer_changed() {
    client.post(CANCEL, cookie, key, "");

    HttpResponse<String> change = client.patch(cookie, "*", "{\"givenName\": \"New\"}");

    assertThat(change.statusCode()).isEqualTo(409);
    assertThat(json(change).path("code").stringValue()).isEqualTo("registration-cancelled");
    assertThat(client.get(REGISTRATION, cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void the_calendar_file_publishes_the_place_and_later_its_cancellation() {
    HttpResponse<String> before = client.get(REGISTRATION + "/calendar.ics", cookie);
    client.post(CANCEL, cookie, key, "");
    HttpResponse<String> after = client.get(REGISTRATION + "/calendar.ics", cookie);

    assertThat(before.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/calendar");
    assertThat(before.body())
        .contains("METHOD:PUBLISH", "SEQUENCE:0", "UID:" + id + "@conference.example");
    assertThat(after.body())
        .contains("METHOD:CANCEL", "SEQUENCE:1", "UID:" + id + "@conference.example");
    assertThat(before.body() + after.body()).doesNotContain("Zoë", "zoe@");
  }

  @Test
  void withdrawing_the_consent_cancels_and_says_when_it_was_withdrawn() {
    HttpResponse<String> answer =
        client.post(WITHDRAW, cookie, key, "{\"purpose\": \"privacy-notice\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("state").stringValue()).isEqualTo("cancelled");
    assertThat(json(answer).at("/consents/0").has("withdrawnAt")).isTrue();
    assertThat(data.taken()).isEqualTo(taken - 1);
  }

  @Test
  void a_consent_that_was_never_asked_for_cannot_be_withdrawn() {
    HttpResponse<String> answer =
        client.post(WITHDRAW, cookie, key, "{\"purpose\": \"advertising\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo("#/purpose");
    assertThat(data.taken()).isEqualTo(taken);
  }

  @Test
  void being_erased_leaves_one_row_that_names_nobody_and_a_free_seat() {
    HttpResponse<String> answer = client.post(ERASE, cookie, key, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("erasedAt").stringValue()).isNotEmpty();
    assertThat(json(answer).path("kept").toString())
        .isEqualTo("[{\"what\":\"erasure-record\",\"why\":\"proof-of-erasure\"}]");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(data.taken()).isEqualTo(taken - 1);
    assertThat(rows("registration", "id")).isZero();
    assertThat(rows("consent", "registration_id")).isZero();
    assertThat(rows("erasure", "registration_id")).isEqualTo(1);
    assertThat(client.get(REGISTRATION, cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void a_repeated_erasure_whose_answer_was_lost_gets_the_same_answer() {
    HttpResponse<String> first = client.post(ERASE, cookie, key, "");
    HttpResponse<String> replay = client.post(ERASE, cookie, key, "");
    HttpResponse<String> otherKey = client.post(ERASE, cookie, "x" + key, "");
    HttpResponse<String> otherSession =
        client.post(ERASE, cookie.substring(0, cookie.length() - 2) + "AA", key, "");

    assertThat(replay.statusCode()).isEqualTo(200);
    assertThat(replay.body()).isEqualTo(first.body());
    assertThat(otherKey.statusCode()).isEqualTo(401);
    assertThat(otherSession.statusCode()).isEqualTo(401);
  }

  @Test
  void who_was_erased_hears_of_it_once_and_the_address_is_not_kept_for_it() {
    client.post(ERASE, cookie, key, "");

    Path mails = service.folder.resolve("mails");
    await().untilAsserted(() -> assertThat(mailsTo(mails, email)).isEqualTo(1));
    assertThat(rows("outbox", "registration_id")).isZero();
    assertThat(rows("delivery", "registration_id")).isZero();
  }

  private long rows(String table, String column) {
    return data.jdbc()
        .sql("select count(*) from " + table + " where " + column + " = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private static long mailsTo(Path folder, String address) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> read(file).contains("\"to\":\"" + address + "\""))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void after_cancelling_the_same_address_can_register_again() {
    client.post(CANCEL, cookie, key, "");

    UUID again = data.register("Zoë", "Quist", email);

    assertThat(client.get(REGISTRATION, client.cookie(again)).statusCode()).isEqualTo(200);
    assertThat(data.taken()).isEqualTo(taken);
  }
}

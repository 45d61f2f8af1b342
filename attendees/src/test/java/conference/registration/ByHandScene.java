package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.organiser.access.Role;
import conference.organiser.account.OrganiserClient;
import conference.organiser.account.TestOrganisers;
import conference.testing.TestEvent;
import conference.testing.TestSignUp;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The desk of an organiser, in front of whom people ask for places, and a watch over every commit.
 */
final class ByHandScene implements AutoCloseable {

  final WaitingScene scene = new WaitingScene();
  final JdbcClient jdbc = JdbcClient.create(scene.store.superuser());
  final TestOrganisers organisers = new TestOrganisers(scene.service);
  final UUID account = organisers.account("Olga Organiser", "olga@example.org");
  final OrganiserClient olga = organisers.signedIn(account);
  TestEvent event = WaitingScene.hall(1);
  private final CommitWatch watch = CommitWatch.on(scene.store);

  @Override
  public void close() {
    scene.close();
  }

  /** What was wrong at a commit of this event. */
  List<String> violations() {
    return watch.violations(event.id());
  }

  void in(TestEvent made) {
    event = scene.in(made);
    organisers.give(event.id(), account, Role.ORGANISER);
  }

  String path(String rest) {
    return event.path("/attendees").replace("/api/v1", "") + rest;
  }

  static TestSignUp somebody() {
    return TestSignUp.of(UUID.randomUUID() + "@example.org");
  }

  static String key() {
    return "key-" + UUID.randomUUID();
  }

  HttpResponse<String> register(TestSignUp body) {
    return olga.postOnce(path(""), body.toString(), key());
  }

  HttpResponse<String> overCapacity(TestSignUp body) {
    return olga.postOnce(path("/over-capacity"), body.toString(), key());
  }

  HttpResponse<String> promote(WaitingScene.Person person, String version) {
    return decide(person, "promotion", null, version);
  }

  /** As somebody who saw this version. */
  HttpResponse<String> decide(
      WaitingScene.Person person, String what, @Nullable String body, String version) {
    return olga.send("POST", path("/" + reference(person) + "/" + what), body, version);
  }

  HttpResponse<String> approve(WaitingScene.Person person) {
    return decide(person, "approval", null, "\"1\"");
  }

  HttpResponse<String> reject(WaitingScene.Person person, String body) {
    return decide(person, "rejection", body, "\"1\"");
  }

  static String reference(WaitingScene.Person person) {
    return person.answer().path("reference").stringValue();
  }

  static String code(HttpResponse<String> answer) {
    return json(answer).path("code").asString();
  }

  static String created(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).at("/attendee/reference").stringValue();
  }

  int overbooked() {
    return jdbc.sql("select overbooked from conference.capacity_pool where id = ?")
        .param(event.poolId("hall"))
        .query(Integer.class)
        .single();
  }

  String taken() {
    return scene.taken(event, "hall") + " taken, " + overbooked() + " overbooked";
  }

  void cancel(String reference) {
    var answer = olga.send("POST", path("/" + reference + "/cancellation"), null, "*");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}

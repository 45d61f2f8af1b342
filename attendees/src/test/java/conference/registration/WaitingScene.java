package conference.registration;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.Catalogue;
import conference.catalogue.EventId;
import conference.catalogue.EventPlaces;
import conference.platform.Transactions;
import conference.store.TestStore;
import conference.testing.MovableClock;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A service with events that have waiting lists, and the people in front of it. */
final class WaitingScene implements AutoCloseable {

  private static final String REGISTRATION = "/api/v1/manage/registration";

  final MovableClock clock = new MovableClock("2026-11-25T12:00:00Z");
  final TestStore store = TestStore.fresh();
  final TestService service = TestService.start(store, TestService.with(clock));

  @Override
  public void close() {
    service.close();
  }

  /** Somebody who has signed up, with what their browser holds. */
  record Person(TestService service, JsonNode answer, String cookie) {

    HttpResponse<String> post(String path) {
      return service.send(request(path).POST(BodyPublishers.noBody()));
    }

    /** As somebody who saw this revision. */
    HttpResponse<String> cancel(int revision, String key) {
      return service.send(
          request("/cancellation")
              .setHeader("Idempotency-Key", key)
              .header("If-Match", "\"" + revision + "\"")
              .POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> change(String body) {
      return service.send(
          request("")
              .header("Content-Type", "application/json")
              .header("If-Match", "*")
              .method("PATCH", BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
      return service
          .request(REGISTRATION + path)
          .header("Origin", "https://conference.example")
          .header("Cookie", cookie)
          .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    JsonNode now() {
      return json(service.get(REGISTRATION, "Cookie", cookie));
    }

    String state() {
      return now().path("state").stringValue();
    }

    int rank() {
      return now().path("rank").intValue();
    }

    void cancel() {
      assertThat(post("/cancellation").statusCode()).isEqualTo(200);
    }
  }

  TestEvent in(TestEvent event) {
    event.in(store);
    service.bean(Catalogue.class).refresh();
    return event;
  }

  static TestEvent hall(int places) {
    return TestEvent.named("hall-" + UUID.randomUUID())
        .pool("hall", places)
        .ticketType("regular", "hall");
  }

  HttpResponse<String> send(TestEvent event, TestSignUp signUp) {
    return service.post(
        event.path("/registrations"),
        signUp.toString(),
        "Idempotency-Key",
        "key-" + UUID.randomUUID());
  }

  HttpResponse<String> send(TestEvent event, String type) {
    return send(
        event,
        TestSignUp.of(UUID.randomUUID() + "@example.org")
            .with("ticketType", type)
            .with("waitingList", true));
  }

  Person signUp(TestEvent event, String type) {
    var answer = send(event, type);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new Person(service, json(answer), ManageClient.cookieOf(answer));
  }

  Person signUp(TestEvent event) {
    return signUp(event, "regular");
  }

  /** What was done with somebody's registration, the oldest first. */
  List<String> history(Person person) {
    return JdbcClient.create(store.superuser())
        .sql("select action from conference.audit where registration_id = ? order by id")
        .param(UUID.fromString(person.answer().path("id").stringValue()))
        .query((row, number) -> row.getString("action"))
        .list();
  }

  /** Mails that are waiting to be sent, or were: one that is overtaken meanwhile is neither. */
  List<String> mails(Person person) {
    return JdbcClient.create(store.superuser())
        .sql(
            """
            select kind from conference.outbox where registration_id = :id
            union all
            select kind from conference.delivery where registration_id = :id
            """)
        .param("id", UUID.fromString(person.answer().path("id").stringValue()))
        .query((row, number) -> row.getString("kind"))
        .list();
  }

  int taken(TestEvent event, String pool) {
    return JdbcClient.create(store.superuser())
        .sql("select taken from conference.capacity_pool where id = ?")
        .param(event.poolId(pool))
        .query(Integer.class)
        .single();
  }

  JsonNode availability(TestEvent event) {
    return json(service.get(event.path("/availability")));
  }

  /** As the catalogue does, when an event's file says another number. */
  void setCapacity(TestEvent event, int capacity, int taken) {
    var places = service.bean(EventPlaces.class);
    var id = new EventId(event.id());
    service
        .bean(Transactions.class)
        .write(() -> {
          places.lock(id);
          places.settle(
              service.bean(Catalogue.class).findInStore(id).orElseThrow(),
              Map.of(event.poolId("hall"), new EventPlaces.Places(capacity, taken)));
        });
  }
}

package conference.registration;

import conference.catalogue.Catalogue;
import conference.testing.TestEvent;
import conference.testing.TestService;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service, its events, and the form in front of them. */
final class SignUpScene implements AutoCloseable {

  final TestService service = TestService.start();
  final JdbcClient store = JdbcClient.create(service.store().application());

  @Override
  public void close() {
    service.close();
  }

  TestEvent event(TestEvent event) {
    event.in(service.store());
    service.bean(Catalogue.class).refresh();
    return event;
  }

  TestEvent anEvent(int capacity) {
    return event(
        TestEvent.named("event-" + UUID.randomUUID())
            .pool("hall", capacity)
            .ticketType("regular", "hall"));
  }

  HttpResponse<String> signUp(TestEvent event, Object body) {
    return signUp(event, body, "key-" + UUID.randomUUID());
  }

  HttpResponse<String> signUp(TestEvent event, Object body, String key) {
    return service.post(event.path("/registrations"), body.toString(), "Idempotency-Key", key);
  }

  static String code(HttpResponse<String> response) {
    return TestService.json(response).path("code").asString();
  }

  static List<String> errors(HttpResponse<String> response) {
    var errors = new ArrayList<String>();
    for (var error : TestService.json(response).path("errors")) {
      errors.add(error.get("pointer").stringValue() + " " + error.get("code").stringValue());
    }
    return errors;
  }

  int rows(String table, TestEvent event) {
    return store
        .sql("select count(*) from " + table + " where event_id = ?")
        .param(event.id())
        .query(Integer.class)
        .single();
  }
}

package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.store.TestStore;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShutdownTest {

  private final TestStore store = TestStore.fresh();

  private static HttpResponse<String> signUp(TestService service, TestEvent event) {
    return service.post(
        event.path("/registrations"),
        TestSignUp.of(UUID.randomUUID() + "@example.org").toString(),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  /**
   * Eight clients keep signing up on connections that stay open, like the load balancer's, until an
   * answer says goodbye: then the load balancer goes elsewhere. Every request is answered, and what
   * was answered is stored.
   */
  @Test
  void a_replica_that_leaves_under_traffic_loses_no_request() throws Exception {
    var event =
        TestEvent.named("leaving").pool("hall", 100_000).ticketType("regular", "hall").in(store);
    var service = TestService.start(store);
    var confirmed = Collections.synchronizedList(new ArrayList<String>());
    var others = Collections.synchronizedList(new ArrayList<String>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        clients.add(threads.submit(() -> keepSigningUp(service, event, confirmed, others)));
      }
      await().until(() -> confirmed.size() > 50);
      service.close();
      for (var client : clients) {
        client.get();
      }
    }

    assertThat(others).isEmpty();
    assertThat(
            JdbcClient.create(store.application())
                .sql("select id::text from registration")
                .query((row, number) -> row.getString("id"))
                .list())
        .containsExactlyInAnyOrderElementsOf(confirmed);
  }

  private static void keepSigningUp(
      TestService service, TestEvent event, List<String> confirmed, List<String> others) {
    boolean goodbye = false;
    while (!goodbye && others.isEmpty()) {
      try {
        var response = signUp(service, event);
        goodbye = response.headers().firstValue("Connection").filter("close"::equals).isPresent();
        if (response.statusCode() == 201) {
          confirmed.add(TestService.json(response).get("id").stringValue());
        } else {
          others.add("status " + response.statusCode());
        }
      } catch (UncheckedIOException e) {
        others.add(String.valueOf(e.getCause()));
      }
    }
  }

  @Test
  void readiness_ends_first_and_answers_say_goodbye() throws Exception {
    var event = TestEvent.named("goodbye").pool("hall", 10).ticketType("regular", "hall").in(store);
    var service = TestService.start(store);
    service.bean(Catalogue.class).refresh();
    await().until(() -> service.management("/readyz").statusCode() == 200);
    service.get(event.path("/availability"));
    var goodbyes = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var closing = threads.submit(service::close);
      while (goodbyes == 0) {
        var answer = service.get(event.path("/availability"));
        assertThat(answer.statusCode()).isEqualTo(200);
        goodbyes +=
            answer.headers().firstValue("Connection").filter("close"::equals).isPresent() ? 1 : 0;
      }
      var readiness = service.management("/readyz");
      assertThat(readiness.statusCode()).isEqualTo(503);
      assertThat(readiness.body()).isEqualTo("draining\n");
      closing.get();
    }
  }
}

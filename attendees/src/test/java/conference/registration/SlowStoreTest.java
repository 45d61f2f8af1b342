package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.platform.StoreUnavailable;
import conference.store.TestStore;
import conference.testing.Simultaneously;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store that answers nobody for a while, though all of its connections stand. */
@Tag("slow")
class SlowStoreTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  private final TestStore store = TestStore.fresh();
  private final TestEvent event =
      TestEvent.named("slow").pool("hall", 50_000).ticketType("regular", "hall").in(store);

  /** What somebody was told; nothing where the outcome was not known in time. */
  private record Told(String email, Class<?> outcome) {}

  private static Told signUp(RegisterAttendee register, EventDefinition event, int person) {
    var email = "p" + person + "@example.org";
    try {
      var outcome =
          register.register(event, "key-of-person-" + person, TestSignUp.of(email).json());
      return new Told(email, outcome.getClass());
    } catch (StoreUnavailable unknown) {
      return new Told(email, Void.class);
    }
  }

  private HttpResponse<String> signUp(TestService service) {
    return service.post(
        event.path("/registrations"),
        TestSignUp.of(UUID.randomUUID() + "@example.org").toString(),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  @Test
  void it_is_waited_for_by_so_many_and_so_long_and_whoever_gave_up_is_not_written()
      throws Exception {
    try (var wire = new Wire(store);
        var service = TestService.startAt(store, wire.address())) {
      service.bean(Catalogue.class).refresh();
      var definition = service.bean(Catalogue.class).find(new EventId(event.id())).orElseThrow();
      assertThat(signUp(service).statusCode()).isEqualTo(201);

      wire.holdAnswersFrom("insert into registration");
      // One batch is under way then, the queue is full, and somebody is left over.
      int everybody = SignUpWriter.BATCH + SignUpWriter.QUEUE + 100;
      var crowd =
          CompletableFuture.supplyAsync(
              () -> simultaneously(everybody, service.bean(RegisterAttendee.class), definition));
      await().atMost(LONG).until(() -> depth(service) == SignUpWriter.QUEUE);
      assertRefusedSoon(service);

      // Whoever still waits for a turn gives up; those of the batch may be told that nobody knows.
      await().atMost(LONG).until(() -> overloaded(service) > SignUpWriter.QUEUE + 100);
      wire.release();

      var told = crowd.get();
      await().atMost(LONG).until(() -> depth(service) == 0);
      await().atMost(LONG).until(() -> signUp(service).statusCode() == 201);
      assertTruth(told);
    }
  }

  private static List<Told> simultaneously(
      int people, RegisterAttendee register, EventDefinition event) {
    try {
      return Simultaneously.run(people, person -> signUp(register, event, person));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertRefusedSoon(TestService service) {
    long start = System.nanoTime();
    var refused = signUp(service);
    var took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(TestService.json(refused).get("code").stringValue()).isEqualTo("overloaded");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    // Milliseconds, but for the machine: whoever waits for a turn waits eight seconds.
    assertThat(took).isLessThan(Duration.ofSeconds(3));
  }

  private void assertTruth(List<Told> everybody) {
    assertThat(everybody)
        .extracting(Told::outcome)
        .isSubsetOf(SignUpOutcome.Overloaded.class, SignUpOutcome.Confirmed.class, Void.class)
        .contains(SignUpOutcome.Overloaded.class);
    var rows = JdbcClient.create(store.application());
    var written = rows.sql("select email from registration").query(String.class).set();
    assertThat(written).containsAll(emails(everybody, SignUpOutcome.Confirmed.class));
    assertThat(written)
        .doesNotContainAnyElementsOf(emails(everybody, SignUpOutcome.Overloaded.class));
    assertThat(rows.sql("select taken from capacity_pool").query(Integer.class).single())
        .isEqualTo(written.size());
  }

  private static List<String> emails(List<Told> everybody, Class<?> outcome) {
    return everybody.stream().filter(told -> told.outcome() == outcome).map(Told::email).toList();
  }

  private static int depth(TestService service) {
    return (int) service.bean(MeterRegistry.class).get("sign.up.queue.depth").gauge().value();
  }

  private static int overloaded(TestService service) {
    var counter =
        service
            .bean(MeterRegistry.class)
            .find("sign.up.outcomes")
            .tag("outcome", "overloaded")
            .counter();
    return counter == null ? 0 : (int) counter.count();
  }
}

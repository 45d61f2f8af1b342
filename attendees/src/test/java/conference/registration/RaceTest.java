package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.platform.Ids;
import conference.platform.Transactions;
import conference.store.TestStore;
import conference.testing.Simultaneously;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Far more people than places, over two replicas on one store. */
class RaceTest {

  private static final int PEOPLE = 2_000;

  private static TestStore store;
  private static List<TestService> replicas;

  @BeforeAll
  static void start() {
    store = TestStore.fresh();
    replicas = List.of(TestService.start(store), TestService.start(store));
  }

  @AfterAll
  static void stop() {
    replicas.forEach(TestService::close);
  }

  private static EventDefinition definition(TestEvent event) {
    event.in(store);
    replicas.forEach(replica -> replica.bean(Catalogue.class).refresh());
    return replicas.getFirst().bean(Catalogue.class).all().stream()
        .filter(e -> e.id().value().equals(event.id()))
        .findFirst()
        .orElseThrow();
  }

  private static SignUpOutcome signUp(
      EventDefinition event, int person, String email, String type) {
    var replica = replicas.get(person % replicas.size());
    var body = TestSignUp.of(email).with("ticketType", type).json();
    return replica.bean(RegisterAttendee.class).register(event, "key-" + UUID.randomUUID(), body);
  }

  private static Map<String, Long> byKind(List<SignUpOutcome> outcomes) {
    return outcomes.stream()
        .collect(Collectors.groupingBy(SignUpOutcome::kind, Collectors.counting()));
  }

  private static int single(String sql, Object... parameters) {
    return JdbcClient.create(store.superuser())
        .sql(sql)
        .params(parameters)
        .query(Integer.class)
        .single();
  }

  private static int registered(TestEvent event, String... types) {
    return single(
        "select count(*) from conference.registration where event_id = ? and ticket_type_id = any (?)",
        event.id(),
        List.of(types).stream().map(event::ticketTypeId).toArray(UUID[]::new));
  }

  private static int taken(TestEvent event, String pool) {
    return single(
        "select taken from conference.capacity_pool where event_id = ? and id = ?",
        event.id(),
        event.poolId(pool));
  }

  @Test
  void two_hundred_places_go_to_exactly_two_hundred_of_two_thousand() throws Exception {
    // 150 of the hall's 200 places may go to regular tickets: its own pool and the shared one.
    var event =
        TestEvent.named("race")
            .pool("hall", 200)
            .pool("regular", 150)
            .pool("student", 120)
            .ticketType("regular", "regular", "hall")
            .ticketType("student", "hall", "student");
    var definition = definition(event);

    var outcomes =
        Simultaneously.run(
            PEOPLE,
            n ->
                signUp(definition, n, "p" + n + "@example.org", n % 4 < 2 ? "regular" : "student"));

    assertThat(byKind(outcomes)).isEqualTo(Map.of("confirmed", 200L, "sold-out", PEOPLE - 200L));
    assertThat(taken(event, "hall")).isEqualTo(200);
    assertThat(taken(event, "regular")).isEqualTo(registered(event, "regular"));
    assertThat(taken(event, "student")).isEqualTo(registered(event, "student"));
    assertThat(registered(event, "regular", "student")).isEqualTo(200);
    assertThat(single("select count(*) from conference.consent where event_id = ?", event.id()))
        .isEqualTo(200);
    assertThat(
            single(
                """
                select (select count(*) from conference.outbox where event_id = ?)
                  + (select count(*) from conference.delivery where event_id = ?)
                """,
                event.id(),
                event.id()))
        .isEqualTo(200);
    assertThat(
            single(
                "select count(distinct reference) from conference.registration where event_id = ?",
                event.id()))
        .isEqualTo(200);
  }

  @Test
  void one_address_is_registered_once_however_often_it_tries_at_once() throws Exception {
    var event = TestEvent.named("one-address").pool("hall", 200).ticketType("regular", "hall");
    var definition = definition(event);

    var outcomes =
        Simultaneously.run(300, n -> signUp(definition, n, "Ada@example.org", "regular"));

    assertThat(byKind(outcomes)).isEqualTo(Map.of("confirmed", 1L, "already-registered", 299L));
    assertThat(taken(event, "hall")).isEqualTo(1);
  }

  @Test
  void one_request_repeated_at_once_over_both_replicas_has_one_answer() throws Exception {
    var event = TestEvent.named("one-key").pool("hall", 200).ticketType("regular", "hall");
    var definition = definition(event);
    var body = TestSignUp.of("a@example.org").json();

    var outcomes =
        Simultaneously.run(
            200,
            n ->
                replicas
                    .get(n % 2)
                    .bean(RegisterAttendee.class)
                    .register(definition, "the-one-key", body));

    assertThat(byKind(outcomes)).isEqualTo(Map.of("confirmed", 1L, "replayed", 199L));
    assertThat(
            outcomes.stream()
                .map(o -> o instanceof SignUpOutcome.Replayed replayed ? replayed.earlier() : o)
                .distinct())
        .hasSize(1);
  }

  /** The control: the same writer on a store without its check and without the lock oversells. */
  @Test
  void without_the_guard_the_same_race_oversells() throws Exception {
    var event = TestEvent.named("unguarded").pool("hall", 20).ticketType("regular", "hall");
    var definition = definition(event);
    var unguarded = TestStore.fresh();
    event.in(unguarded);
    JdbcClient.create(unguarded.migrator())
        .sql("alter table capacity_pool drop constraint capacity_pool_never_oversold")
        .update();
    var everybodyHasLooked = new CyclicBarrier(2);
    var replicasWithoutLock =
        List.of(
            new SignUpWriter(writer(new WithoutLock(unguarded.application(), everybodyHasLooked))),
            new SignUpWriter(writer(new WithoutLock(unguarded.application(), everybodyHasLooked))));

    var outcomes =
        Simultaneously.run(
            200, n -> offer(replicasWithoutLock.get(n % 2), definition, "p" + n + "@example.org"));

    assertThat(byKind(outcomes).get("confirmed")).isGreaterThan(20);
  }

  private static SignUpOutcome offer(SignUpWriter writer, EventDefinition event, String email) {
    var signUp =
        Objects.requireNonNull(SignUpForm.read(event, TestSignUp.of(email).json()).signUp());
    var pending = new PendingSignUp(event, signUp, "key-" + UUID.randomUUID(), "00");
    assertThat(writer.offer(pending)).isTrue();
    return pending.await(Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  private static WriteSignUps writer(DataSource dataSource) {
    var ids = new Ids(InstantSource.system());
    return new WriteSignUps(
        new Transactions(new JdbcTransactionManager(dataSource)),
        new JdbcTemplate(dataSource),
        new SignUpStore(TestService.JSON),
        new SignUpRowStore(ids, TestService.JSON),
        InstantSource.system(),
        ids);
  }

  /** Takes the lock out of the statements, and lets both replicas look before either writes. */
  private static final class WithoutLock extends DelegatingDataSource {

    private final CyclicBarrier everybodyHasLooked;

    WithoutLock(DataSource target, CyclicBarrier everybodyHasLooked) {
      super(target);
      this.everybodyHasLooked = everybodyHasLooked;
    }

    @Override
    public Connection getConnection() throws SQLException {
      var real = super.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("prepareStatement")) {
                  var sql = (String) arguments[0];
                  if (sql.startsWith("insert")) {
                    meet();
                  }
                  arguments[0] = sql.replace("for update", "");
                }
                try {
                  return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    /** The other replica may have nothing more to write. */
    private void meet() throws InterruptedException {
      try {
        everybodyHasLooked.await(200, TimeUnit.MILLISECONDS);
      } catch (BrokenBarrierException | TimeoutException e) {
        everybodyHasLooked.reset();
      }
    }
  }
}

package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.catalogue.EventPlaces;
import conference.catalogue.EventPlaces.Held;
import conference.catalogue.EventPlaces.Places;
import conference.platform.Transactions;
import conference.store.TestStore;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random histories of many people over two replicas whose ways to the store break: whatever
 * happens, the rules of seats and lines hold at every commit, and everybody was told the truth. A
 * failure names its seed; {@code -Dhistories.seed=N} plays it again.
 */
@Tag("slow")
class HistoriesTest {

  private static final int PEOPLE = 90;
  private static final UUID ORGANISER = UUID.randomUUID();
  private static final int HISTORIES = Integer.getInteger("histories.count", 4);

  private static final Duration LONGEST_OUTAGE = Duration.ofMillis(500);

  private static TestStore store;
  private static CommitWatch watch;
  private static List<Wire> wires;
  private static List<TestService> replicas;

  @BeforeAll
  static void start() throws IOException {
    store = TestStore.fresh();
    watch = CommitWatch.on(store);
    wires = List.of(new Wire(store), new Wire(store));
    replicas = wires.stream().map(wire -> TestService.startAt(store, wire.address())).toList();
  }

  @AfterAll
  static void stop() {
    wires.forEach(Wire::mend);
    replicas.forEach(TestService::close);
    wires.forEach(Wire::close);
  }

  static LongStream seeds() {
    var seed = Long.getLong("histories.seed");
    return seed != null ? LongStream.of(seed) : new Random().longs(HISTORIES, 0, 1_000_000_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_happens_the_rules_hold_at_every_commit_and_everybody_was_told_the_truth(long seed)
      throws Exception {
    System.out.println("history of seed " + seed);
    var random = new Random(seed);
    var made = new MadeEvent(random);
    made.event.in(store);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> replicas.stream().allMatch(one -> one.management("/readyz").statusCode() == 200));
    replicas.forEach(replica -> replica.bean(Catalogue.class).refresh());
    var history = new History(replicas, made.event, List.copyOf(made.types.keySet()));

    var living =
        CompletableFuture.runAsync(() -> {
          try {
            history.live(PEOPLE, seed);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    disturb(history, made, random, living);
    living.join();

    // Whatever is asked from here on may meet connections that broke without anybody noticing.
    wires.forEach(Wire::cut);
    wires.forEach(Wire::mend);
    System.out.printf("history of seed %d: %s%n", seed, kinds(watch.steps(made.event.id())));
    assertThat(history.surprises()).isEmpty();
    assertThat(watch.violations(made.event.id())).isEmpty();
    assertThat(
            LineModel.mistakes(
                made.poolsOfTypes(), made.capacitiesById(), watch.steps(made.event.id())))
        .isEmpty();
    assertThat(toldOtherwise(history)).isEmpty();
    assertThat(liveTwice(made.event)).isEmpty();
    assertThat(history.otherwiseAnswered()).allMatch(answer -> isOfSomebodyErased(answer));
  }

  /** How often which step was taken: a history in which nobody waits shows little. */
  private static Map<String, Long> kinds(List<CommitWatch.Step> steps) {
    return steps.stream()
        .collect(Collectors.groupingBy(HistoriesTest::kind, TreeMap::new, Collectors.counting()));
  }

  private static String kind(CommitWatch.Step step) {
    if (step.pool() != null) {
      return "resized";
    }
    return step.before() + " to " + step.after() + (step.given() ? " beyond the capacity" : "");
  }

  /** An erasure takes the stored answers along: then the key is as good as new. */
  private static boolean isOfSomebodyErased(String answer) {
    var id = answer.replaceFirst("(?s).*?id=([0-9a-f-]{36}).*", "$1");
    return JdbcClient.create(store.superuser())
            .sql("select count(*) from conference.erasure where registration_id = ?::uuid")
            .param(id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * While people live: wires break and mend, answers get lost, and the organiser changes places.
   */
  private static void disturb(
      History history, MadeEvent made, Random random, CompletableFuture<Void> living) {
    int next = 10;
    int seen = 0;
    long since = System.nanoTime();
    while (!living.isDone()) {
      if (history.deeds() > seen) {
        seen = history.deeds();
        since = System.nanoTime();
      } else if (System.nanoTime() - since > LONGEST_OUTAGE.toNanos()) {
        // All wires are cut, so nobody gets anything done that the next disturbance could follow.
        wires.forEach(Wire::mend);
      }
      if (history.deeds() < next) {
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        continue;
      }
      next += 5 + random.nextInt(20);
      var wire = wires.get(random.nextInt(wires.size()));
      switch (random.nextInt(8)) {
        case 0 -> wire.cut();
        case 1 -> wire.loseAnswerToCommitOf("insert into registration");
        case 2 -> wire.loseAnswerToCommitOf("update registration");
        case 3 -> resize(made, random);
        case 4 -> registerByHand(made, random);
        case 5 -> promote(made, random);
        default -> wires.forEach(Wire::mend);
      }
      if (random.nextInt(3) == 0) {
        wires.forEach(Wire::mend);
      }
    }
  }

  /** By a way of its own to the store, as a command does; never below what is taken. */
  private static void resize(MadeEvent made, Random random) {
    var pools = List.copyOf(made.capacities.keySet());
    var pool = made.event.poolId(pools.get(random.nextInt(pools.size())));
    int more = random.nextInt(4);
    var id = new EventId(made.event.id());
    try {
      var replica = replicas.get(random.nextInt(replicas.size()));
      var places = replica.bean(EventPlaces.class);
      replica
          .bean(Transactions.class)
          .write(() -> {
            int taken = places.lock(id).getOrDefault(pool, Held.NONE).taken();
            var event = replica.bean(Catalogue.class).findInStore(id).orElseThrow();
            places.settle(event, Map.of(pool, new Places(taken + more, taken)));
          });
    } catch (RuntimeException wireIsCut) {
      // Then nothing has changed, or all of it has.
    }
  }

  private static void registerByHand(MadeEvent made, Random random) {
    var types = List.copyOf(made.types.keySet());
    var body =
        TestSignUp.of("by-hand-" + UUID.randomUUID() + "@example.org")
            .with("ticketType", types.get(random.nextInt(types.size())));
    var replica = replicas.get(random.nextInt(replicas.size()));
    try {
      replica
          .bean(RegisterByHand.class)
          .register(event(replica, made), "key-" + UUID.randomUUID(), body.json(), ORGANISER, true);
    } catch (RuntimeException wireIsCut) {
      // Then nothing has changed, or all of it has.
    }
  }

  /** Somebody who waits, and was not offered a place meanwhile: they would be told of that. */
  private static void promote(MadeEvent made, Random random) {
    record Waiting(String reference, int revision) {}
    var replica = replicas.get(random.nextInt(replicas.size()));
    JdbcClient.create(store.superuser())
        .sql(
            """
            select reference, revision from conference.registration
            where event_id = ? and state = 'waiting' order by waiting_position offset ? limit 1
            """)
        .params(made.event.id(), random.nextInt(5))
        .query((row, number) -> new Waiting(row.getString("reference"), row.getInt("revision")))
        .optional()
        .ifPresent(one -> {
          try {
            replica
                .bean(SteerRegistrations.class)
                .promote(
                    event(replica, made), one.reference(), "\"" + one.revision() + "\"", ORGANISER);
          } catch (RuntimeException wireIsCut) {
            // Then nothing has changed, or all of it has.
          }
        });
  }

  private static EventDefinition event(TestService replica, MadeEvent made) {
    return replica.bean(Catalogue.class).find(new EventId(made.event.id())).orElseThrow();
  }

  private static List<String> toldOtherwise(History history) {
    var jdbc = JdbcClient.create(store.superuser());
    return history.told().stream()
        .map(told -> {
          var stored =
              jdbc.sql("select state from conference.registration where id = ?")
                  .param(told.id())
                  .query((row, number) -> row.getString("state"))
                  .optional()
                  .orElse("erased");
          return isConsistent(told.state(), stored) ? "" : told + ", stored " + stored;
        })
        .filter(difference -> !difference.isEmpty())
        .toList();
  }

  /** Only the line moves by itself; everything else is as its owner was told. */
  private static boolean isConsistent(String told, String stored) {
    return told.equals("waiting")
        ? Set.of("waiting", "offered", "confirmed").contains(stored)
        : told.equals(stored);
  }

  private static List<String> liveTwice(TestEvent event) {
    return JdbcClient.create(store.superuser())
        .sql(
            """
            select email_normalised from conference.registration
            where event_id = ? and state <> 'cancelled'
            group by email_normalised having count(*) > 1
            """)
        .param(event.id())
        .query((row, number) -> row.getString("email_normalised"))
        .list();
  }
}

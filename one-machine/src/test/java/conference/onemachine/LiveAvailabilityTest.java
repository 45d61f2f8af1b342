package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands wait for news of the places left; the service is asked once. */
class LiveAvailabilityTest {
  private static final String PATH = "/api/v1/events/demo/availability";
  private static final int VIEWERS = 500;

  @TempDir Path folder;
  private Balanced system;
  private final Object news = new Object();
  private int version = 1;
  private Duration hold = Duration.ofSeconds(25);

  @BeforeEach
  void start() throws Exception {
    system = Balanced.start(folder, Configuration.Limits.GENEROUS);
    system.both(PATH, this::availability);
  }

  @AfterEach
  void stop() {
    publish(Integer.MAX_VALUE);
    system.close();
  }

  /**
   * As the service does it: at once if there is news, otherwise when there is, or when the hold is
   * over.
   */
  private ServiceStub.Answer availability(ServiceStub.Asked asked) {
    int after =
        asked.query().startsWith("after=") ? Integer.parseInt(asked.query().substring(6)) : -1;
    long end = System.nanoTime() + hold.toNanos();
    synchronized (news) {
      while (version <= after && System.nanoTime() < end) {
        try {
          news.wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return ServiceStub.Answer.hangUp();
        }
      }
      return ServiceStub.Answer.json("{\"version\":" + version + "}", "public, max-age=1");
    }
  }

  private void publish(int next) {
    synchronized (news) {
      version = next;
      news.notifyAll();
    }
  }

  @Test
  void asksTheServiceOncePerVersionForAllViewers() {
    List<HttpClient> visitors = IntStream.range(0, 10).mapToObj(i -> system.visitor()).toList();
    for (int known = 1; known <= 3; known++) {
      awaitYoungSlot();
      int before = system.asked(PATH);
      List<CompletableFuture<HttpResponse<String>>> waiting = poll(visitors, known);
      awaitHeld(before + 1);

      publish(known + 1);
      String expected = "{\"version\":" + (known + 1) + "}";
      assertThat(waiting)
          .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo(expected));
      assertThat(system.asked(PATH) - before).as("requests to the service").isEqualTo(1);
    }
  }

  /**
   * The one whose request went to the service leaves: what comes is for the others all the same.
   */
  @Test
  void theFirstOfThoseWhoWaitMayLeave() {
    awaitYoungSlot();
    HttpClient first = system.visitor();
    CompletableFuture<HttpResponse<String>> left = system.getLater(first, PATH + "?after=1");
    awaitHeld(1);
    List<CompletableFuture<HttpResponse<String>>> waiting = poll(List.of(system.visitor()), 1);

    first.shutdownNow();
    assertThat(left).failsWithin(Duration.ofSeconds(5));
    publish(2);

    assertThat(waiting)
        .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("{\"version\":2}"));
    assertThat(system.asked(PATH)).as("requests to the service").isEqualTo(1);
  }

  /** Each asks for something else, so none can wait for another's answer. */
  @Test
  void noMoreWaitAtTheReplicasThanTheyCanHold() {
    int mostAtOnce = 2 * 128;
    List<HttpClient> visitors = IntStream.range(0, 10).mapToObj(i -> system.visitor()).toList();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, mostAtOnce + 100)
            .mapToObj(i -> system.getLater(visitors.get(i % 10), PATH + "?after=" + (1000 + i)))
            .toList();
    Waiting.until(
        Duration.ofSeconds(20),
        () -> all.stream().filter(CompletableFuture::isDone).count() >= 100,
        () -> "all are sent on to the service");

    List<HttpResponse<String>> refused =
        all.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
    assertThat(system.asked(PATH)).isLessThanOrEqualTo(mostAtOnce);
    assertThat(refused)
        .allSatisfy(answer -> {
          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
    publish(5000);
    assertThat(all.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
        .filteredOn(status -> status == 200)
        .hasSize(mostAtOnce);
  }

  @Test
  void goesOnWhenTheReplicaThatHoldsTheRequestDies() {
    List<CompletableFuture<HttpResponse<String>>> waiting = poll(List.of(system.visitor()), 1);
    awaitHeld(1);

    (system.first.asked(PATH).isEmpty() ? system.second : system.first).close();
    Waiting.until(
        Duration.ofSeconds(5),
        () -> system.asked(PATH) == 2,
        () -> "nobody asked the other replica");
    publish(2);

    assertThat(waiting).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(waiting.getFirst().join().body()).isEqualTo("{\"version\":2}");
  }

  @Test
  void asksTheOtherReplicaWhenOneIsLeaving() {
    system.first.answering(PATH, asked -> new ServiceStub.Answer(503, "", java.util.Map.of()));
    publish(2);

    for (int known = 10; known < 20; known++) {
      assertThat(system.get(PATH + "?after=0" + known % 2).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Tag("slow")
  void doesNotServeAnOldAnswerWithoutNewsToThoseWhoAskAgain() {
    hold = Duration.ofSeconds(12);
    long begun = System.nanoTime();
    for (int round = 0; round < 2; round++) {
      poll(List.of(system.visitor()), 1).forEach(CompletableFuture::join);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(23));
    assertThat(system.asked(PATH)).isBetween(2, 4);
  }

  @Test
  void answersPlainRequestsFromTheCache() {
    assertThat(system.get(PATH).body()).isEqualTo("{\"version\":1}");
    assertThat(system.get(PATH + "?nonsense=1").body()).isEqualTo("{\"version\":1}");
    assertThat(system.get(PATH + "?after=none").body()).isEqualTo("{\"version\":1}");

    assertThat(system.asked(PATH)).isEqualTo(1);
  }

  private List<CompletableFuture<HttpResponse<String>>> poll(List<HttpClient> visitors, int known) {
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int viewer = 0; viewer < VIEWERS; viewer++) {
      // One connection carries a hundred requests at most.
      HttpClient visitor = visitors.get(viewer % visitors.size());
      if (visitors.size() > 1 || viewer < 50) {
        waiting.add(system.getLater(visitor, PATH + "?after=" + known));
      }
    }
    return waiting;
  }

  private void awaitHeld(int requests) {
    Waiting.until(
        Duration.ofSeconds(20),
        () -> system.asked(PATH) >= requests,
        () -> "nobody asked the service");
  }

  /**
   * Those who come within the same ten seconds wait together; the test must not begin at their end.
   */
  private static void awaitYoungSlot() {
    Waiting.until(
        Duration.ofSeconds(11),
        () -> System.currentTimeMillis() % 10_000 < 5_000,
        () -> "time stands still");
  }
}

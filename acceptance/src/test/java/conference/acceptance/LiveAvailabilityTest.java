package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Three hundred people watch how many places are left; the load balancer asks once and tells them
 * all.
 */
@Drill
@Order(9)
class LiveAvailabilityTest {
  private static final int VIEWERS = 300;
  private static final int VIEWERS_PER_CONNECTION = 100;
  private static final int SIGN_UPS = 20;
  private static final String SLUG = Event.LIVE.slug();
  private static final String PATH = "/api/v1/events/" + SLUG + "/availability";
  private static final Pattern ANSWERED =
      Pattern.compile(
          "^http_server_requests_seconds_count\\{.*availability.*} ([\\d.E]+)$", Pattern.MULTILINE);

  private final WholeSystem system;

  LiveAvailabilityTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  void everyViewerSeesTheLastCountAndTheServiceIsAskedAboutOncePerVersion() throws Exception {
    Website website = system.website();
    long version = version(website);
    double askedBefore = asked();
    try (Audience audience = new Audience(system, VIEWERS)) {
      audience.awaitAllHold(version);
      for (int i = 0; i < SIGN_UPS; i++) {
        long before = version(website);
        assertThat(website.signUp(SLUG, Attendee.next()).status()).isEqualTo(201);
        await().atMost(WholeSystem.PATIENCE).until(() -> version(website) > before);
      }
      long last = version(website);
      audience.awaitAllHold(last);
      double asked = asked() - askedBefore;
      System.out.printf(
          "live availability: %d viewers, %d versions, %.0f requests to the service, %d answers to viewers%n",
          VIEWERS, last - version, asked, audience.answers());
      assertThat(audience.answers()).isGreaterThan(VIEWERS);
      // One per version and replica's cache slot, and the plain requests of this test (one a second
      // at most).
      assertThat(asked).isPositive().isLessThan(6.0 * SIGN_UPS);
      assertThat(audience.problems()).isEmpty();
    }
  }

  @Test
  void viewersDoNotNoticeThatAReplicaGoes() {
    Website website = system.website();
    try (Audience audience = new Audience(system, 50)) {
      audience.awaitAllHold(version(website));
      for (int replica : List.of(1, 2)) {
        system.machine().stop(replica);
        long before = version(website);
        assertThat(website.signUp(SLUG, Attendee.next()).status()).isEqualTo(201);
        await().atMost(WholeSystem.PATIENCE).until(() -> version(website) > before);
        audience.awaitAllHold(before + 1);
        system.machine().start(replica);
      }
      assertThat(audience.problems()).isEmpty();
    }
  }

  private static long version(Website website) {
    return website.get(PATH).json().path("version").asLong();
  }

  /** How often the replicas were asked for this route, as their metrics tell. */
  private double asked() {
    return IntStream.of(1, 2)
        .mapToObj(system::metrics)
        .flatMap(metrics -> ANSWERED.matcher(metrics).results())
        .mapToDouble(count -> Double.parseDouble(count.group(1)))
        .sum();
  }

  /** Browsers with an open page: each asks for what is newer than it knows, again and again. */
  private static final class Audience implements AutoCloseable {
    private final List<Viewer> viewers = new ArrayList<>();
    private final List<Thread> threads;
    private volatile boolean watching = true;

    Audience(WholeSystem system, int size) {
      int connections = Math.ceilDiv(size, VIEWERS_PER_CONNECTION);
      List<Website> websites =
          IntStream.range(0, connections).mapToObj(i -> system.website()).toList();
      IntStream.range(0, size).forEach(i -> viewers.add(new Viewer(websites.get(i % connections))));
      threads =
          viewers.stream().map(viewer -> Thread.ofVirtual().start(() -> watch(viewer))).toList();
    }

    private void watch(Viewer viewer) {
      while (watching) {
        viewer.ask();
      }
    }

    void awaitAllHold(long version) {
      await()
          .atMost(WholeSystem.PATIENCE)
          .until(() -> viewers.stream().allMatch(viewer -> viewer.version >= version));
    }

    int answers() {
      return viewers.stream().mapToInt(viewer -> viewer.answers).sum();
    }

    List<String> problems() {
      return viewers.stream().flatMap(viewer -> viewer.problems.stream()).distinct().toList();
    }

    /** Their last requests are held; nobody waits for them. */
    @Override
    public void close() {
      watching = false;
      threads.forEach(Thread::interrupt);
    }
  }

  private static final class Viewer {
    private final Website website;
    private final List<String> problems = new java.util.concurrent.CopyOnWriteArrayList<>();
    private volatile long version;
    private volatile int answers;

    Viewer(Website website) {
      this.website = website;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by one thread, read by others
    void ask() {
      try {
        Answer answer =
            website.trySend(
                website.request(PATH + (version == 0 ? "" : "?after=" + version)).GET());
        if (answer.status() == 200) {
          long shown = version;
          version = answer.json().path("version").asLong();
          answers++;
          if (version == shown) {
            // As the website does: a replica that leaves ends the wait early, and nobody asks in a
            // loop.
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
          }
        } else {
          problems.add(answer.toString());
        }
      } catch (IOException noAnswer) {
        problems.add(noAnswer.toString());
      } catch (IllegalStateException leaving) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

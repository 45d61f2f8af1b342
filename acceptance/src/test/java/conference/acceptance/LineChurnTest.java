package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Far more people than places sign up, wait, and cancel, while a replica is killed and the store
 * loses its power: afterwards every seat and every place in line is as its owner was told.
 */
@Drill
@Order(7)
class LineChurnTest {
  private static final int PEOPLE = 16;
  private static final String SLUG = Event.CHURN.slug();

  private final WholeSystem system;
  private final Map<String, String> told = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
  private volatile boolean arriving = true;

  LineChurnTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  void everySeatAndEveryPlaceInLineIsAsItsOwnerWasToldThoughReplicaAndStoreAreLost() {
    Website website = system.website();
    List<Thread> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(Thread.ofVirtual().start(() -> comeAndGo(website)));
    }
    try {
      awaitMore(40);
      system.machine().kill(1);
      awaitMore(40);
      system.machine().start(1);
      system.machine().crashStore();
      system.machine().startStoreAgain();
      awaitMore(40);
    } finally {
      arriving = false;
      people.forEach(LineChurnTest::join);
    }

    assertThat(surprises).isEmpty();
    Records records = system.records();
    assertThat(records.wrongCounters()).isEmpty();
    assertThat(records.wrongLines()).isEmpty();
    Map<String, String> stored = records.states(SLUG);
    assertThat(stored.keySet()).containsExactlyInAnyOrderElementsOf(told.keySet());
    told.forEach(
        (email, state) -> assertThat(stored.get(email)).as(email).isIn(possibleAfter(state)));
    assertThat(stored.values()).contains("confirmed", "waiting", "cancelled");
  }

  /** Only the line moves by itself. */
  private static Set<String> possibleAfter(String state) {
    return state.equals("waiting") ? Set.of("waiting", "confirmed") : Set.of(state);
  }

  private void awaitMore(int more) {
    int before = told.size();
    await()
        .atMost(WholeSystem.PATIENCE.multipliedBy(2))
        .until(() -> told.size() >= before + more || !surprises.isEmpty());
    assertThat(surprises).isEmpty();
  }

  private static void join(Thread person) {
    try {
      person.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void comeAndGo(Website website) {
    while (arriving) {
      try {
        Attendee attendee = Attendee.next();
        Answer answer = signUp(website, attendee);
        told.put(attendee.email(), answer.text("state"));
        // Who was served between a lost answer and the next try opens the page from the mail
        // instead.
        boolean canOpen = !answer.cookie().isEmpty();
        if (canOpen && ThreadLocalRandom.current().nextInt(3) > 0) {
          told.put(attendee.email(), cancel(website, answer.cookie()).text("state"));
        }
      } catch (RuntimeException unexpected) {
        surprises.add(unexpected.toString());
        return;
      }
    }
  }

  private static Answer signUp(Website website, Attendee attendee) {
    String body = attendee.with("waitingList", true);
    String key = Website.newKey();
    return patiently(
        () ->
            website.trySend(
                website
                    .request(
                        Website.registrations(SLUG),
                        "Idempotency-Key",
                        key,
                        "Content-Type",
                        "application/json")
                    .POST(BodyPublishers.ofString(body))),
        201);
  }

  private static Answer cancel(Website website, String cookie) {
    String key = Website.newKey();
    return patiently(
        () ->
            website.trySend(
                website
                    .request(
                        "/api/v1/manage/registration/cancellation",
                        "Idempotency-Key",
                        key,
                        "Cookie",
                        cookie,
                        "Origin",
                        website.base().toString().replaceFirst("/$", ""))
                    .POST(BodyPublishers.noBody())),
        200);
  }

  private interface Request {
    Answer send() throws IOException;
  }

  /** The same again with the same key, as the website does, until it is decided. */
  private static Answer patiently(Request request, int expected) {
    for (int tries = 0; tries < 200; tries++) {
      try {
        Answer answer = request.send();
        if (answer.status() == expected) {
          return answer;
        }
        boolean undecided =
            answer.status() == 503 || answer.code().equals("idempotency-in-progress");
        if (!undecided) {
          throw new IllegalStateException(answer.toString());
        }
        Crowd.pause(answer.header("retry-after"));
      } catch (IOException noAnswer) {
        Crowd.pause("");
      }
    }
    throw new IllegalStateException("no decision");
  }
}

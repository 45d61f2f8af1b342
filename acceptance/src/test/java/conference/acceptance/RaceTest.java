package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two thousand people want two hundred places at the same moment, from two replicas. */
@Drill
@Order(3)
class RaceTest {
  private static final int PEOPLE = 2_000;
  private static final int PLACES = 200;

  /** NGINX takes 128 requests at once on a connection of HTTP/2. */
  private static final int PEOPLE_PER_CONNECTION = 100;

  private static final String SLUG = Event.RACE.slug();
  private final WholeSystem system;

  RaceTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  void exactlyTwoHundredOfTwoThousandGetAPlaceAndCountersAndRowsAgree() throws Exception {
    List<Website> connections =
        IntStream.range(0, PEOPLE / PEOPLE_PER_CONNECTION).mapToObj(i -> opened()).toList();
    List<Answer> answers = rush(connections);

    Map<String, Long> outcomes =
        answers.stream().collect(Collectors.groupingBy(RaceTest::outcome, Collectors.counting()));
    assertThat(outcomes)
        .isEqualTo(Map.of("201 ", (long) PLACES, "409 sold-out", (long) PEOPLE - PLACES));
    Records records = system.records();
    assertThat(records.confirmed(SLUG)).isEqualTo(PLACES);
    assertThat(records.taken(SLUG)).isEqualTo(PLACES);
    assertThat(records.wrongCounters()).isEmpty();
    assertThat(records.references(SLUG).values().stream().map(List::getFirst))
        .containsExactlyInAnyOrderElementsOf(
            answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> answer.text("reference"))
                .toList());
  }

  private Website opened() {
    Website website = system.website();
    assertThat(website.get("/api/v1/events").status()).isEqualTo(200);
    return website;
  }

  private List<Answer> rush(List<Website> connections) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    var waiting = new ArrayList<Future<Answer>>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < PEOPLE; i++) {
        Website website = connections.get(i % connections.size());
        waiting.add(
            people.submit(() -> {
              start.await();
              return signUpPatiently(website);
            }));
      }
      start.countDown();
      var answers = new ArrayList<Answer>();
      for (Future<Answer> answer : waiting) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  /** Who is told that it is busy asks again with the same key, as the website does. */
  private static Answer signUpPatiently(Website website) {
    Attendee attendee = Attendee.next();
    String key = Website.newKey();
    Answer answer = website.signUp(SLUG, attendee.json(), key);
    for (int tries = 1; answer.status() == 503 && tries < 50; tries++) {
      Crowd.pause(answer.header("retry-after"));
      answer = website.signUp(SLUG, attendee.json(), key);
    }
    return answer;
  }

  private static String outcome(Answer answer) {
    return answer.status() + " " + answer.code();
  }
}

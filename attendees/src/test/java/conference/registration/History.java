package conference.registration;

import static conference.testing.TestService.json;

import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * People who sign up, change their mind, wait, accept and leave, in ways that a seed decides, over
 * several replicas at once. Whoever gets no answer, or is told to come again, asks another replica
 * with the same key, as the website does; so in the end everybody knows what became of them.
 */
final class History {

  private static final String REGISTRATION = "/api/v1/manage/registration";
  private static final int PATIENCE = 400;

  /** What somebody was told last: the state, and under which id and reference. */
  record Told(String email, String state, UUID id, String reference) {}

  /** A sign-up that was answered, to be asked once more. */
  record Answered(String key, String body, String id, String reference) {}

  private final List<TestService> replicas;
  private final TestEvent event;
  private final List<String> types;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicInteger deeds = new AtomicInteger();

  History(List<TestService> replicas, TestEvent event, List<String> types) {
    this.replicas = replicas;
    this.event = event;
    this.types = types;
  }

  List<Told> told() {
    return List.copyOf(told);
  }

  /** Answers that no patience helps against. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** How much has been done so far, by everybody. */
  int deeds() {
    return deeds.get();
  }

  /** As many as can be there at once; each is decided by their own number and the seed. */
  void live(int people, long seed) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int n = 0; n < people; n++) {
      var person = new Person(n, new Random(seed * 1_000_003 + n));
      threads.add(Thread.ofVirtual().start(() -> live(person)));
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private void live(Person person) {
    try {
      person.live();
    } catch (RuntimeException e) {
      surprises.add(person.email + ": " + e);
    }
  }

  /** Each sign-up that was answered, asked once more: what was answered otherwise. */
  List<String> otherwiseAnswered() {
    var otherwise = new ArrayList<String>();
    for (var one : answered) {
      var again = patiently(new Random(0), replica -> signUp(replica, one.key(), one.body()));
      if (again.statusCode() != 201
          || !json(again).path("id").stringValue().equals(one.id())
          || !json(again).path("reference").stringValue().equals(one.reference())) {
        otherwise.add(one + ": " + again.statusCode() + " " + again.body());
      }
    }
    return otherwise;
  }

  private HttpResponse<String> signUp(TestService replica, String key, String body) {
    return replica.post(event.path("/registrations"), body, "Idempotency-Key", key);
  }

  /** Until there is a decision: as long as somebody is told to come again with the same key. */
  private HttpResponse<String> patiently(
      Random random, Function<TestService, HttpResponse<String>> ask) {
    @Nullable HttpResponse<String> last = null;
    for (int attempt = 0; attempt < PATIENCE; attempt++) {
      try {
        last = ask.apply(replicas.get(random.nextInt(replicas.size())));
        boolean running = last.statusCode() == 409 && last.body().contains("in-progress");
        if (last.statusCode() < 500 && !running) {
          deeds.incrementAndGet();
          return last;
        }
      } catch (UncheckedIOException noAnswer) {
        // Another try, with the same key.
      }
      LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
    }
    throw new IllegalStateException("no decision: " + (last == null ? "" : last.body()));
  }

  private final class Person {
    private final Random random;
    private final String email;
    private String cookie = "";
    private String state = "";
    private UUID id = new UUID(0, 0);
    private String reference = "";

    Person(int number, Random random) {
      this.random = random;
      // Some share an address: only one of them can be there at a time.
      this.email = "p" + (number % 10 == 9 ? number - 1 : number) + "@example.org";
    }

    void live() {
      signUp();
      for (int step = random.nextInt(5); step > 0 && isLive(); step--) {
        next();
      }
      if (!state.isEmpty()) {
        told.add(new Told(email, state, id, reference));
      }
    }

    private boolean isLive() {
      return state.equals("confirmed") || state.equals("waiting") || state.equals("offered");
    }

    private void next() {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> leave();
        case 3, 4 -> changeTicketType();
        case 5 -> erase();
        default -> look();
      }
    }

    private void signUp() {
      var key = key();
      var body =
          TestSignUp.of(email)
              .with("ticketType", types.get(random.nextInt(types.size())))
              .with("waitingList", random.nextInt(5) > 0)
              .toString();
      var answer = patiently(random, replica -> History.this.signUp(replica, key, body));
      if (answer.statusCode() == 201) {
        id = UUID.fromString(json(answer).path("id").stringValue());
        reference = json(answer).path("reference").stringValue();
        answered.add(new Answered(key, body, id.toString(), reference));
        state = json(answer).path("state").stringValue();
        cookie = answer.headers().firstValue("Set-Cookie").map(History::name).orElse("");
      } else if (answer.statusCode() != 409) {
        surprises.add("sign-up: " + answer.statusCode() + " " + answer.body());
      }
    }

    private void look() {
      var answer = patiently(random, replica -> replica.get(REGISTRATION, "Cookie", cookie));
      note(answer, 200, 401);
      if (state.equals("offered") && random.nextBoolean()) {
        var key = key();
        note(patiently(random, replica -> post(replica, "/offer-acceptance", key)), 200, 409);
      }
    }

    private void leave() {
      var key = key();
      note(patiently(random, replica -> post(replica, "/cancellation", key)), 200, 401);
    }

    private void erase() {
      var key = key();
      var answer = patiently(random, replica -> post(replica, "/erasure", key));
      if (answer.statusCode() == 200) {
        state = "erased";
      } else if (answer.statusCode() != 401) {
        surprises.add("erasure: " + answer.statusCode() + " " + answer.body());
      }
    }

    /** Whether it was done before the answer got lost is not told by a second try: so they look. */
    private void changeTicketType() {
      var type = types.get(random.nextInt(types.size()));
      var answer =
          patiently(
              random,
              replica ->
                  replica.send(
                      ours(replica, "")
                          .header("If-Match", "*")
                          .header("Content-Type", "application/json")
                          .method(
                              "PATCH",
                              BodyPublishers.ofString("{\"ticketType\": \"" + type + "\"}"))));
      note(answer, 200, 401, 409, 412);
      if (answer.statusCode() != 200) {
        look();
      }
    }

    private void note(HttpResponse<String> answer, Integer... expected) {
      if (!List.of(expected).contains(answer.statusCode())) {
        surprises.add(answer.request().method() + ": " + answer.statusCode() + " " + answer.body());
      } else if (answer.statusCode() == 200) {
        state = json(answer).path("state").stringValue();
      }
    }

    private HttpResponse<String> post(TestService replica, String path, String key) {
      return replica.send(
          ours(replica, path).header("Idempotency-Key", key).POST(BodyPublishers.noBody()));
    }

    private java.net.http.HttpRequest.Builder ours(TestService replica, String path) {
      return replica
          .request(REGISTRATION + path)
          .header("Origin", "https://conference.example")
          .header("Cookie", cookie);
    }

    private String key() {
      return "key-" + new UUID(random.nextLong(), random.nextLong());
    }
  }

  private static String name(String setCookie) {
    return setCookie.substring(0, setCookie.indexOf(';'));
  }
}

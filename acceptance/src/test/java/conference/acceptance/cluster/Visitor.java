package conference.acceptance.cluster;

import conference.acceptance.Attendee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody outside who reaches the website through one of the load balancers.
 *
 * @param authority whose certificates they trust
 */
record Visitor(Pod loadBalancer, String event, Path authority) {

  /** They have one address between them, and one address may sign up 20 times a second. */
  private static final Duration BETWEEN_PEOPLE = Duration.ofMillis(100);

  /** People who sign up one after the other until they are told to stop. */
  record Queue(AtomicBoolean stop, Thread people, List<String> answers) {
    /** The status of each answer. */
    List<String> end() throws InterruptedException {
      stop.set(true);
      people.join();
      return List.copyOf(answers);
    }
  }

  Visitor trusting(Path other) {
    return new Visitor(loadBalancer, event, other);
  }

  /**
   * Signs somebody up and returns the status of the answer. A connection that ends before there is
   * one is made again with the same key, as the website and every browser do: a worker of NGINX
   * that goes may end a connection of HTTP/2 that was made in that moment (measured: one of 700,
   * with a reload every 150 ms).
   */
  String signUp(Attendee attendee) {
    var line =
        curl(
            "--header",
            "Content-Type: application/json",
            "--header",
            "Idempotency-Key: " + UUID.randomUUID(),
            "--data",
            attendee.json(),
            "--write-out",
            "%{http_code}",
            "https://localhost:8443/api/v1/events/" + event + "/registrations");
    Shell.Outcome first = Shell.run(line, "");
    return first.isGood() ? first.output() : Shell.insist(line, "");
  }

  /** Whether the website's certificate is one that they trust. */
  boolean trustsWebsite() {
    return Shell.run(curl("--fail", "https://localhost:8443/icon.svg"), "").isGood();
  }

  private List<String> curl(String... more) {
    var line =
        new ArrayList<>(
            List.of(
                "ip",
                "netns",
                "exec",
                Cluster.OUTSIDE.network(),
                "curl",
                "--silent",
                "--show-error",
                "--max-time",
                "20",
                "--cacert",
                authority.toString(),
                "--output",
                "/dev/null",
                "--connect-to",
                "localhost:8443:" + loadBalancer.address4() + ":8443"));
    line.addAll(List.of(more));
    return line;
  }

  Queue keepSigningUp() {
    var stop = new AtomicBoolean();
    List<String> answers = new ArrayList<>();
    Thread people =
        Thread.ofVirtual()
            .start(() -> {
              while (!stop.get()) {
                answers.add(signUp(Attendee.next()));
                LockSupport.parkNanos(BETWEEN_PEOPLE.toNanos());
              }
            });
    return new Queue(stop, people, answers);
  }
}

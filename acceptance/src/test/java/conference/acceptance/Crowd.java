package conference.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * People who sign up one after the other, several at a time, and stay patient as the website is:
 * when they are told that it is busy, or get no answer, they send the same again with the same key.
 */
final class Crowd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** Who was told that they are in, which reference they were given, and when. */
  record Acknowledged(Attendee attendee, String reference, Instant at) {}

  private final Website website;
  private final String slug;
  private final List<Thread> people = new ArrayList<>();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> hindrances = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong lastYes = new AtomicLong(System.nanoTime());
  private final AtomicLong longestSilence = new AtomicLong();
  private volatile boolean arriving = true;

  private Crowd(Website website, String slug) {
    this.website = website;
    this.slug = slug;
  }

  static Crowd of(int people, Website website, String slug) {
    Crowd crowd = new Crowd(website, slug);
    for (int i = 0; i < people; i++) {
      crowd.people.add(Thread.ofVirtual().start(crowd::signUpOneAfterTheOther));
    }
    return crowd;
  }

  private void signUpOneAfterTheOther() {
    while (arriving) {
      try {
        signUp(Attendee.next(), Website.newKey());
      } catch (RuntimeException unexpected) {
        failures.add(unexpected.toString());
      }
    }
  }

  private void signUp(Attendee attendee, String key) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (isAnswered(attendee, key)) {
        return;
      }
    }
    failures.add("no decision within " + PATIENCE);
  }

  private boolean isAnswered(Attendee attendee, String key) {
    try {
      Answer answer = website.trySignUp(slug, attendee, key);
      if (answer.status() == 201) {
        acknowledged.add(new Acknowledged(attendee, answer.text("reference"), Instant.now()));
        long now = System.nanoTime();
        long silence = now - lastYes.getAndSet(now);
        longestSilence.accumulateAndGet(silence, Math::max);
        return true;
      }
      return isFinal(answer);
    } catch (IOException noAnswer) {
      hindrances.add(noAnswer.toString());
      pause("");
      return false;
    }
  }

  private boolean isFinal(Answer answer) {
    boolean temporary = answer.status() == 503 || answer.code().equals("idempotency-in-progress");
    if (!temporary) {
      failures.add(answer.toString());
      return true;
    }
    hindrances.add(
        answer.status() + " " + answer.code() + " Retry-After: " + answer.header("retry-after"));
    pause(answer.header("retry-after"));
    return false;
  }

  /**
   * What a client does that is told to come again later; a drill has less patience than a person.
   */
  static void pause(String retryAfter) {
    long wanted =
        retryAfter.matches("\\d+") ? Duration.ofSeconds(Long.parseLong(retryAfter)).toNanos() : 0;
    long least = Duration.ofMillis(100).toNanos();
    LockSupport.parkNanos(Math.clamp(wanted, least, LONGEST_PAUSE.toNanos()));
  }

  /** So many have been told that they are in, so far. */
  int count() {
    return acknowledged.size();
  }

  List<Acknowledged> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** Busy answers and lost connections that a second try made good. */
  List<String> hindrances() {
    return List.copyOf(hindrances);
  }

  /** Answers that no patience helps against. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** The longest time in which nobody at all was told that they are in. */
  Duration longestSilence() {
    return Duration.ofNanos(longestSilence.get());
  }

  /** Nobody new comes; those who are waiting get their answer. */
  void leave() {
    arriving = false;
    for (Thread person : people) {
      try {
        person.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    leave();
  }
}

package conference.registration;

import conference.catalogue.EventDefinition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Signs somebody up: judges the form, waits in the event's queue, and tells what became of it. */
@Component
final class RegisterAttendee implements SmartLifecycle {

  /** Together less than the load balancer waits: its caller would be told nothing of use. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration WRITING = Duration.ofSeconds(10);

  private final WriteSignUps transaction;
  private final RequestHash requestHash;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final Map<UUID, SignUpWriter> writers = new ConcurrentHashMap<>();
  private final Map<Class<?>, Counter> outcomes = new ConcurrentHashMap<>();
  private volatile boolean running;

  RegisterAttendee(
      WriteSignUps transaction,
      RequestHash requestHash,
      InstantSource clock,
      MeterRegistry registry) {
    this.transaction = transaction;
    this.requestHash = requestHash;
    this.clock = clock;
    this.registry = registry;
    Gauge.builder("sign.up.queue.depth", this, RegisterAttendee::depth)
        .description("Sign-ups that wait to be written")
        .register(registry);
  }

  SignUpOutcome register(EventDefinition event, String key, JsonNode body) {
    var outcome = outcome(event, key, body);
    counter(outcome).increment();
    return outcome;
  }

  private SignUpOutcome outcome(EventDefinition event, String key, JsonNode body) {
    // Before the opening nothing can have been written that this could be a repetition of.
    if (clock.instant().isBefore(event.signUpOpensAt())) {
      return new SignUpOutcome.NotOpen(event.signUpOpensAt());
    }
    var reading = SignUpForm.read(event, body);
    var signUp = reading.signUp();
    if (signUp == null) {
      return new SignUpOutcome.Invalid(reading.errors());
    }
    var pending = new PendingSignUp(event, signUp, key, requestHash.of(body));
    var writer = writers.computeIfAbsent(event.id().value(), id -> new SignUpWriter(transaction));
    return writer.offer(pending)
        ? pending.await(PATIENCE, WRITING)
        : new SignUpOutcome.Overloaded();
  }

  private Counter counter(SignUpOutcome outcome) {
    return outcomes.computeIfAbsent(
        outcome.getClass(),
        type ->
            Counter.builder("sign.up.outcomes")
                .description("What became of sign-ups")
                .tag("outcome", outcome.kind())
                .register(registry));
  }

  private int depth() {
    return writers.values().stream().mapToInt(SignUpWriter::depth).sum();
  }

  @Override
  public void start() {
    running = true;
  }

  /** After the web server, before the pool: whoever still waits is written. */
  @Override
  public void stop() {
    long deadline = System.nanoTime() + WRITING.toNanos();
    try {
      while (System.nanoTime() < deadline
          && !writers.values().stream().allMatch(SignUpWriter::isIdle)) {
        Thread.sleep(Duration.ofMillis(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 10;
  }
}

package conference.notification;

import conference.notification.OutboxStore.Finished;
import conference.notification.OutboxStore.Postponed;
import conference.platform.Job;
import conference.platform.SafeMessage;
import conference.platform.Transactions;
import conference.registration.Registrations;
import conference.registration.Registrations.Attendance;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works off the outbox, a batch at a time and on every replica. What fails is tried again, ever
 * more rarely, for a day. The pauses between batches keep mails from competing with sign-ups for
 * the processor: some 100 a second and replica are more than mail servers like anyway.
 */
@Component
final class SendMails implements Job {

  static final int BATCH = 50;
  static final Duration LEASE = Duration.ofMinutes(5);
  static final Duration GIVE_UP_AFTER = Duration.ofDays(1);
  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(SendMails.class);

  private final OutboxStore outbox;
  private final Registrations registrations;
  private final ComposeMail composeMail;
  private final MailTransport transport;
  private final Transactions transactions;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  SendMails(
      OutboxStore outbox,
      Registrations registrations,
      ComposeMail composeMail,
      MailTransport transport,
      Transactions transactions,
      InstantSource clock,
      MeterRegistry metrics) {
    this.outbox = outbox;
    this.registrations = registrations;
    this.composeMail = composeMail;
    this.transport = transport;
    this.transactions = transactions;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public String name() {
    return "send-mails";
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    if (!transport.isOpen()) {
      return;
    }
    Instant now = clock.instant();
    List<OutboxRow> rows = transactions.write(() -> outbox.claim(now, LEASE, BATCH));
    if (!rows.isEmpty()) {
      new Batch(rows).send();
    }
  }

  /** The rows of one claim, and what becomes of each. */
  private final class Batch {
    private final List<OutboxRow> rows;
    private final List<Mail> mails = new ArrayList<>();
    private final Map<UUID, String> problems = new HashMap<>();

    Batch(List<OutboxRow> rows) {
      this.rows = rows;
    }

    void send() {
      compose();
      problems.putAll(transport.send(mails));
      Map<UUID, String> recipients = mails.stream().collect(Collectors.toMap(Mail::id, Mail::to));
      Instant now = clock.instant();
      List<Finished> finished = new ArrayList<>();
      List<Postponed> postponed = new ArrayList<>();
      for (OutboxRow row : rows) {
        Optional<String> problem = Optional.ofNullable(problems.get(row.id()));
        if (problem.isPresent() && now.isBefore(row.createdAt().plus(GIVE_UP_AFTER))) {
          postponed.add(new Postponed(row, now.plus(waiting(row.attempts())), problem.get()));
        } else {
          finished.add(finished(row, Optional.ofNullable(recipients.get(row.id())), problem));
        }
      }
      store(finished, postponed, now);
    }

    private void compose() {
      Map<UUID, Attendance> attendances = attendances();
      for (OutboxRow row : rows) {
        Attendance attendance = attendances.get(row.registrationId());
        if (attendance != null) {
          compose(row, () -> composeMail.compose(row, attendance));
        } else if (row.registrationId() == null) {
          compose(row, () -> composeMail.compose(row));
        }
      }
    }

    /** One mail that can't be made must not keep the others waiting. */
    private void compose(OutboxRow row, Supplier<Optional<Mail>> composing) {
      try {
        composing.get().ifPresent(mails::add);
      } catch (RuntimeException failure) {
        log.warn("mail {} can't be composed: {}", row, SafeMessage.of(failure));
        problems.put(row.id(), failure.getClass().getSimpleName());
      }
    }

    private Map<UUID, Attendance> attendances() {
      Map<UUID, List<OutboxRow>> byEvent =
          rows.stream()
              .filter(row -> row.registrationId() != null)
              .collect(Collectors.groupingBy(OutboxRow::eventId));
      Map<UUID, Attendance> all = new HashMap<>();
      byEvent.forEach((event, ofEvent) -> all.putAll(attendances(event, ofEvent)));
      return all;
    }

    private Map<UUID, Attendance> attendances(UUID event, List<OutboxRow> ofEvent) {
      try {
        return registrations.find(
            event,
            ofEvent.stream().map(row -> Objects.requireNonNull(row.registrationId())).toList());
      } catch (RuntimeException failure) {
        log.warn("mails of event {} have to wait: {}", event, SafeMessage.of(failure));
        ofEvent.forEach(row -> problems.put(row.id(), failure.getClass().getSimpleName()));
        return Map.of();
      }
    }

    private Finished finished(OutboxRow row, Optional<String> recipient, Optional<String> problem) {
      if (problem.isPresent()) {
        log.error("mail {} was given up after {} attempts: {}", row, row.attempts(), problem.get());
        return new Finished(
            row,
            Finished.State.FAILED,
            recipient.map(to -> logged(row, to)).orElse(null),
            problem.get());
      }
      return recipient
          .map(to -> new Finished(row, Finished.State.SENT, logged(row, to), null))
          .orElseGet(() -> new Finished(row, Finished.State.DROPPED, null, null));
    }
  }

  /** The log keeps an attendee's address until they are erased; nobody would erase another's. */
  private static @Nullable String logged(OutboxRow row, String recipient) {
    return row.registrationId() == null ? null : recipient;
  }

  private void store(List<Finished> finished, List<Postponed> postponed, Instant now) {
    if (!finished.isEmpty()) {
      transactions.write(() -> outbox.finish(finished, now));
    }
    if (!postponed.isEmpty()) {
      transactions.write(() -> outbox.postpone(postponed));
      log.warn("{} mails are postponed: {}", postponed.size(), postponed.getFirst().problem());
    }
    finished.forEach(one -> count(one.row().kind(), one.state().stored()));
    postponed.forEach(one -> count(one.row().kind(), "postponed"));
  }

  private void count(String kind, String outcome) {
    metrics.counter("mails", "kind", kind, "outcome", outcome).increment();
  }

  /** Twice as long each time, and never all at once after an outage. */
  private static Duration waiting(int attempts) {
    long millis = FIRST_WAIT.toMillis() << Math.min(attempts - 1, 20);
    long longest = Math.min(millis, LONGEST_WAIT.toMillis());
    return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest));
  }
}

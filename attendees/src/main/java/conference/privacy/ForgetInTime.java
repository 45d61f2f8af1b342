package conference.privacy;

import conference.platform.Job;
import conference.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Retention (GDPR art. 5 (1) e): erases everybody of an event on its date, and what is only kept
 * for hours when they are over. Works in small transactions that lock what they take, so that it
 * can run on every replica at once and be stopped anywhere.
 */
@Component
class ForgetInTime implements Job {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetInTime.class);
  private static final int PEOPLE_AT_ONCE = 200;
  private static final int ROWS_AT_ONCE = 2_000;

  private final Transactions transactions;
  private final InstantSource clock;
  private final RetentionSchedule schedule;
  private final List<PersonalDataHolder> holders;
  private final ErasePeople erasePeople;
  private final PersonalDataStore store;

  ForgetInTime(
      Transactions transactions,
      InstantSource clock,
      RetentionSchedule schedule,
      List<PersonalDataHolder> holders,
      ErasePeople erasePeople,
      PersonalDataStore store) {
    this.transactions = transactions;
    this.clock = clock;
    this.schedule = schedule;
    this.holders = List.copyOf(holders);
    this.erasePeople = erasePeople;
    this.store = store;
  }

  @Override
  public String name() {
    return "forget-in-time";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    for (UUID eventId : schedule.eventsToForget(now)) {
      forgetPeople(eventId, now);
      forgetLeftovers(eventId);
    }
    forgetExpired(now);
  }

  private void forgetPeople(UUID eventId, Instant now) {
    int people = 0;
    int batch;
    do {
      batch = transactions.write(() -> forgetSome(eventId, now));
      people += batch;
    } while (batch > 0 && !Thread.currentThread().isInterrupted());
    if (people > 0) {
      LOG.info(
          "Forgot {} registrations of event {}: its date of erasure has come", people, eventId);
    }
  }

  private int forgetSome(UUID eventId, Instant now) {
    int people = 0;
    for (PersonalDataHolder holder : holders) {
      List<UUID> registrations = holder.claimSome(eventId, PEOPLE_AT_ONCE);
      if (!registrations.isEmpty()) {
        erasePeople.erase(eventId, registrations, ErasureReason.RETENTION, now);
        people += registrations.size();
      }
    }
    return people;
  }

  /** Rows that belong to the event and to no registration any more, such as answers to a retry. */
  private void forgetLeftovers(UUID eventId) {
    for (PersonalRecords records : records()) {
      if (records.erasure() instanceof PersonalRecords.Erasure.Deleted) {
        repeat(() -> store.deleteSome(records, eventId, ROWS_AT_ONCE));
      }
    }
  }

  private void forgetExpired(Instant now) {
    for (PersonalRecords records : records()) {
      var expiry = records.expiry();
      if (expiry != null) {
        Instant oldest = now.minus(expiry.age());
        repeat(() -> store.deleteOlder(records, expiry.column(), oldest, ROWS_AT_ONCE));
      }
    }
  }

  private void repeat(Supplier<Boolean> part) {
    boolean more;
    do {
      more = transactions.write(part);
    } while (more && !Thread.currentThread().isInterrupted());
  }

  private List<PersonalRecords> records() {
    return holders.stream().flatMap(holder -> holder.records().stream()).toList();
  }
}

package conference.registration;

import conference.platform.Outbox;
import conference.platform.SafeMessage;
import conference.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Mails the manage link to an address if it is registered. It is done after the answer, so that
 * neither the answer nor its time tells whether it is; and a few times an hour at most, so that
 * nobody can fill somebody's mailbox.
 */
@Component
final class MailLinkAgain {

  private static final Logger log = LoggerFactory.getLogger(MailLinkAgain.class);
  private static final int AT_ONCE = 64;
  private static final Duration WHILE = Duration.ofHours(1);
  private static final int LINKS_IN_A_WHILE = 3;
  private static final String ACTION = "link-requested";

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Transactions transactions;
  private final ManageStore store;
  private final AuditStore audit;
  private final Outbox outbox;
  private final InstantSource clock;

  MailLinkAgain(
      Transactions transactions,
      ManageStore store,
      AuditStore audit,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** False when there is too much to do; then nothing is done. */
  boolean begin(UUID eventId, EmailAddress email) {
    if (!places.tryAcquire()) {
      return false;
    }
    Thread.ofVirtual().name("mail-link-again").start(() -> run(eventId, email));
    return true;
  }

  private void run(UUID eventId, EmailAddress email) {
    try {
      Instant now = clock.instant();
      transactions.write(
          () -> store.claimLive(eventId, email).ifPresent(id -> mail(eventId, id, now)));
    } catch (RuntimeException failure) {
      log.warn("a manage link could not be mailed again: {}", SafeMessage.of(failure));
    } finally {
      places.release();
    }
  }

  private void mail(UUID eventId, UUID registrationId, Instant now) {
    if (audit.count(eventId, registrationId, ACTION, now.minus(WHILE)) < LINKS_IN_A_WHILE) {
      audit.append(eventId, registrationId, ACTION, Map.of(), now);
      outbox.append(eventId, registrationId, ACTION, null, Map.of());
    }
  }
}

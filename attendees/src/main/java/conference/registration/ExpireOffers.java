package conference.registration;

import conference.platform.Transactions;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends the offers of an event that nobody accepted in time; their places go to the next in line.
 */
@Component
public final class ExpireOffers {

  private final Transactions transactions;
  private final EndRegistration endRegistration;

  ExpireOffers(Transactions transactions, EndRegistration endRegistration) {
    this.transactions = transactions;
    this.endRegistration = endRegistration;
  }

  /** Safe to be called twice, and on every replica: whoever comes second finds none. */
  public void expire(UUID eventId, Instant now) {
    transactions.write(() -> endRegistration.endOffers(eventId, now));
  }
}

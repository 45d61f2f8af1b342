package conference.registration;

import conference.platform.Transactions;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where other features say what an organiser did to a registration that changes nothing of it. */
@Component
public class RegistrationHistory {

  private final AuditStore audit;

  RegistrationHistory(AuditStore audit) {
    this.audit = audit;
  }

  /** Part of the caller's transaction, in which whatever it tells of happens or doesn't. */
  public void add(UUID eventId, UUID registrationId, UUID accountId, String action, Instant now) {
    Transactions.requireUnderWay();
    audit.append(eventId, registrationId, Actor.organiser(accountId), action, Map.of(), now);
  }
}

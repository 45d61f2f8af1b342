package conference.registration;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Cancels a registration, leaves the line or declines an offer; or withdraws the consent without
 * which none of these can be kept.
 */
@Component
final class CancelRegistration {

  static final String PRIVACY_NOTICE = "privacy-notice";

  private final OncePerKey oncePerKey;
  private final EndRegistration endRegistration;
  private final ConsentStore consents;
  private final AuditStore audit;

  CancelRegistration(
      OncePerKey oncePerKey,
      EndRegistration endRegistration,
      ConsentStore consents,
      AuditStore audit) {
    this.oncePerKey = oncePerKey;
    this.endRegistration = endRegistration;
    this.consents = consents;
    this.audit = audit;
  }

  OncePerKey.Outcome cancel(Registration registration, String key) {
    return oncePerKey.run(
        registration,
        key,
        "cancellation",
        now -> {
          endRegistration.cancel(registration.eventId(), registration.id(), now);
          return true;
        });
  }

  OncePerKey.Outcome withdrawConsent(Registration registration, String key) {
    return oncePerKey.run(
        registration,
        key,
        "consent-withdrawal",
        now -> {
          withdraw(registration, now);
          return true;
        });
  }

  private void withdraw(Registration registration, Instant now) {
    UUID eventId = registration.eventId();
    endRegistration.cancel(eventId, registration.id(), now);
    consents.withdraw(eventId, registration.id(), PRIVACY_NOTICE, now);
    audit.append(eventId, registration.id(), "consent-withdrawn", Map.of(), now);
  }
}

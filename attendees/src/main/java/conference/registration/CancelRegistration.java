package conference.registration;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  private final RegistrationStore registrations;
  private final ConsentStore consents;
  private final AuditStore audit;

  CancelRegistration(
      OncePerKey oncePerKey,
      EndRegistration endRegistration,
      RegistrationStore registrations,
      ConsentStore consents,
      AuditStore audit) {
    this.oncePerKey = oncePerKey;
    this.endRegistration = endRegistration;
    this.registrations = registrations;
    this.consents = consents;
    this.audit = audit;
  }

  /**
   * With the revision that the attendee saw, if it is known, refused when it is no longer that one:
   * who leaves the line does not mean to give up the seat that became theirs in that moment.
   */
  OncePerKey.Outcome cancel(Registration registration, @Nullable Integer revision, String key) {
    UUID eventId = registration.eventId();
    UUID id = registration.id();
    return oncePerKey.run(
        registration,
        key,
        "cancellation",
        now ->
            endRegistration.cancel(eventId, id, revision, Actor.ATTENDEE, now)
                || !isLive(eventId, id));
  }

  private boolean isLive(UUID eventId, UUID id) {
    return registrations
        .find(eventId, id)
        .filter(found -> !found.registration().isCancelled())
        .isPresent();
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
    endRegistration.cancel(eventId, registration.id(), null, Actor.ATTENDEE, now);
    consents.withdraw(eventId, registration.id(), PRIVACY_NOTICE, now);
    audit.append(eventId, registration.id(), "consent-withdrawn", Map.of(), now);
  }
}

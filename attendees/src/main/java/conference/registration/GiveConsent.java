package conference.registration;

import conference.catalogue.EventDefinition;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes the consent to a newer privacy notice from somebody who is registered already. */
@Component
final class GiveConsent {

  private final OncePerKey oncePerKey;
  private final ConsentStore consents;
  private final AuditStore audit;

  GiveConsent(OncePerKey oncePerKey, ConsentStore consents, AuditStore audit) {
    this.oncePerKey = oncePerKey;
    this.consents = consents;
    this.audit = audit;
  }

  /**
   * To the notice as it is now; refused when the registration has ended. Whoever has agreed to it
   * before has agreed once.
   *
   * @param locale in which it was read, one of the event's
   */
  OncePerKey.Outcome give(
      Registration registration, EventDefinition event, String locale, String key) {
    var notice = event.privacyNotice();
    var given =
        new ConsentStore.Given(notice.version(), locale, notice.sha256().getOrDefault(locale, ""));
    return oncePerKey.run(
        registration,
        key,
        "consent %d %s".formatted(notice.version(), locale),
        now -> {
          if (!consents.lockLive(registration.eventId(), registration.id())) {
            return false;
          }
          if (consents.give(registration.eventId(), registration.id(), given, now)) {
            audit.append(
                registration.eventId(), registration.id(), "consent-renewed", Map.of(), now);
          }
          return true;
        });
  }
}

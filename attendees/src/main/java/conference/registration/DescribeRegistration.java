package conference.registration;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.registration.ManageBodies.RegistrationBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with a registration as it is now: the same for every endpoint of the manage page. */
@Component
final class DescribeRegistration {

  private final Catalogue catalogue;
  private final ConsentStore consents;
  private final WaitingLine line;

  DescribeRegistration(Catalogue catalogue, ConsentStore consents, WaitingLine line) {
    this.catalogue = catalogue;
    this.consents = consents;
    this.line = line;
  }

  ResponseEntity<Object> answer(Registration registration) {
    return answer(registration, ResponseEntity.ok());
  }

  ResponseEntity<Object> answer(Registration registration, ResponseEntity.BodyBuilder response) {
    return response.eTag(IfMatch.tag(registration)).body(body(registration));
  }

  EventDefinition event(Registration registration) {
    return catalogue.find(new EventId(registration.eventId())).orElseThrow();
  }

  private RegistrationBody body(Registration registration) {
    EventDefinition event = event(registration);
    return RegistrationBody.of(
        registration,
        event,
        rank(registration, event),
        consents.findAll(registration.eventId(), registration.id()));
  }

  private @Nullable Integer rank(Registration registration, EventDefinition event) {
    Long position = registration.waitingPosition();
    if (!registration.isWaiting() || position == null) {
      return null;
    }
    var types = event.ticketTypesSharingPoolsWith(registration.ticketTypeId());
    return line.ahead(registration.eventId(), types, position) + 1;
  }
}

package conference.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import conference.catalogue.EventDefinition;
import conference.catalogue.LocalizedText;
import conference.catalogue.Organiser;
import conference.privacy.ErasePeople;
import conference.privacy.ExportPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the manage endpoints answer with. */
final class ManageBodies {

  private ManageBodies() {}

  /** A registration as its attendee sees it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Registration")
  record RegistrationBody(
      UUID id,
      String reference,
      @Schema(allowableValues = {"requested", "confirmed", "waiting", "offered", "cancelled"})
          String state,
      EventBody event,
      TicketTypeBody ticketType,
      String givenName,
      String familyName,
      String email,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String organisation,
      ObjectNode answers,
      String locale,
      Instant registeredAt,
      @Nullable Instant cancelledAt,
      @Nullable @Schema(description = "The place in line, from 1; only while waiting") Integer rank,
      @Nullable @Schema(description = "Until when a place is held; only while offered")
          Instant offerExpiresAt,
      @Nullable
          @Schema(
              description = "Only when cancelled",
              allowableValues = {
                "attendee",
                "left-waiting-list",
                "offer-declined",
                "offer-expired",
                "request-withdrawn",
                "rejected"
              })
          String endedBy,
      @Nullable @Schema(description = "What the organiser gave as the reason, if any")
          String endedReason,
      int revision,
      List<ConsentStore.Consent> consents) {

    static RegistrationBody of(
        Registration registration,
        EventDefinition event,
        @Nullable Integer rank,
        List<ConsentStore.Consent> consents) {
      return new RegistrationBody(
          registration.id(),
          registration.reference(),
          registration.state().stored(),
          EventBody.of(event),
          TicketTypeBody.of(registration, event),
          registration.givenName(),
          registration.familyName(),
          registration.email(),
          registration.organisation(),
          registration.answers(),
          registration.locale(),
          registration.registeredAt(),
          registration.cancelledAt(),
          rank,
          registration.offerExpiresAt(),
          registration.endedBy(),
          registration.endedReason(),
          registration.revision(),
          consents);
    }

    @Override
    public String toString() {
      return "RegistrationBody[" + id + "]";
    }
  }

  @Schema(name = "RegisteredEvent")
  record EventBody(
      String slug, LocalizedText title, Instant startsAt, Instant endsAt, String timeZone) {

    static EventBody of(EventDefinition event) {
      return new EventBody(
          event.slug(), event.title(), event.startsAt(), event.endsAt(), event.timeZone().getId());
    }
  }

  @Schema(name = "RegisteredTicketType")
  record TicketTypeBody(String code, LocalizedText name) {

    static TicketTypeBody of(Registration registration, EventDefinition event) {
      return event
          .ticketType(registration.ticketTypeId())
          .map(type -> new TicketTypeBody(type.code(), type.name()))
          .orElseThrow();
    }
  }

  @Schema(name = "Erasure")
  record ErasureBody(Instant erasedAt, List<ErasePeople.Kept> kept) {}

  /** Everything held about a person, and what they should know with it (GDPR art. 15 (1)). */
  @Schema(name = "Export")
  record ExportBody(
      String format,
      Instant exportedAt,
      String reference,
      EventBody event,
      Organiser controller,
      LocalDate keptUntil,
      String recipients,
      String rights,
      List<ExportPerson.Records> records) {

    static ExportBody of(
        Registration registration,
        EventDefinition event,
        Instant now,
        List<ExportPerson.Records> records) {
      return new ExportBody(
          "conference-registration-export/1",
          now,
          registration.reference(),
          EventBody.of(event),
          event.organiser(),
          event.eraseAfter(),
          "The organiser of the event. Nobody else.",
          "With your manage link you can correct this, cancel, withdraw your consent and have"
              + " everything erased. You can also complain to a data protection authority.",
          records);
    }

    @Override
    public String toString() {
      return "ExportBody[" + format + "]";
    }
  }
}

package conference.organiser.attendees;

import com.fasterxml.jackson.annotation.JsonInclude;
import conference.catalogue.EventDefinition;
import conference.catalogue.LocalizedText;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import conference.registration.Registration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How attendees are written for those who run their event, wherever they are listed. */
public final class AttendeeBodies {

  private AttendeeBodies() {}

  @Schema(name = "AttendeePage")
  record PageBody(
      @Schema(description = "How many there are on all pages") long total,
      @Schema(
              description =
                  "Whether everybody was looked at: false while a large event is being gathered")
          boolean complete,
      int page,
      int size,
      AskedBody asked,
      @Schema(description = "That attendees of the event have") List<String> tags,
      List<AttendeeBody> attendees) {}

  /** What codes stand for, in every language of the event; what was withdrawn is in here too. */
  @Schema(name = "AskedOfAttendees")
  public record AskedBody(List<NamedBody> ticketTypes, List<QuestionBody> questions) {

    public static AskedBody of(EventDefinition event) {
      return new AskedBody(
          event.ticketTypes().stream()
              .map(type -> new NamedBody(type.code(), type.name()))
              .toList(),
          event.questions().stream().map(AskedBody::question).toList());
    }

    private static QuestionBody question(Question question) {
      return new QuestionBody(
          question.code(),
          question.kind().wireName(),
          question.label(),
          question.rules().options().stream()
              .map(option -> new NamedBody(option.code(), option.label()))
              .toList());
    }
  }

  @Schema(name = "NamedCode")
  public record NamedBody(String code, LocalizedText name) {}

  @Schema(name = "AskedQuestion")
  public record QuestionBody(
      String code, String kind, LocalizedText label, List<NamedBody> options) {}

  @Schema(name = "Attendee")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AttendeeBody(
      String reference,
      @Schema(allowableValues = {"requested", "confirmed", "waiting", "offered", "cancelled"})
          String state,
      @Schema(description = "The code of the ticket type") String ticketType,
      String givenName,
      String familyName,
      String email,
      @Nullable String organisation,
      @Schema(type = "object", description = "By the code of the question") JsonNode answers,
      String locale,
      @Schema(description = "As in the ETag") int revision,
      Instant registeredAt,
      Instant updatedAt,
      @Nullable Instant cancelledAt,
      @Nullable Instant offerExpiresAt,
      @Nullable @Schema(description = "What an organiser gave as the reason of a rejection")
          String endedReason,
      @Schema(description = "Absent where they are not asked for") @Nullable List<String> tags) {

    public static AttendeeBody of(Registration registration, EventDefinition event) {
      return of(registration, event, null);
    }

    static AttendeeBody of(
        Registration registration, EventDefinition event, @Nullable List<String> tags) {
      return new AttendeeBody(
          registration.reference(),
          registration.state().stored(),
          event.ticketType(registration.ticketTypeId()).map(TicketType::code).orElse(""),
          registration.givenName(),
          registration.familyName(),
          registration.email(),
          registration.organisation(),
          registration.answers(),
          registration.locale(),
          registration.revision(),
          registration.registeredAt(),
          registration.updatedAt(),
          registration.cancelledAt(),
          registration.offerExpiresAt(),
          registration.endedReason(),
          tags);
    }
  }

  @Schema(name = "AttendeeDetail")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DetailBody(
      AttendeeBody attendee,
      AskedBody asked,
      List<NoteBody> notes,
      List<EntryBody> history,
      List<MailBody> mails) {}

  @Schema(name = "AttendeeNote")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NoteBody(
      UUID id,
      Instant at,
      @Schema(description = "Who wrote it, while they have an account") @Nullable String name,
      String text) {}

  @Schema(name = "AttendeeHistoryEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryBody(
      Instant at,
      @Schema(allowableValues = {"attendee", "organiser", "system"}) String actor,
      @Schema(description = "The organiser's name, while they have an account")
          @Nullable String name,
      String action,
      @Schema(description = "What was changed") List<String> fields) {

    /** The names are those of accounts, by their ids. */
    static EntryBody of(HistoryStore.Entry entry, Map<UUID, String> names) {
      UUID account = entry.accountId();
      return new EntryBody(
          entry.at(),
          entry.actor(),
          account == null ? null : names.get(account),
          entry.action(),
          entry.fields());
    }
  }

  @Schema(name = "AttendeeMail")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MailBody(
      Instant at,
      String kind,
      @Schema(allowableValues = {"waiting", "sent", "failed"}) String state,
      @Nullable String problem) {}
}

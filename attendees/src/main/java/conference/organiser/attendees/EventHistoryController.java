package conference.organiser.attendees;

import com.fasterxml.jackson.annotation.JsonInclude;
import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.attendees.AttendeeBodies.EntryBody;
import conference.organiser.sheets.FileAnswer;
import conference.platform.FieldError;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.Registration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what to the registrations of an event, and when. */
@RestController
class EventHistoryController {

  private static final int SIZE = 50;
  private static final Set<String> ACTORS = Set.of("attendee", "organiser", "system");

  private final HistoryStore history;
  private final ExportHistory exportHistory;
  private final HistoryPeople historyPeople;
  private final Problems problems;

  EventHistoryController(
      HistoryStore history,
      ExportHistory exportHistory,
      HistoryPeople historyPeople,
      Problems problems) {
    this.history = history;
    this.exportHistory = exportHistory;
    this.historyPeople = historyPeople;
    this.problems = problems;
  }

  @Schema(name = "EventHistory")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HistoryBody(
      List<EventEntryBody> entries,
      @Schema(description = "To ask for those before these; absent when there are none")
          @Nullable UUID next) {}

  @Schema(name = "EventHistoryEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EventEntryBody(UUID id, EntryBody entry, @Nullable ConcernedBody attendee) {}

  @Schema(name = "ConcernedAttendee")
  record ConcernedBody(String reference, String givenName, String familyName) {}

  @Operation(
      operationId = "readEventHistory",
      summary = "What was done to the registrations of the event, the newest first",
      description = "Whoever was erased is in it no more.")
  @ApiResponse(
      responseCode = "200",
      description = "Fifty of them",
      content = @Content(schema = @Schema(implementation = HistoryBody.class)))
  @Refuses(ProblemType.VALIDATION_FAILED)
  @Needs(Permission.SEE_ATTENDEES)
  @GetMapping("/api/v1/organiser/events/{slug}/history")
  ResponseEntity<Object> read(
      EventDefinition event,
      @Parameter(schema = @Schema(allowableValues = {"attendee", "organiser", "system"}))
          @RequestParam(required = false)
          @Nullable String actor,
      @Parameter(description = "One or more, with commas between") @RequestParam(required = false)
          @Nullable List<String> action,
      @Parameter(description = "On this day or later, where the event is")
          @RequestParam(required = false)
          @Nullable LocalDate from,
      @Parameter(description = "On this day or before") @RequestParam(required = false)
          @Nullable LocalDate to,
      @Parameter(description = "As `next` says") @RequestParam(required = false)
          @Nullable UUID before) {
    return isKnown(actor)
        ? ResponseEntity.ok(
            answer(event.id().value(), query(event, actor, action, from, to, before)))
        : unknownActor();
  }

  @Operation(
      operationId = "exportEventHistory",
      summary = "The same as CSV (RFC 4180): all of it that fits",
      description = "With the ids under which the entries are sealed.")
  @ApiResponse(
      responseCode = "200",
      description = "A header, then a line for each; what a spreadsheet would calculate is quoted",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  @Refuses(ProblemType.VALIDATION_FAILED)
  @Needs(value = Permission.EXPORT_ATTENDEES, confirmed = true)
  @GetMapping("/api/v1/organiser/events/{slug}/history.csv")
  @Nullable ResponseEntity<Object> export(
      EventDefinition event,
      @Parameter(schema = @Schema(allowableValues = {"attendee", "organiser", "system"}))
          @RequestParam(required = false)
          @Nullable String actor,
      @RequestParam(required = false) @Nullable List<String> action,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      HttpServletResponse response)
      throws IOException {
    if (!isKnown(actor)) {
      return unknownActor();
    }
    try (Writer out = FileAnswer.csv(response, event.slug() + "-history.csv")) {
      exportHistory.write(event.id().value(), query(event, actor, action, from, to, null), out);
    }
    return null;
  }

  private static boolean isKnown(@Nullable String actor) {
    return actor == null || ACTORS.contains(actor);
  }

  private ResponseEntity<Object> unknownActor() {
    return problems.invalid(List.of(FieldError.at("?actor", "unknown-choice")));
  }

  private static HistoryStore.Query query(
      EventDefinition event,
      @Nullable String actor,
      @Nullable List<String> action,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable UUID before) {
    return new HistoryStore.Query(
        actor == null ? Set.of() : Set.of(actor),
        action == null ? Set.of() : Set.copyOf(action),
        beginning(event, from, 0),
        beginning(event, to, 1),
        before);
  }

  private static @Nullable Instant beginning(
      EventDefinition event, @Nullable LocalDate day, int later) {
    return day == null ? null : day.plusDays(later).atStartOfDay(event.timeZone()).toInstant();
  }

  /** One more than are shown is asked for, to know whether there are any. */
  private HistoryBody answer(UUID eventId, HistoryStore.Query query) {
    List<HistoryStore.OfEvent> found = history.ofEvent(eventId, query, SIZE + 1);
    List<HistoryStore.OfEvent> shown = found.subList(0, Math.min(SIZE, found.size()));
    HistoryPeople.People people = historyPeople.of(eventId, shown);
    return new HistoryBody(
        shown.stream()
            .map(one ->
                new EventEntryBody(
                    one.id(),
                    EntryBody.of(one.entry(), people.names()),
                    concerned(people.concernedBy(one))))
            .toList(),
        found.size() > SIZE ? shown.getLast().id() : null);
  }

  private static @Nullable ConcernedBody concerned(@Nullable Registration registration) {
    return registration == null
        ? null
        : new ConcernedBody(
            registration.reference(), registration.givenName(), registration.familyName());
  }
}

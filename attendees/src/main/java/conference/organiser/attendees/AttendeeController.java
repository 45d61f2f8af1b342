package conference.organiser.attendees;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.SignedIn.Organiser;
import conference.organiser.attendees.AttendeeBodies.DetailBody;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.ChangeBody;
import conference.registration.SteerRegistrations;
import conference.registration.SteerRegistrations.Outcome;
import conference.registration.WrittenText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One attendee, for those who run the event. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/attendees/{reference}")
class AttendeeController {

  private static final int LONGEST_REASON = 1000;

  private final SteerRegistrations steerRegistrations;
  private final DescribeAttendee describeAttendee;
  private final Problems problems;

  AttendeeController(
      SteerRegistrations steerRegistrations, DescribeAttendee describeAttendee, Problems problems) {
    this.steerRegistrations = steerRegistrations;
    this.describeAttendee = describeAttendee;
    this.problems = problems;
  }

  @Operation(
      operationId = "readAttendee",
      summary = "An attendee, with all that was done and mailed")
  @ApiResponse(
      responseCode = "200",
      description = "The attendee; the ETag is the revision to change",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(Permission.SEE_ATTENDEES)
  @GetMapping
  ResponseEntity<Object> read(EventDefinition event, @PathVariable String reference) {
    return steerRegistrations
        .find(event.id().value(), reference)
        .map(registration -> describeAttendee.answer(registration, event))
        .orElseGet(() -> problems.of(ProblemType.NOT_FOUND));
  }

  @Operation(
      operationId = "changeAttendee",
      summary = "Change what an attendee may change, or move them to another ticket type",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ChangeBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The attendee as they are now; they are told by mail",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.PRECONDITION_REQUIRED,
    ProblemType.CHANGED_MEANWHILE,
    ProblemType.REGISTRATION_CANCELLED,
    ProblemType.ALREADY_REGISTERED,
    ProblemType.SOLD_OUT,
    ProblemType.TOO_MANY_REQUESTS
  })
  @Needs(Permission.CHANGE_ATTENDEES)
  @PatchMapping
  ResponseEntity<Object> change(
      EventDefinition event,
      Organiser organiser,
      @PathVariable String reference,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body) {
    return seen(
        ifMatch,
        event,
        tag -> steerRegistrations.change(event, reference, tag, body, organiser.accountId()));
  }

  @Operation(
      operationId = "cancelAttendee",
      summary = "Cancel a registration, or end a wait; the place goes to the next in line")
  @ApiResponse(
      responseCode = "200",
      description = "The attendee as they are now; they are told by mail",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.PRECONDITION_REQUIRED,
    ProblemType.CHANGED_MEANWHILE,
    ProblemType.REGISTRATION_CANCELLED
  })
  @Needs(Permission.CHANGE_ATTENDEES)
  @PostMapping("/cancellation")
  ResponseEntity<Object> cancel(
      EventDefinition event,
      Organiser organiser,
      @PathVariable String reference,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return seen(
        ifMatch,
        event,
        tag -> steerRegistrations.cancel(event, reference, tag, organiser.accountId()));
  }

  @Operation(
      operationId = "restoreAttendee",
      summary = "Take back that a registration ended, if there is a place for it")
  @ApiResponse(
      responseCode = "200",
      description = "The attendee as they are now; they are told by mail",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.PRECONDITION_REQUIRED,
    ProblemType.CHANGED_MEANWHILE,
    ProblemType.ALREADY_REGISTERED,
    ProblemType.SOLD_OUT,
    ProblemType.CONSENT_WITHDRAWN
  })
  @Needs(Permission.CHANGE_ATTENDEES)
  @PostMapping("/restoration")
  ResponseEntity<Object> restore(
      EventDefinition event,
      Organiser organiser,
      @PathVariable String reference,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return seen(
        ifMatch,
        event,
        tag -> steerRegistrations.restore(event, reference, tag, organiser.accountId()));
  }

  @Operation(
      operationId = "approveAttendee",
      summary = "Say yes to a request: a place, or the end of the line where one has formed")
  @ApiResponse(
      responseCode = "200",
      description = "The attendee as they are now; they are told by mail",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.PRECONDITION_REQUIRED,
    ProblemType.CHANGED_MEANWHILE,
    ProblemType.NOT_REQUESTED,
    ProblemType.SOLD_OUT
  })
  @Needs(Permission.APPROVE_ATTENDEES)
  @PostMapping("/approval")
  ResponseEntity<Object> approve(
      EventDefinition event,
      Organiser organiser,
      @PathVariable String reference,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return seen(
        ifMatch,
        event,
        tag -> steerRegistrations.approve(event, reference, tag, organiser.accountId()));
  }

  @Operation(
      operationId = "rejectAttendee",
      summary = "Say no to a request, and why, in words that its attendee reads",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Rejection.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The attendee as they are now; they are told by mail",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.PRECONDITION_REQUIRED,
    ProblemType.CHANGED_MEANWHILE,
    ProblemType.NOT_REQUESTED,
    ProblemType.VALIDATION_FAILED
  })
  @Needs(Permission.APPROVE_ATTENDEES)
  @PostMapping("/rejection")
  ResponseEntity<Object> reject(
      EventDefinition event,
      Organiser organiser,
      @PathVariable String reference,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body) {
    return problems.reading(
        body,
        Rejection::read,
        rejection ->
            seen(
                ifMatch,
                event,
                tag ->
                    steerRegistrations.reject(
                        event, reference, tag, rejection.reason(), organiser.accountId())));
  }

  /**
   * Its attendee reads the reason: in the mail, on their page, and when they ask for their data.
   */
  @Schema(name = "Rejection", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record Rejection(@Schema(maxLength = LONGEST_REASON) @Nullable String reason) {

    static Rejection read(JsonMembers members) {
      String written = members.findText("reason");
      WrittenText reason = WrittenText.of(written == null ? "" : written);
      reason.problemInLines(LONGEST_REASON).ifPresent(problem -> members.refuse("reason", problem));
      return new Rejection(reason.isBlank() ? null : reason.value());
    }
  }

  @Operation(
      operationId = "promoteAttendee",
      summary = "Give somebody who waits or asks a place, beyond the capacity if it has none")
  @ApiResponse(
      responseCode = "200",
      description = "The attendee as they are now; they are told by mail",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.PRECONDITION_REQUIRED,
    ProblemType.CHANGED_MEANWHILE,
    ProblemType.NOT_WAITING
  })
  @Needs(Permission.OVERBOOK)
  @PostMapping("/promotion")
  ResponseEntity<Object> promote(
      EventDefinition event,
      Organiser organiser,
      @PathVariable String reference,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return seen(
        ifMatch,
        event,
        tag -> steerRegistrations.promote(event, reference, tag, organiser.accountId()));
  }

  @Operation(
      operationId = "mailAttendeeLink",
      summary = "Mail the link to their registration once more")
  @ApiResponse(
      responseCode = "200",
      description = "The mail is on its way",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses({ProblemType.NOT_FOUND, ProblemType.REGISTRATION_CANCELLED})
  @Needs(Permission.CHANGE_ATTENDEES)
  @PostMapping("/link-mail")
  ResponseEntity<Object> mailLink(
      EventDefinition event, Organiser organiser, @PathVariable String reference) {
    return answer(steerRegistrations.mailLink(event, reference, organiser.accountId()), event);
  }

  @Operation(
      operationId = "eraseAttendee",
      summary = "Erase everything held about them (GDPR art. 17)")
  @ApiResponse(responseCode = "204", description = "They are told by mail, and nothing is left")
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(value = Permission.ERASE_ATTENDEES, confirmed = true)
  @PostMapping("/erasure")
  ResponseEntity<Object> erase(EventDefinition event, @PathVariable String reference) {
    return steerRegistrations.erase(event, reference)
        ? ResponseEntity.noContent().build()
        : problems.of(ProblemType.NOT_FOUND);
  }

  /** Whoever changes something says which revision they saw, so that no other change is lost. */
  private ResponseEntity<Object> seen(
      @Nullable String ifMatch, EventDefinition event, Function<String, Outcome> then) {
    return ifMatch == null
        ? problems.of(ProblemType.PRECONDITION_REQUIRED)
        : answer(then.apply(ifMatch), event);
  }

  private ResponseEntity<Object> answer(Outcome outcome, EventDefinition event) {
    return switch (outcome) {
      case Outcome.Done done -> describeAttendee.answer(done.now(), event);
      case Outcome.Gone gone -> problems.of(ProblemType.NOT_FOUND);
      case Outcome.ChangedMeanwhile meanwhile -> problems.of(ProblemType.CHANGED_MEANWHILE);
      case Outcome.Cancelled cancelled -> problems.of(ProblemType.REGISTRATION_CANCELLED);
      case Outcome.NotRequested decided -> problems.of(ProblemType.NOT_REQUESTED);
      case Outcome.NotWaiting place -> problems.of(ProblemType.NOT_WAITING);
      case Outcome.AlreadyRegistered taken -> problems.of(ProblemType.ALREADY_REGISTERED);
      case Outcome.TooManyAddresses many -> problems.of(ProblemType.TOO_MANY_REQUESTS);
      case Outcome.SoldOut soldOut ->
          problems.of(ProblemType.SOLD_OUT, Map.of("ticketType", soldOut.ticketType()));
      case Outcome.ConsentWithdrawn withdrawn -> problems.of(ProblemType.CONSENT_WITHDRAWN);
      case Outcome.Invalid invalid -> problems.invalid(invalid.errors());
    };
  }
}

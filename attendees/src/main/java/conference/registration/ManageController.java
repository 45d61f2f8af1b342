package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.ManageBodies.ExportBody;
import conference.registration.ManageBodies.RegistrationBody;
import conference.registration.RegistrationStore.WithNonce;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The attendee's own registration: opened with the link, then with the cookie. */
@RestController
@RequestMapping("/api/v1/manage")
class ManageController {

  private final ManageSession sessions;
  private final ManageCookie cookie;
  private final DescribeRegistration describeRegistration;
  private final ChangeRegistration changeRegistration;
  private final Registrations registrations;
  private final PersonFile personFile;
  private final Problems problems;
  private final InstantSource clock;

  ManageController(
      ManageSession sessions,
      ManageCookie cookie,
      DescribeRegistration describeRegistration,
      ChangeRegistration changeRegistration,
      Registrations registrations,
      PersonFile personFile,
      Problems problems,
      InstantSource clock) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.describeRegistration = describeRegistration;
    this.changeRegistration = changeRegistration;
    this.registrations = registrations;
    this.personFile = personFile;
    this.problems = problems;
    this.clock = clock;
  }

  /** How the bodies are described; they are read member by member, to tell all mistakes at once. */
  @Schema(name = "Token")
  record TokenBody(String token) {}

  @Operation(
      operationId = "openManageSession",
      summary = "Open the manage page with the token of a link",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TokenBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The registration; the cookie keeps it open",
      content = @Content(schema = @Schema(implementation = RegistrationBody.class)))
  @Refuses({
    ProblemType.MANAGE_LINK_INVALID,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.STORE_UNAVAILABLE
  })
  @PostMapping("/session")
  ResponseEntity<Object> open(@RequestBody JsonNode body) {
    return problems.reading(
        body,
        members -> members.requireText("token"),
        token ->
            sessions
                .byToken(token)
                .map(held -> shown(held, true))
                .orElseGet(() -> problems.of(ProblemType.MANAGE_LINK_INVALID)));
  }

  @Operation(operationId = "closeManageSession", summary = "Close the manage page")
  @ApiResponse(responseCode = "204", description = "The cookie is cleared")
  @Refuses({ProblemType.FORBIDDEN_ORIGIN})
  @DeleteMapping("/session")
  ResponseEntity<Void> close() {
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.close()).build();
  }

  @Operation(operationId = "readRegistration", summary = "The registration")
  @ApiResponse(
      responseCode = "200",
      description = "The registration",
      content = @Content(schema = @Schema(implementation = RegistrationBody.class)))
  @Refuses({ProblemType.MANAGE_SESSION_MISSING, ProblemType.STORE_UNAVAILABLE})
  @GetMapping("/registration")
  ResponseEntity<Object> show(HttpServletRequest request) {
    return held(request, held -> shown(held, false));
  }

  @Operation(
      operationId = "changeRegistration",
      summary = "Change some of it",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ChangeBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The changed registration",
      content = @Content(schema = @Schema(implementation = RegistrationBody.class)))
  @Refuses({
    ProblemType.MANAGE_SESSION_MISSING,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.PRECONDITION_REQUIRED,
    ProblemType.CHANGED_MEANWHILE,
    ProblemType.REGISTRATION_CANCELLED,
    ProblemType.ALREADY_REGISTERED,
    ProblemType.SOLD_OUT,
    ProblemType.TOO_MANY_REQUESTS,
    ProblemType.STORE_UNAVAILABLE
  })
  @PatchMapping("/registration")
  ResponseEntity<Object> change(
      HttpServletRequest request,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body) {
    return held(request, held -> change(held, ifMatch, body));
  }

  private ResponseEntity<Object> change(WithNonce held, @Nullable String ifMatch, JsonNode body) {
    if (ifMatch == null) {
      return problems.of(ProblemType.PRECONDITION_REQUIRED);
    }
    if (!IfMatch.of(ifMatch).allows(held.registration())) {
      return problems.of(ProblemType.CHANGED_MEANWHILE);
    }
    if (held.registration().isCancelled()) {
      return problems.of(ProblemType.REGISTRATION_CANCELLED);
    }
    EventDefinition event = event(held);
    var reading = ChangeForm.read(event, held, body);
    return reading
        .change()
        .map(change ->
            answer(changeRegistration.change(held, change, event, Actor.ATTENDEE), change, event))
        .orElseGet(() -> problems.invalid(reading.errors()));
  }

  private ResponseEntity<Object> answer(
      ChangeRegistration.Outcome outcome, Change change, EventDefinition event) {
    return switch (outcome) {
      case ChangeRegistration.Outcome.Changed changed -> shown(changed.now(), changed.rotated());
      case ChangeRegistration.Outcome.Gone gone -> problems.of(ProblemType.MANAGE_SESSION_MISSING);
      case ChangeRegistration.Outcome.ChangedMeanwhile meanwhile ->
          problems.of(ProblemType.CHANGED_MEANWHILE);
      case ChangeRegistration.Outcome.Cancelled cancelled ->
          problems.of(ProblemType.REGISTRATION_CANCELLED);
      case ChangeRegistration.Outcome.AlreadyRegistered taken ->
          problems.of(ProblemType.ALREADY_REGISTERED);
      case ChangeRegistration.Outcome.TooManyAddresses many ->
          problems.of(ProblemType.TOO_MANY_REQUESTS);
      case ChangeRegistration.Outcome.SoldOut soldOut ->
          problems.of(
              ProblemType.SOLD_OUT,
              Map.of("ticketType", event.ticketType(change.ticketTypeId()).orElseThrow().code()));
    };
  }

  @Operation(operationId = "readCalendar", summary = "The event as a calendar file")
  @ApiResponse(
      responseCode = "200",
      description = "An iCalendar file",
      content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
  @Refuses({ProblemType.MANAGE_SESSION_MISSING, ProblemType.STORE_UNAVAILABLE})
  @GetMapping("/registration/calendar.ics")
  ResponseEntity<Object> calendar(HttpServletRequest request) {
    return held(request, this::calendar);
  }

  private ResponseEntity<Object> calendar(WithNonce held) {
    EventDefinition event = event(held);
    String method = held.registration().isCancelled() ? "CANCEL" : "PUBLISH";
    String file = registrations.calendarFile(held.registration(), event);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/calendar; charset=UTF-8; method=" + method)
        .header(HttpHeaders.CONTENT_DISPOSITION, download(event.slug() + ".ics"))
        .body(file.getBytes(StandardCharsets.UTF_8));
  }

  @Operation(operationId = "exportPerson", summary = "Everything held about me")
  @ApiResponse(
      responseCode = "200",
      description = "All records",
      content = @Content(schema = @Schema(implementation = ExportBody.class)))
  @Refuses({ProblemType.MANAGE_SESSION_MISSING, ProblemType.STORE_UNAVAILABLE})
  @GetMapping("/registration/export")
  ResponseEntity<Object> export(HttpServletRequest request) {
    return held(request, held -> personFile.answer(held.registration(), event(held)));
  }

  private static String download(String name) {
    return ContentDisposition.attachment().filename(name).build().toString();
  }

  private ResponseEntity<Object> held(
      HttpServletRequest request, Function<WithNonce, ResponseEntity<Object>> then) {
    Optional<WithNonce> held = sessions.byCookie(request);
    return held.map(then).orElseGet(() -> problems.of(ProblemType.MANAGE_SESSION_MISSING));
  }

  private ResponseEntity<Object> shown(WithNonce held, boolean withCookie) {
    Registration registration = held.registration();
    var response = ResponseEntity.ok();
    if (withCookie) {
      response.header(
          HttpHeaders.SET_COOKIE,
          cookie.open(registration.eventId(), registration.id(), held.nonce(), clock.instant()));
    }
    return describeRegistration.answer(registration, response);
  }

  private EventDefinition event(WithNonce held) {
    return describeRegistration.event(held.registration());
  }
}

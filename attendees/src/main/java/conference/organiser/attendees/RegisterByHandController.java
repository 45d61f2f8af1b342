package conference.organiser.attendees;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.SignedIn.Organiser;
import conference.organiser.attendees.AttendeeBodies.DetailBody;
import conference.platform.IdempotencyKey;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.RegisterByHand;
import conference.registration.RegisterByHand.Outcome;
import conference.registration.Registration;
import conference.registration.SignUpBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Registering somebody who has asked in another way than on the website. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/attendees")
class RegisterByHandController {

  private static final String BODY =
      "As a sign-up; answers may be missing. The consent is what they were shown, or told of.";

  private final RegisterByHand registerByHand;
  private final DescribeAttendee describeAttendee;
  private final Problems problems;

  RegisterByHandController(
      RegisterByHand registerByHand, DescribeAttendee describeAttendee, Problems problems) {
    this.registerByHand = registerByHand;
    this.describeAttendee = describeAttendee;
    this.problems = problems;
  }

  @Operation(
      operationId = "registerByHand",
      summary = "Register somebody by hand, also before sign-up opens and after it has closed",
      description = BODY,
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = SignUpBody.class))))
  @ApiResponse(
      responseCode = "201",
      description = "They have a place, or a place in line, and are told by mail",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses({
    ProblemType.IDEMPOTENCY_KEY_MISSING,
    ProblemType.IDEMPOTENCY_KEY_INVALID,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.VALIDATION_FAILED,
    ProblemType.ALREADY_REGISTERED,
    ProblemType.SOLD_OUT,
    ProblemType.EVENT_OVER,
    ProblemType.NOT_FOUND
  })
  @Needs(Permission.CHANGE_ATTENDEES)
  @PostMapping(consumes = "application/json")
  ResponseEntity<Object> register(
      EventDefinition event,
      Organiser organiser,
      @Parameter(required = true, schema = @Schema(pattern = IdempotencyKey.PATTERN))
          @RequestHeader(name = IdempotencyKey.HEADER, required = false)
          @Nullable String key,
      @RequestBody JsonNode body) {
    return register(event, organiser, key, body, false);
  }

  @Operation(
      operationId = "registerOverCapacity",
      summary = "Register somebody by hand, also where no place is left",
      description = BODY,
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = SignUpBody.class))))
  @ApiResponse(
      responseCode = "201",
      description = "They have a place; what is given back is the next one's when it holds again",
      content = @Content(schema = @Schema(implementation = DetailBody.class)))
  @Refuses({
    ProblemType.IDEMPOTENCY_KEY_MISSING,
    ProblemType.IDEMPOTENCY_KEY_INVALID,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.VALIDATION_FAILED,
    ProblemType.ALREADY_REGISTERED,
    ProblemType.EVENT_OVER,
    ProblemType.NOT_FOUND
  })
  @Needs(Permission.OVERBOOK)
  @PostMapping(path = "/over-capacity", consumes = "application/json")
  ResponseEntity<Object> registerOverCapacity(
      EventDefinition event,
      Organiser organiser,
      @Parameter(required = true, schema = @Schema(pattern = IdempotencyKey.PATTERN))
          @RequestHeader(name = IdempotencyKey.HEADER, required = false)
          @Nullable String key,
      @RequestBody JsonNode body) {
    return register(event, organiser, key, body, true);
  }

  private ResponseEntity<Object> register(
      EventDefinition event,
      Organiser organiser,
      @Nullable String key,
      JsonNode body,
      boolean overCapacity) {
    return problems.keyed(
        key,
        valid ->
            answer(
                registerByHand.register(event, valid, body, organiser.accountId(), overCapacity),
                event));
  }

  private ResponseEntity<Object> answer(Outcome outcome, EventDefinition event) {
    return switch (outcome) {
      case Outcome.Registered(var registration) -> created(registration, event);
      case Outcome.AlreadyRegistered(var reference) ->
          problems.of(ProblemType.ALREADY_REGISTERED, Map.of("reference", reference));
      case Outcome.SoldOut(var type) ->
          problems.of(ProblemType.SOLD_OUT, Map.of("ticketType", type));
      case Outcome.Over over -> problems.of(ProblemType.EVENT_OVER);
      case Outcome.KeyReused reused -> problems.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
      case Outcome.Gone gone -> problems.of(ProblemType.NOT_FOUND);
      case Outcome.Invalid(var errors) -> problems.invalid(errors);
    };
  }

  private ResponseEntity<Object> created(Registration registration, EventDefinition event) {
    ResponseEntity<Object> described = describeAttendee.answer(registration, event);
    URI location =
        URI.create(
            "/api/v1/organiser/events/%s/attendees/%s"
                .formatted(event.slug(), registration.reference()));
    return ResponseEntity.created(location)
        .eTag(described.getHeaders().getETag())
        .body(described.getBody());
  }
}

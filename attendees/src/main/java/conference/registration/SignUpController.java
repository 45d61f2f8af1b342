package conference.registration;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.platform.IdempotencyKey;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Sign-up. */
@RestController
class SignUpController {

  private final Catalogue catalogue;
  private final RegisterAttendee registerAttendee;
  private final ManageCookie cookie;
  private final InstantSource clock;
  private final Problems problems;

  SignUpController(
      Catalogue catalogue,
      RegisterAttendee registerAttendee,
      ManageCookie cookie,
      InstantSource clock,
      Problems problems) {
    this.catalogue = catalogue;
    this.registerAttendee = registerAttendee;
    this.cookie = cookie;
    this.clock = clock;
    this.problems = problems;
  }

  @Schema(name = "CheckYourMail")
  record CheckYourMailBody(@Schema(allowableValues = "check-your-mail") String state) {}

  @PostMapping(path = "/api/v1/events/{slug}/registrations", consumes = "application/json")
  @Operation(
      operationId = "signUp",
      summary = "Sign up",
      description =
          "The same request with the same Idempotency-Key gets the same answer and registers once.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = SignUpBody.class))))
  @ApiResponse(
      responseCode = "201",
      description = "There is a place, or a place in line; the cookie opens the manage page",
      headers = @Header(name = "Location", schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = Confirmation.class)))
  @ApiResponse(
      responseCode = "202",
      description = "A concealing event's answer to everyone who could have a place",
      content = @Content(schema = @Schema(implementation = CheckYourMailBody.class)))
  @Refuses({
    ProblemType.IDEMPOTENCY_KEY_MISSING,
    ProblemType.IDEMPOTENCY_KEY_INVALID,
    ProblemType.UNKNOWN_EVENT,
    ProblemType.ALREADY_REGISTERED,
    ProblemType.SOLD_OUT,
    ProblemType.SIGN_UP_NOT_OPEN,
    ProblemType.SIGN_UP_CLOSED,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.TOO_MANY_REQUESTS,
    ProblemType.OVERLOADED,
    ProblemType.STORE_UNAVAILABLE
  })
  ResponseEntity<Object> signUp(
      @PathVariable String slug,
      @Parameter(
              required = true,
              description = "Random, and the same whenever this request is repeated",
              schema = @Schema(pattern = IdempotencyKey.PATTERN))
          @RequestHeader(name = IdempotencyKey.HEADER, required = false)
          @Nullable String key,
      @RequestBody JsonNode body) {
    return problems.keyed(
        key,
        valid ->
            catalogue
                .find(slug)
                .map(event -> answer(event, registerAttendee.register(event, valid, body)))
                .orElseGet(() -> problems.of(ProblemType.UNKNOWN_EVENT)));
  }

  private ResponseEntity<Object> answer(EventDefinition event, SignUpOutcome outcome) {
    return switch (outcome) {
      case SignUpOutcome.Confirmed(var confirmation, var nonce) ->
          created(event, confirmation, nonce);
      case SignUpOutcome.Waiting(var confirmation, var nonce) ->
          created(event, confirmation, nonce);
      case SignUpOutcome.Requested(var confirmation, var nonce) ->
          created(event, confirmation, nonce);
      case SignUpOutcome.Replayed replayed -> answer(event, replayed.earlier());
      case SignUpOutcome.CheckYourMail mail ->
          ResponseEntity.accepted()
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .body(new CheckYourMailBody("check-your-mail"));
      case SignUpOutcome.AlreadyRegistered known -> problems.of(ProblemType.ALREADY_REGISTERED);
      case SignUpOutcome.SoldOut(var type) ->
          problems.of(ProblemType.SOLD_OUT, Map.of("ticketType", type));
      case SignUpOutcome.NotOpen(var opensAt) ->
          problems.of(ProblemType.SIGN_UP_NOT_OPEN, Map.of("opensAt", opensAt));
      case SignUpOutcome.Closed closed -> problems.of(ProblemType.SIGN_UP_CLOSED);
      case SignUpOutcome.KeyReused reused -> problems.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
      case SignUpOutcome.Invalid(var errors) -> problems.invalid(errors);
      case SignUpOutcome.Overloaded overloaded -> problems.of(ProblemType.OVERLOADED);
    };
  }

  private ResponseEntity<Object> created(
      EventDefinition event, Confirmation confirmation, @Nullable String nonce) {
    var response =
        ResponseEntity.created(URI.create("/api/v1/registrations/" + confirmation.id()))
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (nonce != null) {
      var session =
          cookie.open(
              event.id().value(),
              confirmation.id(),
              HexFormat.of().parseHex(nonce),
              clock.instant());
      response.header(HttpHeaders.SET_COOKIE, session);
    }
    return response.body(confirmation);
  }
}

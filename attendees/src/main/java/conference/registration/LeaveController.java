package conference.registration;

import conference.platform.FieldError;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.ManageBodies.ErasureBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The ways in which an attendee leaves: cancelling, withdrawing the consent, being erased. */
@RestController
@RequestMapping("/api/v1/manage/registration")
class LeaveController {

  private final ManageRequest manageRequest;
  private final ManageSession sessions;
  private final ManageLinks links;
  private final ManageCookie cookie;
  private final DescribeRegistration describeRegistration;
  private final CancelRegistration cancelRegistration;
  private final EraseRegistration eraseRegistration;
  private final Problems problems;

  LeaveController(
      ManageRequest manageRequest,
      ManageSession sessions,
      ManageLinks links,
      ManageCookie cookie,
      DescribeRegistration describeRegistration,
      CancelRegistration cancelRegistration,
      EraseRegistration eraseRegistration,
      Problems problems) {
    this.manageRequest = manageRequest;
    this.sessions = sessions;
    this.links = links;
    this.cookie = cookie;
    this.describeRegistration = describeRegistration;
    this.cancelRegistration = cancelRegistration;
    this.eraseRegistration = eraseRegistration;
    this.problems = problems;
  }

  @Schema(name = "Purpose")
  record PurposeBody(@Schema(allowableValues = "privacy-notice") String purpose) {}

  @Operation(
      operationId = "cancelRegistration",
      summary = "Cancel: the place, or the place in line, is the next one's at once",
      description =
          "With If-Match only if the registration is still as it was seen: who leaves the waiting"
              + " list does not give up a place that became theirs in the same moment.")
  @ApiResponse(
      responseCode = "200",
      description = "The cancelled registration",
      content = @Content(schema = @Schema(implementation = ManageBodies.RegistrationBody.class)))
  @Refuses({
    ProblemType.MANAGE_SESSION_MISSING,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.IDEMPOTENCY_KEY_MISSING,
    ProblemType.IDEMPOTENCY_KEY_INVALID,
    ProblemType.IDEMPOTENCY_IN_PROGRESS,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.CHANGED_MEANWHILE,
    ProblemType.STORE_UNAVAILABLE
  })
  @PostMapping("/cancellation")
  ResponseEntity<Object> cancel(
      HttpServletRequest request,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = ManageRequest.KEY, required = false) @Nullable String key) {
    return problems.keyed(
        key,
        valid ->
            manageRequest.held(
                request,
                held ->
                    manageRequest.answer(
                        cancelRegistration.cancel(
                            held.registration(), IfMatch.of(ifMatch).revision(), valid),
                        ProblemType.CHANGED_MEANWHILE)));
  }

  @Operation(
      operationId = "withdrawConsent",
      summary = "Withdraw the consent, which cancels the registration",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = PurposeBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The cancelled registration",
      content = @Content(schema = @Schema(implementation = ManageBodies.RegistrationBody.class)))
  @Refuses({
    ProblemType.MANAGE_SESSION_MISSING,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.IDEMPOTENCY_KEY_MISSING,
    ProblemType.IDEMPOTENCY_KEY_INVALID,
    ProblemType.IDEMPOTENCY_IN_PROGRESS,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.STORE_UNAVAILABLE
  })
  @PostMapping("/consent-withdrawals")
  ResponseEntity<Object> withdrawConsent(
      HttpServletRequest request,
      @RequestHeader(name = ManageRequest.KEY, required = false) @Nullable String key,
      @RequestBody JsonNode body) {
    List<FieldError> errors = refusedPurpose(body);
    return problems.keyed(
        key,
        valid ->
            manageRequest.held(
                request,
                held ->
                    errors.isEmpty()
                        ? manageRequest.answer(
                            cancelRegistration.withdrawConsent(held.registration(), valid),
                            ProblemType.CHANGED_MEANWHILE)
                        : problems.invalid(errors)));
  }

  private static List<FieldError> refusedPurpose(JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    JsonMembers members = JsonMembers.of(body, errors);
    String purpose = members.requireText("purpose");
    if (purpose != null && !purpose.equals(CancelRegistration.PRIVACY_NOTICE)) {
      members.refuse("purpose", "unknown-option");
    }
    members.refuseOthers("unknown-member");
    return errors;
  }

  @Operation(operationId = "erasePerson", summary = "Erase everything held about me")
  @ApiResponse(
      responseCode = "200",
      description = "What was erased, and what is kept and why",
      content = @Content(schema = @Schema(implementation = ManageBodies.ErasureBody.class)))
  @Refuses({
    ProblemType.MANAGE_SESSION_MISSING,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.IDEMPOTENCY_KEY_MISSING,
    ProblemType.IDEMPOTENCY_KEY_INVALID,
    ProblemType.IDEMPOTENCY_IN_PROGRESS,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.STORE_UNAVAILABLE
  })
  @PostMapping("/erasure")
  ResponseEntity<Object> erase(
      HttpServletRequest request,
      @RequestHeader(name = ManageRequest.KEY, required = false) @Nullable String key) {
    String session = ManageSession.cookie(request).orElse("");
    return problems.keyed(
        key,
        valid ->
            sessions
                .byCookie(request)
                .map(held -> erase(held.registration(), valid, session))
                .or(() -> again(valid, session))
                .orElseGet(() -> problems.of(ProblemType.MANAGE_SESSION_MISSING)));
  }

  private ResponseEntity<Object> erase(Registration registration, String key, String session) {
    var outcome =
        eraseRegistration.erase(
            registration, describeRegistration.event(registration), key, session);
    return switch (outcome) {
      case EraseRegistration.Outcome.Erased erased -> erased(erased);
      case EraseRegistration.Outcome.KeyReused reused ->
          problems.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
      case EraseRegistration.Outcome.StillRunning running ->
          problems.of(ProblemType.IDEMPOTENCY_IN_PROGRESS);
    };
  }

  /** A repeated request, whose first answer was lost: its session opens nothing any more. */
  private Optional<ResponseEntity<Object>> again(String key, String session) {
    return links
        .namedBySession(session)
        .flatMap(named -> eraseRegistration.findEarlier(named.eventId(), key, session))
        .map(this::erased);
  }

  private ResponseEntity<Object> erased(EraseRegistration.Outcome.Erased erased) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie.close())
        .body(new ErasureBody(erased.at(), erased.kept()));
  }
}

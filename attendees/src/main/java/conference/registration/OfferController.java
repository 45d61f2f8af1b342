package conference.registration;

import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The place that is held for somebody who waited. To decline it is to cancel. */
@RestController
class OfferController {

  private final ManageRequest manageRequest;
  private final AcceptOffer acceptOffer;
  private final Problems problems;

  OfferController(ManageRequest manageRequest, AcceptOffer acceptOffer, Problems problems) {
    this.manageRequest = manageRequest;
    this.acceptOffer = acceptOffer;
    this.problems = problems;
  }

  @Operation(operationId = "acceptOffer", summary = "Take the place that is offered")
  @ApiResponse(
      responseCode = "200",
      description = "The confirmed registration",
      content = @Content(schema = @Schema(implementation = ManageBodies.RegistrationBody.class)))
  @Refuses({
    ProblemType.MANAGE_SESSION_MISSING,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.IDEMPOTENCY_KEY_MISSING,
    ProblemType.IDEMPOTENCY_KEY_INVALID,
    ProblemType.IDEMPOTENCY_IN_PROGRESS,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.OFFER_EXPIRED,
    ProblemType.STORE_UNAVAILABLE
  })
  @PostMapping("/api/v1/manage/registration/offer-acceptance")
  ResponseEntity<Object> accept(
      HttpServletRequest request,
      @RequestHeader(name = ManageRequest.KEY, required = false) @Nullable String key) {
    return problems.keyed(
        key,
        valid ->
            manageRequest.held(
                request,
                held ->
                    manageRequest.answer(
                        acceptOffer.accept(held.registration(), valid),
                        ProblemType.OFFER_EXPIRED)));
  }
}

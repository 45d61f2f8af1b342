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
  private final DescribeRegistration describeRegistration;
  private final Problems problems;

  OfferController(
      ManageRequest manageRequest,
      AcceptOffer acceptOffer,
      DescribeRegistration describeRegistration,
      Problems problems) {
    this.manageRequest = manageRequest;
    this.acceptOffer = acceptOffer;
    this.describeRegistration = describeRegistration;
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
    return manageRequest.keyed(
        key,
        valid ->
            manageRequest.held(
                request, held -> answer(acceptOffer.accept(held.registration(), valid))));
  }

  private ResponseEntity<Object> answer(OncePerKey.Outcome outcome) {
    return switch (outcome) {
      case OncePerKey.Outcome.Done done -> describeRegistration.answer(done.now().registration());
      case OncePerKey.Outcome.Refused refused -> problems.of(ProblemType.OFFER_EXPIRED);
      case OncePerKey.Outcome.Gone gone -> problems.of(ProblemType.MANAGE_SESSION_MISSING);
      case OncePerKey.Outcome.KeyReused reused -> problems.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
      case OncePerKey.Outcome.StillRunning running ->
          problems.of(ProblemType.IDEMPOTENCY_IN_PROGRESS);
    };
  }
}

package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.JsonMembers;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Whoever signed up under an earlier privacy notice is asked again when there is a newer one. */
@RestController
class ConsentController {

  private final ManageRequest manageRequest;
  private final DescribeRegistration describeRegistration;
  private final GiveConsent giveConsent;
  private final Problems problems;

  ConsentController(
      ManageRequest manageRequest,
      DescribeRegistration describeRegistration,
      GiveConsent giveConsent,
      Problems problems) {
    this.manageRequest = manageRequest;
    this.describeRegistration = describeRegistration;
    this.giveConsent = giveConsent;
    this.problems = problems;
  }

  @Schema(name = "RenewedConsent")
  record ConsentBody(
      int privacyNoticeVersion,
      @Schema(description = "The language in which it was read") String locale) {}

  @Operation(
      operationId = "renewConsent",
      summary = "Agree to the privacy notice as it is now",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ConsentBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The registration, with the consent",
      content = @Content(schema = @Schema(implementation = ManageBodies.RegistrationBody.class)))
  @Refuses({
    ProblemType.MANAGE_SESSION_MISSING,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.IDEMPOTENCY_KEY_MISSING,
    ProblemType.IDEMPOTENCY_KEY_INVALID,
    ProblemType.IDEMPOTENCY_IN_PROGRESS,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.REGISTRATION_CANCELLED,
    ProblemType.VALIDATION_FAILED,
    ProblemType.STORE_UNAVAILABLE
  })
  @PostMapping("/api/v1/manage/registration/consents")
  ResponseEntity<Object> renew(
      HttpServletRequest request,
      @RequestHeader(name = ManageRequest.KEY, required = false) @Nullable String key,
      @RequestBody JsonNode body) {
    return problems.keyed(
        key,
        valid ->
            manageRequest.held(
                request,
                held -> {
                  Registration registration = held.registration();
                  EventDefinition event = describeRegistration.event(registration);
                  return problems.reading(
                      body,
                      members -> locale(event, members),
                      locale ->
                          manageRequest.answer(
                              giveConsent.give(registration, event, locale, valid),
                              ProblemType.REGISTRATION_CANCELLED));
                }));
  }

  /** They agree to what they have read, which has to be the notice that there is. */
  private static @Nullable String locale(EventDefinition event, JsonMembers members) {
    Integer version = members.requireInt("privacyNoticeVersion");
    if (version != null && version != event.privacyNotice().version()) {
      members.refuse("privacyNoticeVersion", "consent-outdated");
    }
    String locale = members.requireText("locale");
    if (locale != null && !event.privacyNotice().sha256().containsKey(locale)) {
      members.refuse("locale", "unknown-locale");
    }
    return locale;
  }
}

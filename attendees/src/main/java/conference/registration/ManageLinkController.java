package conference.registration;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For those who have lost their link: always the same answer, whoever asks for whomever. */
@RestController
class ManageLinkController {

  @Schema(name = "CheckYourMail")
  record CheckYourMail(@Schema(allowableValues = "check-your-mail") String state) {}

  private final Catalogue catalogue;
  private final MailLinkAgain mailLinkAgain;
  private final Problems problems;

  ManageLinkController(Catalogue catalogue, MailLinkAgain mailLinkAgain, Problems problems) {
    this.catalogue = catalogue;
    this.mailLinkAgain = mailLinkAgain;
    this.problems = problems;
  }

  @Schema(name = "Email")
  record EmailBody(@Schema(format = "email", maxLength = 254) String email) {}

  @Operation(
      operationId = "mailManageLink",
      summary = "Have the manage link mailed again",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = EmailBody.class))))
  @ApiResponse(
      responseCode = "202",
      description = "The same answer whether or not there is a registration",
      content = @Content(schema = @Schema(implementation = CheckYourMail.class)))
  @Refuses({
    ProblemType.UNKNOWN_EVENT,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.TOO_MANY_REQUESTS,
    ProblemType.OVERLOADED,
    ProblemType.STORE_UNAVAILABLE
  })
  @PostMapping("/api/v1/events/{slug}/manage-links")
  ResponseEntity<Object> mailAgain(@PathVariable String slug, @RequestBody JsonNode body) {
    return catalogue
        .find(slug)
        .map(event -> mailAgain(event, body))
        .orElseGet(() -> problems.of(ProblemType.UNKNOWN_EVENT));
  }

  private ResponseEntity<Object> mailAgain(EventDefinition event, JsonNode body) {
    return problems.reading(
        body, members -> new DetailForm(members).email("email"), email -> mailAgain(event, email));
  }

  private ResponseEntity<Object> mailAgain(EventDefinition event, EmailAddress email) {
    if (!mailLinkAgain.begin(event.id().value(), email)) {
      return problems.of(ProblemType.OVERLOADED);
    }
    return ResponseEntity.accepted()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new CheckYourMail("check-your-mail"));
  }
}

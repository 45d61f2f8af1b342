package conference.organiser.account;

import conference.organiser.access.ForAccount;
import conference.organiser.access.SignedIn.Organiser;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The passkeys of one's own account. */
@RestController
@RequestMapping("/api/v1/organiser/account/passkeys")
class AccountPasskeysController {

  private final Passkeys passkeys;
  private final RemovePasskey removePasskey;
  private final DescribeAccount describeAccount;
  private final OrganiserSession session;
  private final Problems problems;

  AccountPasskeysController(
      Passkeys passkeys,
      RemovePasskey removePasskey,
      DescribeAccount describeAccount,
      OrganiserSession session,
      Problems problems) {
    this.passkeys = passkeys;
    this.removePasskey = removePasskey;
    this.describeAccount = describeAccount;
    this.session = session;
    this.problems = problems;
  }

  @Schema(name = "AddedPasskey")
  record NewPasskeyBody(
      @Schema(maxLength = Labels.LONGEST) @Nullable String label,
      @Schema(type = "object") Object credential) {}

  @Operation(operationId = "beginPasskey", summary = "What the browser needs to make a passkey")
  @ApiResponse(
      responseCode = "200",
      description = "PublicKeyCredentialCreationOptionsJSON of WebAuthn",
      content = @Content(schema = @Schema(type = "object")))
  @ForAccount(confirmed = true)
  @PostMapping("/options")
  ResponseEntity<Object> passkeyOptions(Organiser organiser, HttpServletRequest request) {
    Passkeys.Ceremony ceremony = passkeys.newRegistration(owner(organiser));
    session.putChallenge(request, ceremony.challenge());
    return ResponseEntity.ok(ceremony.options());
  }

  @Operation(
      operationId = "addPasskey",
      summary = "Add a passkey",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewPasskeyBody.class))))
  @ApiResponse(
      responseCode = "201",
      description = "The account with its new passkey",
      content = @Content(schema = @Schema(implementation = DescribeAccount.AccountBody.class)))
  @Refuses(ProblemType.PROOF_REFUSED)
  @ForAccount(confirmed = true)
  @PostMapping
  ResponseEntity<Object> addPasskey(
      Organiser organiser, HttpServletRequest request, @RequestBody JsonNode body) {
    return problems.reading(
        body, AccountAnswers.NewPasskey::read, made -> addPasskey(organiser, request, made));
  }

  private ResponseEntity<Object> addPasskey(
      Organiser organiser, HttpServletRequest request, AccountAnswers.NewPasskey made) {
    boolean added =
        session
            .takeChallenge(request)
            .map(challenge ->
                passkeys.register(owner(organiser), challenge, made.label(), made.credential()))
            .orElse(false);
    return added
        ? ResponseEntity.status(201).body(describeAccount.body(organiser.accountId()))
        : problems.of(ProblemType.PROOF_REFUSED);
  }

  private static Passkeys.Owner owner(Organiser organiser) {
    return new Passkeys.Owner(organiser.accountId(), organiser.name(), organiser.email());
  }

  @Operation(operationId = "removePasskey", summary = "Remove a passkey")
  @ApiResponse(
      responseCode = "200",
      description = "The account without it",
      content = @Content(schema = @Schema(implementation = DescribeAccount.AccountBody.class)))
  @Refuses({ProblemType.NOT_FOUND, ProblemType.LAST_WAY_IN, ProblemType.VALIDATION_FAILED})
  @ForAccount(confirmed = true)
  @DeleteMapping("/{id}")
  ResponseEntity<Object> removePasskey(Organiser organiser, @PathVariable UUID id) {
    return switch (removePasskey.remove(organiser.accountId(), id)) {
      case RemovePasskey.Outcome.Removed removed ->
          ResponseEntity.ok(describeAccount.body(organiser.accountId()));
      case RemovePasskey.Outcome.Unknown unknown -> problems.of(ProblemType.NOT_FOUND);
      case RemovePasskey.Outcome.LastWayIn last -> problems.of(ProblemType.LAST_WAY_IN);
    };
  }
}

package conference.organiser.account;

import conference.organiser.access.Open;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Choosing how to sign in from now on: a passkey, or a password with an authenticator app. */
@RestController
@RequestMapping("/api/v1/organiser/enrolment")
class EnrolmentController {

  private final EnrolmentSession enrolments;
  private final OrganiserSession sessions;
  private final MakeAccount makeAccount;
  private final Passkeys passkeys;
  private final NewPassword newPassword;
  private final AccountAnswers answers;
  private final Problems problems;

  EnrolmentController(
      EnrolmentSession enrolments,
      OrganiserSession sessions,
      MakeAccount makeAccount,
      Passkeys passkeys,
      NewPassword newPassword,
      AccountAnswers answers,
      Problems problems) {
    this.enrolments = enrolments;
    this.sessions = sessions;
    this.makeAccount = makeAccount;
    this.passkeys = passkeys;
    this.newPassword = newPassword;
    this.answers = answers;
    this.problems = problems;
  }

  @Schema(name = "EnrolmentPassword")
  record PasswordBody(
      @Schema(minLength = Passwords.SHORTEST, maxLength = Passwords.LONGEST) String password) {}

  @Schema(name = "EnrolmentCode")
  record CodeBody(@Schema(example = "123456") String code) {}

  @Schema(name = "NewPasskey")
  record PasskeyBody(
      @Schema(description = "What its owner calls it", maxLength = Labels.LONGEST)
          @Nullable String label,
      @Schema(type = "object") Object credential) {}

  @Schema(name = "NewAccountMade")
  record MadeBody(
      AccountAnswers.SessionBody session,
      @Schema(description = "Shown once; empty for those who sign in by passkey")
          List<String> recoveryCodes) {}

  @Operation(
      operationId = "beginEnrolmentPasskey",
      summary = "What the browser needs to make a passkey for the new account")
  @ApiResponse(
      responseCode = "200",
      description = "PublicKeyCredentialCreationOptionsJSON of WebAuthn",
      content = @Content(schema = @Schema(type = "object")))
  @Refuses(ProblemType.ENROLMENT_MISSING)
  @Open
  @PostMapping("/passkey/options")
  ResponseEntity<Object> passkeyOptions(HttpServletRequest request) {
    return enrolling(
        request,
        enrolment -> {
          Passkeys.Ceremony ceremony = passkeys.newRegistration(enrolment.owner());
          sessions.putChallenge(request, ceremony.challenge());
          return ResponseEntity.ok(ceremony.options());
        });
  }

  @Operation(
      operationId = "enrolWithPasskey",
      summary = "Make the account, with this passkey",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = PasskeyBody.class))))
  @ApiResponse(
      responseCode = "201",
      description = "The account is made and signed in",
      content = @Content(schema = @Schema(implementation = MadeBody.class)))
  @Refuses({
    ProblemType.ENROLMENT_MISSING,
    ProblemType.INVITATION_INVALID,
    ProblemType.ACCOUNT_EXISTS,
    ProblemType.PROOF_REFUSED
  })
  @Open
  @PostMapping("/passkey")
  ResponseEntity<Object> passkey(HttpServletRequest request, @RequestBody JsonNode body) {
    return problems.reading(
        body,
        AccountAnswers.NewPasskey::read,
        made -> enrolling(request, enrolment -> passkey(request, enrolment, made)));
  }

  private ResponseEntity<Object> passkey(
      HttpServletRequest request, Enrolment enrolment, AccountAnswers.NewPasskey made) {
    return sessions
        .takeChallenge(request)
        .map(challenge ->
            makeAccount.withPasskey(enrolment, challenge, made.label(), made.credential()))
        .map(outcome -> made(request, outcome))
        .orElseGet(() -> problems.of(ProblemType.PROOF_REFUSED));
  }

  @Operation(
      operationId = "chooseEnrolmentPassword",
      summary = "Choose a password; an authenticator app is set up next",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = PasswordBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "What the authenticator app needs to know",
      content = @Content(schema = @Schema(implementation = NewPassword.AuthenticatorBody.class)))
  @Refuses(ProblemType.ENROLMENT_MISSING)
  @Open
  @PostMapping("/password")
  ResponseEntity<Object> password(HttpServletRequest request, @RequestBody JsonNode body) {
    return enrolling(
        request,
        enrolment ->
            problems.reading(
                body,
                members -> newPassword.read(members, enrolment.name(), enrolment.email()),
                password -> password(request, enrolment, password)));
  }

  private ResponseEntity<Object> password(
      HttpServletRequest request, Enrolment enrolment, String password) {
    NewPassword.Chosen chosen = newPassword.choose(password, enrolment.email());
    enrolments.put(request, enrolment.withPassword(chosen.hash(), chosen.encryptedSecret()));
    return ResponseEntity.ok(chosen.authenticator());
  }

  @Operation(
      operationId = "enrolWithCode",
      summary = "Make the account, with the password and the authenticator app's first code",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CodeBody.class))))
  @ApiResponse(
      responseCode = "201",
      description = "The account is made and signed in",
      content = @Content(schema = @Schema(implementation = MadeBody.class)))
  @Refuses({
    ProblemType.ENROLMENT_MISSING,
    ProblemType.INVITATION_INVALID,
    ProblemType.ACCOUNT_EXISTS,
    ProblemType.PROOF_REFUSED
  })
  @Open
  @PostMapping("/code")
  ResponseEntity<Object> code(HttpServletRequest request, @RequestBody JsonNode body) {
    return problems.reading(
        body,
        members -> members.requireText("code"),
        code ->
            enrolling(request, enrolment -> made(request, makeAccount.withCode(enrolment, code))));
  }

  private ResponseEntity<Object> made(HttpServletRequest request, MakeAccount.Outcome outcome) {
    return switch (outcome) {
      case MakeAccount.Outcome.Made made -> {
        String device = answers.begin(request, made.account());
        yield ResponseEntity.status(201)
            .header(HttpHeaders.SET_COOKIE, device)
            .body(
                new MadeBody(
                    answers.session(answers.organiser(made.account())), made.recoveryCodes()));
      }
      case MakeAccount.Outcome.ProofRefused refused -> problems.of(ProblemType.PROOF_REFUSED);
      case MakeAccount.Outcome.InvitationGone gone -> problems.of(ProblemType.INVITATION_INVALID);
      case MakeAccount.Outcome.AddressTaken taken -> problems.of(ProblemType.ACCOUNT_EXISTS);
    };
  }

  private ResponseEntity<Object> enrolling(
      HttpServletRequest request, Function<Enrolment, ResponseEntity<Object>> then) {
    Optional<Enrolment> enrolment = enrolments.find(request);
    return enrolment.map(then).orElseGet(() -> problems.of(ProblemType.ENROLMENT_MISSING));
  }
}

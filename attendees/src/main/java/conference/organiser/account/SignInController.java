package conference.organiser.account;

import conference.organiser.access.Open;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Signing in to the organiser's desk, and out. Whoever is signed in and does it again has confirmed
 * that it is still them.
 */
@RestController
@RequestMapping("/api/v1/organiser")
class SignInController {

  private final SignInWithPassword signInWithPassword;
  private final SignInWithCode signInWithCode;
  private final Passkeys passkeys;
  private final AccountStore accounts;
  private final OrganiserSession sessions;
  private final AccountAnswers answers;
  private final Problems problems;

  SignInController(
      SignInWithPassword signInWithPassword,
      SignInWithCode signInWithCode,
      Passkeys passkeys,
      AccountStore accounts,
      OrganiserSession sessions,
      AccountAnswers answers,
      Problems problems) {
    this.signInWithPassword = signInWithPassword;
    this.signInWithCode = signInWithCode;
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.sessions = sessions;
    this.answers = answers;
    this.problems = problems;
  }

  @Schema(name = "SignInWithPassword")
  record PasswordBody(@Schema(format = "email") String email, String password) {

    static @Nullable PasswordBody read(JsonMembers members) {
      String email = members.requireText("email");
      String password = members.requireText("password");
      return email == null || password == null ? null : new PasswordBody(email, password);
    }
  }

  @Schema(name = "NextStep")
  record NextStepBody(@Schema(allowableValues = "code") String next) {}

  @Schema(name = "SignInWithCode")
  record CodeBody(@Schema(example = "123456") String code) {}

  @Schema(name = "SignInWithPasskey")
  record PasskeyBody(@Schema(type = "object") Object credential) {}

  @Operation(
      operationId = "signInWithPassword",
      summary = "Sign in, first half: the password",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = PasswordBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The password is right; a code comes next",
      content = @Content(schema = @Schema(implementation = NextStepBody.class)))
  @Refuses({ProblemType.SIGN_IN_FAILED, ProblemType.TOO_MANY_ATTEMPTS})
  @Open
  @PostMapping("/sign-in/password")
  ResponseEntity<Object> password(HttpServletRequest request, @RequestBody JsonNode body) {
    return problems.reading(body, PasswordBody::read, given -> password(request, given));
  }

  private ResponseEntity<Object> password(HttpServletRequest request, PasswordBody given) {
    return switch (signInWithPassword.signIn(request, given.email(), given.password())) {
      case SignInWithPassword.Outcome.CodeNeeded needed -> {
        sessions.awaitCode(request, needed.accountId());
        yield ResponseEntity.ok(new NextStepBody("code"));
      }
      case SignInWithPassword.Outcome.Refused refused -> problems.of(ProblemType.SIGN_IN_FAILED);
      case SignInWithPassword.Outcome.TooManyAttempts many -> answers.tooManyAttempts();
    };
  }

  @Operation(
      operationId = "signInWithCode",
      summary = "Sign in, second half: the authenticator app's code, or a recovery code",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CodeBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "Signed in; the cookie keeps it so",
      content = @Content(schema = @Schema(implementation = AccountAnswers.SessionBody.class)))
  @Refuses({
    ProblemType.SIGN_IN_FAILED,
    ProblemType.SIGN_IN_REQUIRED,
    ProblemType.TOO_MANY_ATTEMPTS
  })
  @Open
  @PostMapping("/sign-in/code")
  ResponseEntity<Object> code(HttpServletRequest request, @RequestBody JsonNode body) {
    return problems.reading(
        body, members -> members.requireText("code"), code -> code(request, code));
  }

  private ResponseEntity<Object> code(HttpServletRequest request, String code) {
    Optional<UUID> awaiting = sessions.awaitingCode(request);
    if (awaiting.isEmpty()) {
      return problems.of(ProblemType.SIGN_IN_REQUIRED);
    }
    return switch (signInWithCode.signIn(request, awaiting.get(), code)) {
      case SignInWithCode.Outcome.SignedIn in -> answers.signedIn(request, in.account());
      case SignInWithCode.Outcome.Refused refused -> problems.of(ProblemType.SIGN_IN_FAILED);
      case SignInWithCode.Outcome.TooManyAttempts many -> answers.tooManyAttempts();
    };
  }

  @Operation(
      operationId = "beginSignInWithPasskey",
      summary = "What the browser needs to ask for a passkey")
  @ApiResponse(
      responseCode = "200",
      description = "PublicKeyCredentialRequestOptionsJSON of WebAuthn",
      content = @Content(schema = @Schema(type = "object")))
  @Open
  @PostMapping("/sign-in/passkey/options")
  ResponseEntity<Object> passkeyOptions(HttpServletRequest request) {
    Passkeys.Ceremony ceremony = passkeys.newAssertion();
    sessions.putChallenge(request, ceremony.challenge());
    return ResponseEntity.ok(ceremony.options());
  }

  @Operation(
      operationId = "signInWithPasskey",
      summary = "Sign in with a passkey",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = PasskeyBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "Signed in; the cookie keeps it so",
      content = @Content(schema = @Schema(implementation = AccountAnswers.SessionBody.class)))
  @Refuses(ProblemType.SIGN_IN_FAILED)
  @Open
  @PostMapping("/sign-in/passkey")
  ResponseEntity<Object> passkey(HttpServletRequest request, @RequestBody JsonNode body) {
    return problems.reading(
        body,
        AccountAnswers::credential,
        credential ->
            sessions
                .takeChallenge(request)
                .flatMap(challenge -> passkeys.verify(challenge, credential))
                .flatMap(accounts::find)
                .map(account -> answers.signedIn(request, account))
                .orElseGet(() -> problems.of(ProblemType.SIGN_IN_FAILED)));
  }

  @Operation(operationId = "readSession", summary = "Who is signed in")
  @ApiResponse(
      responseCode = "200",
      description = "The account, and what it may do",
      content = @Content(schema = @Schema(implementation = AccountAnswers.SessionBody.class)))
  @ApiResponse(responseCode = "204", description = "Nobody", content = @Content)
  @Open
  @GetMapping("/session")
  ResponseEntity<Object> session(HttpServletRequest request) {
    return sessions
        .of(request)
        .<ResponseEntity<Object>>map(organiser -> ResponseEntity.ok(answers.session(organiser)))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @Operation(operationId = "signOut", summary = "Sign out of this browser")
  @ApiResponse(responseCode = "204", description = "The session is over")
  @Open
  @DeleteMapping("/session")
  ResponseEntity<Void> signOut(HttpServletRequest request) {
    sessions.signOut(request);
    return ResponseEntity.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}

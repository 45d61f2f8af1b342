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
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The password of one's own account, and what goes with it. */
@RestController
@RequestMapping("/api/v1/organiser/account")
class AccountPasswordController {

  private final AccountStore accounts;
  private final NewPassword newPassword;
  private final ChangePassword changePassword;
  private final AccountSessions accountSessions;
  private final OrganiserSession session;
  private final JsonMapper json;
  private final Problems problems;

  AccountPasswordController(
      AccountStore accounts,
      NewPassword newPassword,
      ChangePassword changePassword,
      AccountSessions accountSessions,
      OrganiserSession session,
      JsonMapper json,
      Problems problems) {
    this.accounts = accounts;
    this.newPassword = newPassword;
    this.changePassword = changePassword;
    this.accountSessions = accountSessions;
    this.session = session;
    this.json = json;
    this.problems = problems;
  }

  @Schema(name = "AccountPassword")
  record PasswordBody(
      @Schema(minLength = Passwords.SHORTEST, maxLength = Passwords.LONGEST) String password) {}

  @Schema(name = "AccountCode")
  record CodeBody(@Schema(example = "123456") String code) {}

  @Schema(name = "RecoveryCodes")
  record RecoveryCodesBody(@Schema(description = "Shown once") List<String> recoveryCodes) {}

  @Operation(
      operationId = "chooseAccountPassword",
      summary = "Choose a new password; an authenticator app is set up next",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = PasswordBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "What the authenticator app needs to know",
      content = @Content(schema = @Schema(implementation = NewPassword.AuthenticatorBody.class)))
  @ForAccount(confirmed = true)
  @PostMapping("/password")
  ResponseEntity<Object> choosePassword(
      Organiser organiser, HttpServletRequest request, @RequestBody JsonNode body) {
    return problems.reading(
        body,
        members -> newPassword.read(members, organiser.name(), organiser.email()),
        password -> choosePassword(organiser, request, password));
  }

  private ResponseEntity<Object> choosePassword(
      Organiser organiser, HttpServletRequest request, String password) {
    NewPassword.Chosen chosen = newPassword.choose(password, organiser.email());
    var pending = new ChangePassword.Pending(chosen.hash(), chosen.encryptedSecret());
    session.putNewPassword(request, json.writeValueAsString(pending));
    return ResponseEntity.ok(chosen.authenticator());
  }

  @Operation(
      operationId = "changePassword",
      summary = "Take the new password, with the new authenticator's first code",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CodeBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "Changed; every other session of the account is over",
      content = @Content(schema = @Schema(implementation = RecoveryCodesBody.class)))
  @Refuses(ProblemType.PROOF_REFUSED)
  @ForAccount(confirmed = true)
  @PostMapping("/password/code")
  ResponseEntity<Object> changePassword(
      Organiser organiser, HttpServletRequest request, @RequestBody JsonNode body) {
    return problems.reading(
        body,
        members -> members.requireText("code"),
        code -> changePassword(organiser, request, code));
  }

  private ResponseEntity<Object> changePassword(
      Organiser organiser, HttpServletRequest request, String code) {
    Optional<List<String>> recovery =
        session
            .newPassword(request)
            .map(text -> json.readValue(text, ChangePassword.Pending.class))
            .flatMap(pending -> changePassword.change(organiser.accountId(), pending, code));
    if (recovery.isEmpty()) {
      return problems.of(ProblemType.PROOF_REFUSED);
    }
    session.forgetNewPassword(request);
    accountSessions.endOthers(organiser.accountId(), request);
    return ResponseEntity.ok(new RecoveryCodesBody(recovery.get()));
  }

  @Operation(
      operationId = "renewRecoveryCodes",
      summary = "New recovery codes in the place of the old ones")
  @ApiResponse(
      responseCode = "200",
      description = "The new ones",
      content = @Content(schema = @Schema(implementation = RecoveryCodesBody.class)))
  @Refuses(ProblemType.PASSWORD_MISSING)
  @ForAccount(confirmed = true)
  @PostMapping("/recovery-codes")
  ResponseEntity<Object> renewRecoveryCodes(Organiser organiser) {
    boolean password = accounts.find(organiser.accountId()).map(Account::hasPassword).orElse(false);
    return password
        ? ResponseEntity.ok(
            new RecoveryCodesBody(changePassword.newRecoveryCodes(organiser.accountId())))
        : problems.of(ProblemType.PASSWORD_MISSING);
  }
}

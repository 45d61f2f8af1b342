package conference.organiser.account;

import conference.organiser.access.ForAccount;
import conference.organiser.access.SignedIn.Organiser;
import conference.platform.FieldError;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One's own account: the ways in which it is signed in to. */
@Lazy
@RestController
@RequestMapping("/api/v1/organiser/account")
class AccountController {

  private final AccountStore accounts;
  private final PasskeyStore passkeyStore;
  private final Passkeys passkeys;
  private final RemovePasskey removePasskey;
  private final NewPassword newPassword;
  private final ChangePassword changePassword;
  private final DeleteAccount deleteAccount;
  private final AccountSessions accountSessions;
  private final OrganiserSession session;
  private final JsonMapper json;
  private final Problems problems;

  AccountController(
      AccountStore accounts,
      PasskeyStore passkeyStore,
      Passkeys passkeys,
      RemovePasskey removePasskey,
      NewPassword newPassword,
      ChangePassword changePassword,
      DeleteAccount deleteAccount,
      AccountSessions accountSessions,
      OrganiserSession session,
      JsonMapper json,
      Problems problems) {
    this.accounts = accounts;
    this.passkeyStore = passkeyStore;
    this.passkeys = passkeys;
    this.removePasskey = removePasskey;
    this.newPassword = newPassword;
    this.changePassword = changePassword;
    this.deleteAccount = deleteAccount;
    this.accountSessions = accountSessions;
    this.session = session;
    this.json = json;
    this.problems = problems;
  }

  @Schema(name = "OrganiserAccount")
  record AccountBody(
      String name,
      String email,
      boolean hasPassword,
      @Schema(description = "How many recovery codes are left") int recoveryCodes,
      List<PasskeyBody> passkeys) {}

  @Schema(name = "Passkey")
  record PasskeyBody(UUID id, String label, Instant createdAt, Instant lastUsedAt) {}

  @Schema(name = "AddedPasskey")
  record NewPasskeyBody(
      @Schema(maxLength = Labels.LONGEST) @Nullable String label,
      @Schema(type = "object") Object credential) {}

  @Schema(name = "AccountPassword")
  record PasswordBody(
      @Schema(minLength = Passwords.SHORTEST, maxLength = Passwords.LONGEST) String password) {}

  @Schema(name = "AccountCode")
  record CodeBody(@Schema(example = "123456") String code) {}

  @Schema(name = "RecoveryCodes")
  record RecoveryCodesBody(@Schema(description = "Shown once") List<String> recoveryCodes) {}

  @Operation(
      operationId = "readAccount",
      summary = "The ways in which one's account is signed in to")
  @ApiResponse(
      responseCode = "200",
      description = "The account",
      content = @Content(schema = @Schema(implementation = AccountBody.class)))
  @Refuses({ProblemType.SIGN_IN_REQUIRED, ProblemType.STORE_UNAVAILABLE})
  @ForAccount
  @GetMapping
  ResponseEntity<Object> read(Organiser organiser) {
    return ResponseEntity.ok(body(organiser.accountId()));
  }

  private AccountBody body(UUID id) {
    Account account = accounts.find(id).orElseThrow();
    return new AccountBody(
        account.name(),
        account.email(),
        account.hasPassword(),
        accounts.countRecoveryCodes(id),
        passkeyStore.list(id).stream()
            .map(one -> new PasskeyBody(one.id(), one.label(), one.createdAt(), one.lastUsedAt()))
            .toList());
  }

  @Operation(operationId = "beginPasskey", summary = "What the browser needs to make a passkey")
  @ApiResponse(
      responseCode = "200",
      description = "PublicKeyCredentialCreationOptionsJSON of WebAuthn",
      content = @Content(schema = @Schema(type = "object")))
  @Refuses({
    ProblemType.SIGN_IN_REQUIRED,
    ProblemType.CONFIRMATION_NEEDED,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.STORE_UNAVAILABLE
  })
  @ForAccount(confirmed = true)
  @PostMapping("/passkeys/options")
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
      content = @Content(schema = @Schema(implementation = AccountBody.class)))
  @Refuses({
    ProblemType.SIGN_IN_REQUIRED,
    ProblemType.CONFIRMATION_NEEDED,
    ProblemType.PROOF_REFUSED,
    ProblemType.MALFORMED_JSON,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.PAYLOAD_TOO_LARGE,
    ProblemType.UNSUPPORTED_MEDIA_TYPE,
    ProblemType.VALIDATION_FAILED,
    ProblemType.STORE_UNAVAILABLE
  })
  @ForAccount(confirmed = true)
  @PostMapping("/passkeys")
  ResponseEntity<Object> addPasskey(
      Organiser organiser, HttpServletRequest request, @RequestBody JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    JsonMembers members = JsonMembers.of(body, errors);
    String label = Labels.read(members, "label");
    JsonNode credential = AccountAnswers.credential(members);
    members.refuseOthers("unknown-member");
    if (credential == null || !errors.isEmpty()) {
      return problems.invalid(errors);
    }
    boolean added =
        session
            .takeChallenge(request)
            .map(challenge -> passkeys.register(owner(organiser), challenge, label, credential))
            .orElse(false);
    return added
        ? ResponseEntity.status(201).body(body(organiser.accountId()))
        : problems.of(ProblemType.PROOF_REFUSED);
  }

  private static Passkeys.Owner owner(Organiser organiser) {
    return new Passkeys.Owner(organiser.accountId(), organiser.name(), organiser.email());
  }

  @Operation(operationId = "removePasskey", summary = "Remove a passkey")
  @ApiResponse(
      responseCode = "200",
      description = "The account without it",
      content = @Content(schema = @Schema(implementation = AccountBody.class)))
  @Refuses({
    ProblemType.SIGN_IN_REQUIRED,
    ProblemType.CONFIRMATION_NEEDED,
    ProblemType.NOT_FOUND,
    ProblemType.LAST_WAY_IN,
    ProblemType.VALIDATION_FAILED,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.STORE_UNAVAILABLE
  })
  @ForAccount(confirmed = true)
  @DeleteMapping("/passkeys/{id}")
  ResponseEntity<Object> removePasskey(Organiser organiser, @PathVariable UUID id) {
    return switch (removePasskey.remove(organiser.accountId(), id)) {
      case RemovePasskey.Outcome.Removed removed -> ResponseEntity.ok(body(organiser.accountId()));
      case RemovePasskey.Outcome.Unknown unknown -> problems.of(ProblemType.NOT_FOUND);
      case RemovePasskey.Outcome.LastWayIn last -> problems.of(ProblemType.LAST_WAY_IN);
    };
  }

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
  @Refuses({
    ProblemType.SIGN_IN_REQUIRED,
    ProblemType.CONFIRMATION_NEEDED,
    ProblemType.MALFORMED_JSON,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.PAYLOAD_TOO_LARGE,
    ProblemType.UNSUPPORTED_MEDIA_TYPE,
    ProblemType.VALIDATION_FAILED,
    ProblemType.STORE_UNAVAILABLE
  })
  @ForAccount(confirmed = true)
  @PostMapping("/password")
  ResponseEntity<Object> choosePassword(
      Organiser organiser, HttpServletRequest request, @RequestBody JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    JsonMembers members = JsonMembers.of(body, errors);
    String password = newPassword.read(members, organiser.name(), organiser.email());
    members.refuseOthers("unknown-member");
    if (password == null || !errors.isEmpty()) {
      return problems.invalid(errors);
    }
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
  @Refuses({
    ProblemType.SIGN_IN_REQUIRED,
    ProblemType.CONFIRMATION_NEEDED,
    ProblemType.PROOF_REFUSED,
    ProblemType.MALFORMED_JSON,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.PAYLOAD_TOO_LARGE,
    ProblemType.UNSUPPORTED_MEDIA_TYPE,
    ProblemType.VALIDATION_FAILED,
    ProblemType.STORE_UNAVAILABLE
  })
  @ForAccount(confirmed = true)
  @PostMapping("/password/code")
  ResponseEntity<Object> changePassword(
      Organiser organiser, HttpServletRequest request, @RequestBody JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    JsonMembers members = JsonMembers.of(body, errors);
    String code = members.requireText("code");
    members.refuseOthers("unknown-member");
    if (code == null || !errors.isEmpty()) {
      return problems.invalid(errors);
    }
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
  @Refuses({
    ProblemType.SIGN_IN_REQUIRED,
    ProblemType.CONFIRMATION_NEEDED,
    ProblemType.PASSWORD_MISSING,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.STORE_UNAVAILABLE
  })
  @ForAccount(confirmed = true)
  @PostMapping("/recovery-codes")
  ResponseEntity<Object> renewRecoveryCodes(Organiser organiser) {
    boolean password = accounts.find(organiser.accountId()).map(Account::hasPassword).orElse(false);
    return password
        ? ResponseEntity.ok(
            new RecoveryCodesBody(changePassword.newRecoveryCodes(organiser.accountId())))
        : problems.of(ProblemType.PASSWORD_MISSING);
  }

  @Operation(operationId = "deleteAccount", summary = "End the account, and forget its owner")
  @ApiResponse(responseCode = "204", description = "It is gone, and every session with it")
  @Refuses({
    ProblemType.SIGN_IN_REQUIRED,
    ProblemType.CONFIRMATION_NEEDED,
    ProblemType.LAST_OWNER,
    ProblemType.FORBIDDEN_ORIGIN,
    ProblemType.STORE_UNAVAILABLE
  })
  @ForAccount(confirmed = true)
  @DeleteMapping
  ResponseEntity<Object> delete(Organiser organiser, HttpServletRequest request) {
    return switch (deleteAccount.delete(organiser.accountId())) {
      case DeleteAccount.Outcome.LastOwner last -> problems.of(ProblemType.LAST_OWNER);
      case DeleteAccount.Outcome.Deleted deleted -> {
        accountSessions.endOthers(organiser.accountId(), request);
        session.signOut(request);
        yield ResponseEntity.noContent().build();
      }
    };
  }
}

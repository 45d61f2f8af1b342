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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own account: seen, and ended. */
@RestController
@RequestMapping("/api/v1/organiser/account")
class AccountController {

  private final DescribeAccount describeAccount;
  private final DeleteAccount deleteAccount;
  private final AccountSessions accountSessions;
  private final OrganiserSession session;
  private final Problems problems;

  AccountController(
      DescribeAccount describeAccount,
      DeleteAccount deleteAccount,
      AccountSessions accountSessions,
      OrganiserSession session,
      Problems problems) {
    this.describeAccount = describeAccount;
    this.deleteAccount = deleteAccount;
    this.accountSessions = accountSessions;
    this.session = session;
    this.problems = problems;
  }

  @Operation(
      operationId = "readAccount",
      summary = "The ways in which one's account is signed in to")
  @ApiResponse(
      responseCode = "200",
      description = "The account",
      content = @Content(schema = @Schema(implementation = DescribeAccount.AccountBody.class)))
  @ForAccount
  @GetMapping
  ResponseEntity<Object> read(Organiser organiser) {
    return ResponseEntity.ok(describeAccount.body(organiser.accountId()));
  }

  @Operation(operationId = "deleteAccount", summary = "End the account, and forget its owner")
  @ApiResponse(responseCode = "204", description = "It is gone, and every session with it")
  @Refuses(ProblemType.LAST_OWNER)
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

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
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where one is signed in, and how to end that. */
@RestController
@RequestMapping("/api/v1/organiser/account/sessions")
class AccountSessionsController {

  private final AccountSessions sessions;
  private final Problems problems;

  AccountSessionsController(AccountSessions sessions, Problems problems) {
    this.sessions = sessions;
    this.problems = problems;
  }

  @Schema(name = "AccountSessions")
  record SessionsBody(List<OneBody> sessions) {}

  @Schema(name = "AccountSession")
  record OneBody(
      @Schema(description = "Names the session and opens nothing") String id,
      @Schema(description = "Whether it is the one that asks") boolean current,
      @Schema(description = "What the browser says of itself") String browser,
      Instant signedInAt,
      Instant lastUsedAt) {}

  @Operation(operationId = "listSessions", summary = "Where the account is signed in")
  @ApiResponse(
      responseCode = "200",
      description = "The sessions, the one used last first",
      content = @Content(schema = @Schema(implementation = SessionsBody.class)))
  @ForAccount
  @GetMapping
  ResponseEntity<Object> list(Organiser organiser, HttpServletRequest request) {
    return ResponseEntity.ok(
        new SessionsBody(
            sessions.list(organiser.accountId(), request).stream()
                .map(one ->
                    new OneBody(
                        one.id(), one.current(), one.browser(), one.signedInAt(), one.lastUsedAt()))
                .toList()));
  }

  @Operation(operationId = "endSession", summary = "Sign a browser out")
  @ApiResponse(responseCode = "204", description = "It is signed out")
  @Refuses(ProblemType.NOT_FOUND)
  @ForAccount
  @DeleteMapping("/{id}")
  ResponseEntity<Object> end(Organiser organiser, @PathVariable String id) {
    return sessions.end(organiser.accountId(), id)
        ? ResponseEntity.noContent().build()
        : problems.of(ProblemType.NOT_FOUND);
  }

  @Operation(operationId = "endOtherSessions", summary = "Sign out of every other browser")
  @ApiResponse(responseCode = "204", description = "Only this one is left")
  @ForAccount
  @DeleteMapping
  ResponseEntity<Void> endOthers(Organiser organiser, HttpServletRequest request) {
    sessions.endOthers(organiser.accountId(), request);
    return ResponseEntity.noContent().build();
  }
}

package conference.organiser.account;

import conference.catalogue.Catalogue;
import conference.catalogue.LocalizedText;
import conference.organiser.access.ForAccount;
import conference.organiser.access.Invitation;
import conference.organiser.access.Invitations;
import conference.organiser.access.Open;
import conference.organiser.access.SignedIn.Organiser;
import conference.platform.Ids;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.DetailForm;
import conference.registration.EmailAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Accepting an invitation: by an account that exists, or as the beginning of a new one. */
@RestController
@RequestMapping("/api/v1/organiser/invitations")
class InvitationController {

  private final Invitations invitations;
  private final AcceptInvitation acceptInvitation;
  private final EnrolmentSession enrolments;
  private final AccountStore accounts;
  private final Catalogue catalogue;
  private final AccountAnswers answers;
  private final Problems problems;
  private final Ids ids;

  InvitationController(
      Invitations invitations,
      AcceptInvitation acceptInvitation,
      EnrolmentSession enrolments,
      AccountStore accounts,
      Catalogue catalogue,
      AccountAnswers answers,
      Problems problems,
      Ids ids) {
    this.invitations = invitations;
    this.acceptInvitation = acceptInvitation;
    this.enrolments = enrolments;
    this.accounts = accounts;
    this.catalogue = catalogue;
    this.answers = answers;
    this.problems = problems;
    this.ids = ids;
  }

  @Schema(name = "InvitationToken")
  record TokenBody(String token) {}

  @Schema(name = "Invitation")
  record InvitationBody(
      @Schema(allowableValues = {"owner", "organiser", "desk", "viewer"}) String role,
      @Schema(description = "Null when it is for every event") @Nullable LocalizedText event,
      @Schema(description = "Whom it was mailed to") @Nullable String email,
      @Schema(description = "Whether that address has an account already") boolean hasAccount,
      Instant expiresAt) {}

  @Schema(name = "NewAccount")
  record NewAccountBody(
      String token,
      @Schema(minLength = 1, maxLength = 200) String name,
      @Schema(format = "email", maxLength = 254) String email) {}

  @Operation(
      operationId = "openInvitation",
      summary = "What an invitation is for",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TokenBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The invitation",
      content = @Content(schema = @Schema(implementation = InvitationBody.class)))
  @Refuses(ProblemType.INVITATION_INVALID)
  @Open
  @PostMapping("/opening")
  ResponseEntity<Object> open(@RequestBody JsonNode body) {
    return problems.reading(
        body,
        members -> members.requireText("token"),
        token ->
            invitations
                .find(token)
                .<ResponseEntity<Object>>map(found -> ResponseEntity.ok(described(found)))
                .orElseGet(() -> problems.of(ProblemType.INVITATION_INVALID)));
  }

  private InvitationBody described(Invitation found) {
    return new InvitationBody(
        found.role().code(),
        found.event().flatMap(catalogue::find).map(event -> event.title()).orElse(null),
        found.email().orElse(null),
        found.email().flatMap(EmailAddress::parse).flatMap(accounts::find).isPresent(),
        found.expiresAt());
  }

  @Operation(
      operationId = "acceptInvitation",
      summary = "Accept an invitation with the account that is signed in",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TokenBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The account with its new role",
      content = @Content(schema = @Schema(implementation = AccountAnswers.SessionBody.class)))
  @Refuses(ProblemType.INVITATION_INVALID)
  @ForAccount
  @PostMapping("/acceptance")
  ResponseEntity<Object> accept(Organiser organiser, @RequestBody JsonNode body) {
    return problems.reading(
        body,
        members -> members.requireText("token"),
        token ->
            acceptInvitation.accept(token, organiser.accountId())
                ? ResponseEntity.ok(answers.session(organiser))
                : problems.of(ProblemType.INVITATION_INVALID));
  }

  @Operation(
      operationId = "beginAccount",
      summary = "Accept an invitation as somebody new: a way to sign in is chosen next",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewAccountBody.class))))
  @ApiResponse(responseCode = "204", description = "The enrolment has begun in this session")
  @Refuses({ProblemType.INVITATION_INVALID, ProblemType.ACCOUNT_EXISTS})
  @Open
  @PostMapping("/enrolment")
  ResponseEntity<Object> begin(HttpServletRequest request, @RequestBody JsonNode body) {
    return problems.reading(body, Newcomer::read, who -> begin(request, who));
  }

  private record Newcomer(String token, String name, EmailAddress email) {

    static @Nullable Newcomer read(JsonMembers members) {
      DetailForm form = new DetailForm(members);
      String token = members.requireText("token");
      String name = form.name("name");
      EmailAddress email = form.email("email");
      return token == null || name == null || email == null
          ? null
          : new Newcomer(token, name, email);
    }
  }

  private ResponseEntity<Object> begin(HttpServletRequest request, Newcomer who) {
    Optional<Invitation> invitation = invitations.find(who.token());
    if (invitation.isEmpty()) {
      return problems.of(ProblemType.INVITATION_INVALID);
    }
    // Who was written to has proven the address by coming here; nobody takes it for another.
    EmailAddress address =
        invitation.get().email().flatMap(EmailAddress::parse).orElse(who.email());
    if (accounts.find(address).isPresent()) {
      return problems.of(ProblemType.ACCOUNT_EXISTS);
    }
    enrolments.put(
        request,
        new Enrolment(invitation.get().id(), ids.next(), who.name(), address.value(), null, null));
    return ResponseEntity.noContent().build();
  }
}

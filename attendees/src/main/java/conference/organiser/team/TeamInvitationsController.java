package conference.organiser.team;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Invitation;
import conference.organiser.access.Invitations;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.Role;
import conference.organiser.access.SignedIn.Organiser;
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
import java.time.Instant;
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

/** Those who were invited to the team of an event. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/team/invitations")
class TeamInvitationsController {

  private final Invitations invitations;
  private final InviteToTeam inviteToTeam;
  private final Problems problems;

  TeamInvitationsController(Invitations invitations, InviteToTeam inviteToTeam, Problems problems) {
    this.invitations = invitations;
    this.inviteToTeam = inviteToTeam;
    this.problems = problems;
  }

  @Schema(name = "TeamInvitation")
  record InvitationBody(
      UUID id,
      String email,
      @Schema(allowableValues = {"owner", "organiser", "desk", "viewer"}) String role,
      Instant expiresAt) {

    static InvitationBody of(Invitation one) {
      return new InvitationBody(
          one.id(), one.email().orElse(""), one.role().code(), one.expiresAt());
    }
  }

  @Schema(name = "InviteToTeam")
  record InviteBody(
      @Schema(format = "email", maxLength = 254) String email,
      @Schema(allowableValues = {"owner", "organiser", "desk", "viewer"}) String role) {}

  @Operation(
      operationId = "inviteToTeam",
      summary = "Invite somebody by mail; an earlier invitation of the address ends",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = InviteBody.class))))
  @ApiResponse(
      responseCode = "201",
      description = "The invitation; its mail is on the way",
      content = @Content(schema = @Schema(implementation = InvitationBody.class)))
  @Refuses(ProblemType.ALREADY_IN_TEAM)
  @Needs(value = Permission.CHANGE_TEAM, confirmed = true)
  @PostMapping
  ResponseEntity<Object> invite(
      Organiser organiser, EventDefinition event, @RequestBody JsonNode body) {
    return problems.reading(body, Invited::read, whom -> invite(organiser, event, whom));
  }

  private record Invited(EmailAddress email, Role role) {

    static @Nullable Invited read(JsonMembers members) {
      EmailAddress email = new DetailForm(members).email("email");
      Role role = RoleMember.read(members);
      return email == null || role == null ? null : new Invited(email, role);
    }
  }

  private ResponseEntity<Object> invite(Organiser organiser, EventDefinition event, Invited whom) {
    return switch (inviteToTeam.invite(event, whom.email(), whom.role(), organiser.accountId())) {
      case InviteToTeam.Outcome.Invited invited ->
          ResponseEntity.status(201).body(InvitationBody.of(invited.invitation()));
      case InviteToTeam.Outcome.AlreadyInTeam member -> problems.of(ProblemType.ALREADY_IN_TEAM);
    };
  }

  @Operation(operationId = "withdrawInvitation", summary = "Withdraw an invitation")
  @ApiResponse(responseCode = "204", description = "Its link opens nothing any more")
  @Refuses({ProblemType.NOT_FOUND, ProblemType.VALIDATION_FAILED})
  @Needs(value = Permission.CHANGE_TEAM, confirmed = true)
  @DeleteMapping("/{id}")
  ResponseEntity<Object> withdraw(EventDefinition event, @PathVariable UUID id) {
    return invitations.withdraw(event.id(), id)
        ? ResponseEntity.noContent().build()
        : problems.of(ProblemType.NOT_FOUND);
  }
}

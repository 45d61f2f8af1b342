package conference.organiser.team;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Invitations;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.Role;
import conference.organiser.access.Roles;
import conference.organiser.account.Accounts;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.platform.Transactions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The team of an event. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/team")
class TeamController {

  private final Roles roles;
  private final Accounts accounts;
  private final Invitations invitations;
  private final Transactions transactions;
  private final Problems problems;

  TeamController(
      Roles roles,
      Accounts accounts,
      Invitations invitations,
      Transactions transactions,
      Problems problems) {
    this.roles = roles;
    this.accounts = accounts;
    this.invitations = invitations;
    this.transactions = transactions;
    this.problems = problems;
  }

  @Schema(name = "Team")
  record TeamBody(
      List<MemberBody> members,
      List<TeamInvitationsController.InvitationBody> invitations,
      @Schema(
              description =
                  "What each role may do: the table that every request is checked against")
          List<RoleBody> roles) {}

  @Schema(name = "TeamMember")
  record MemberBody(
      UUID accountId,
      String name,
      String email,
      @Schema(allowableValues = {"owner", "organiser", "desk", "viewer"}) String role,
      @Schema(description = "Whether the role holds for every event, and can't be changed here")
          boolean everywhere) {}

  @Schema(name = "TeamRole")
  record RoleBody(
      @Schema(allowableValues = {"owner", "organiser", "desk", "viewer"}) String role,
      List<String> permissions) {}

  @Schema(name = "ChangeRole")
  record RoleChangeBody(
      @Schema(allowableValues = {"owner", "organiser", "desk", "viewer"}) String role) {}

  @Operation(operationId = "readTeam", summary = "Who runs the event, and who was invited to")
  @ApiResponse(
      responseCode = "200",
      description = "The team",
      content = @Content(schema = @Schema(implementation = TeamBody.class)))
  @Needs(Permission.SEE_TEAM)
  @GetMapping
  ResponseEntity<Object> read(EventDefinition event) {
    return ResponseEntity.ok(team(event));
  }

  private TeamBody team(EventDefinition event) {
    List<Roles.Given> given = roles.ofEvent(event.id());
    Map<UUID, Accounts.Person> people =
        accounts.find(given.stream().map(Roles.Given::accountId).distinct().toList()).stream()
            .collect(Collectors.toMap(Accounts.Person::accountId, Function.identity()));
    return new TeamBody(
        given.stream()
            .flatMap(one ->
                Stream.ofNullable(people.get(one.accountId())).map(person -> member(one, person)))
            .sorted(Comparator.comparing(MemberBody::name, String.CASE_INSENSITIVE_ORDER))
            .toList(),
        invitations.ofEvent(event.id()).stream()
            .map(TeamInvitationsController.InvitationBody::of)
            .toList(),
        Arrays.stream(Role.values()).map(TeamController::role).toList());
  }

  private static MemberBody member(Roles.Given given, Accounts.Person person) {
    return new MemberBody(
        person.accountId(),
        person.name(),
        person.email(),
        given.role().code(),
        given.event().isEmpty());
  }

  private static RoleBody role(Role role) {
    return new RoleBody(role.code(), role.permissions().stream().map(Permission::code).toList());
  }

  @Operation(
      operationId = "changeRole",
      summary = "Change what a member is for this event",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RoleChangeBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The team as it is now",
      content = @Content(schema = @Schema(implementation = TeamBody.class)))
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(value = Permission.CHANGE_TEAM, confirmed = true)
  @PatchMapping("/members/{accountId}")
  ResponseEntity<Object> change(
      EventDefinition event, @PathVariable UUID accountId, @RequestBody JsonNode body) {
    return problems.reading(body, RoleMember::read, role -> change(event, accountId, role));
  }

  private ResponseEntity<Object> change(EventDefinition event, UUID accountId, Role role) {
    boolean changed = transactions.write(() -> roles.change(event.id(), accountId, role));
    return changed ? ResponseEntity.ok(team(event)) : problems.of(ProblemType.NOT_FOUND);
  }

  @Operation(operationId = "removeFromTeam", summary = "End what a member is for this event")
  @ApiResponse(
      responseCode = "200",
      description = "The team as it is now",
      content = @Content(schema = @Schema(implementation = TeamBody.class)))
  @Refuses({ProblemType.NOT_FOUND, ProblemType.VALIDATION_FAILED})
  @Needs(value = Permission.CHANGE_TEAM, confirmed = true)
  @DeleteMapping("/members/{accountId}")
  ResponseEntity<Object> remove(EventDefinition event, @PathVariable UUID accountId) {
    boolean taken = transactions.write(() -> roles.take(event.id(), accountId));
    return taken ? ResponseEntity.ok(team(event)) : problems.of(ProblemType.NOT_FOUND);
  }
}

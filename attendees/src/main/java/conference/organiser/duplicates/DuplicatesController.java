package conference.organiser.duplicates;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.SignedIn.Organiser;
import conference.organiser.attendees.AttendeeBodies.AskedBody;
import conference.organiser.attendees.AttendeeBodies.AttendeeBody;
import conference.organiser.duplicates.DuplicateBodies.DecisionBody;
import conference.organiser.duplicates.DuplicateBodies.MergeBody;
import conference.organiser.duplicates.DuplicateBodies.PageBody;
import conference.organiser.duplicates.DuplicateBodies.PairBody;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.MergeRegistrations.Outcome;
import conference.registration.MergeRegistrations.Part;
import conference.registration.MergeRegistrations.Seen;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Registrations that may be of one person, for those who run the event. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/duplicates")
class DuplicatesController {

  private static final int LAST_PAGE = 1_000_000;
  private static final int SIZE = 20;

  private final FindDuplicates findDuplicates;
  private final SettleDuplicate settleDuplicate;
  private final Problems problems;

  DuplicatesController(
      FindDuplicates findDuplicates, SettleDuplicate settleDuplicate, Problems problems) {
    this.findDuplicates = findDuplicates;
    this.settleDuplicate = settleDuplicate;
    this.problems = problems;
  }

  @Operation(
      operationId = "findDuplicates",
      summary = "Pairs of registrations that may be of one person, the most likely first")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them, with the reasons",
      content = @Content(schema = @Schema(implementation = PageBody.class)))
  @Refuses(ProblemType.VALIDATION_FAILED)
  @Needs(Permission.SEE_ATTENDEES)
  @GetMapping
  ResponseEntity<Object> find(
      EventDefinition event,
      @Parameter(
              description = "Those that were put aside as different people, instead of open ones",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @RequestParam(defaultValue = "false")
          boolean different,
      @Parameter(schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
          @RequestParam(defaultValue = "1")
          int page) {
    int wanted = Math.clamp(page, 1, LAST_PAGE);
    FindDuplicates.Page found =
        findDuplicates.find(
            event.id().value(), different ? Decision.DIFFERENT : Decision.OPEN, wanted, SIZE);
    return ResponseEntity.ok(
        new PageBody(
            found.total(),
            found.complete(),
            wanted,
            SIZE,
            AskedBody.of(event),
            found.pairs().stream().map(one -> body(one, event)).toList()));
  }

  private static PairBody body(FindDuplicates.Found found, EventDefinition event) {
    return new PairBody(
        found.pair().score(),
        found.pair().score() >= Likeness.LIKELY,
        found.pair().reasons().stream().map(Reason::code).toList(),
        List.of(AttendeeBody.of(found.older(), event), AttendeeBody.of(found.newer(), event)));
  }

  @Operation(
      operationId = "mergeDuplicates",
      summary = "Keep one of two registrations; the place of the other goes to the next in line",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = MergeBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The one that stays, as it is now; the address of the other is told by mail",
      content = @Content(schema = @Schema(implementation = AttendeeBody.class)))
  @Refuses({
    ProblemType.NOT_FOUND,
    ProblemType.CHANGED_MEANWHILE,
    ProblemType.REGISTRATION_CANCELLED,
    ProblemType.PLACE_WOULD_BE_LOST,
    ProblemType.TOO_MANY_REQUESTS
  })
  @Needs(Permission.CHANGE_ATTENDEES)
  @PostMapping("/merges")
  ResponseEntity<Object> merge(
      EventDefinition event, Organiser organiser, @RequestBody JsonNode body) {
    return problems.reading(body, Merge::read, merge -> merge(event, organiser, merge));
  }

  private record Merge(Seen stays, Seen ends, Set<Part> take) {

    static @Nullable Merge read(JsonMembers members) {
      Seen stays = seen(members.object("stays"));
      Seen ends = seen(members.object("ends"));
      Set<Part> parts = EnumSet.noneOf(Part.class);
      for (String code : members.findTexts("take")) {
        part(code).ifPresentOrElse(parts::add, () -> members.refuse("take", "unknown-choice"));
      }
      if (stays == null || ends == null) {
        return null;
      }
      if (stays.reference().equals(ends.reference())) {
        members.refuse("ends", "same-registration");
      }
      return new Merge(stays, ends, parts);
    }

    private static @Nullable Seen seen(JsonMembers side) {
      String reference = side.requireText("reference");
      Integer revision = side.requireInt("revision");
      side.refuseOthers("unknown-member");
      return reference == null || revision == null ? null : new Seen(reference, revision);
    }

    private static Optional<Part> part(String code) {
      return Arrays.stream(Part.values()).filter(part -> part.code().equals(code)).findAny();
    }
  }

  private ResponseEntity<Object> merge(EventDefinition event, Organiser organiser, Merge merge) {
    Outcome outcome =
        settleDuplicate.merge(
            event, merge.stays(), merge.ends(), merge.take(), organiser.accountId());
    return switch (outcome) {
      case Outcome.Merged merged -> ResponseEntity.ok(AttendeeBody.of(merged.stays(), event));
      case Outcome.Gone gone -> problems.of(ProblemType.NOT_FOUND);
      case Outcome.ChangedMeanwhile meanwhile -> problems.of(ProblemType.CHANGED_MEANWHILE);
      case Outcome.Cancelled cancelled -> problems.of(ProblemType.REGISTRATION_CANCELLED);
      case Outcome.PlaceWouldBeLost lost -> problems.of(ProblemType.PLACE_WOULD_BE_LOST);
      case Outcome.TooManyAddresses many -> problems.of(ProblemType.TOO_MANY_REQUESTS);
      case Outcome.Invalid invalid -> problems.invalid(invalid.errors());
    };
  }

  @Operation(
      operationId = "settleDuplicates",
      summary = "Say that two registrations are of different people, or take it back",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DecisionBody.class))))
  @ApiResponse(responseCode = "204", description = "It is remembered")
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(Permission.CHANGE_ATTENDEES)
  @PostMapping("/decisions")
  ResponseEntity<Object> settle(
      EventDefinition event, Organiser organiser, @RequestBody JsonNode body) {
    return problems.reading(body, Settled::read, settled -> settle(event, organiser, settled));
  }

  private record Settled(String one, String other, boolean different) {

    static @Nullable Settled read(JsonMembers members) {
      List<String> references = members.findTexts("references");
      Boolean different = members.findBoolean("different");
      if (references.size() != 2) {
        members.refuse("references", "wrong-number");
      }
      if (different == null) {
        members.refuse("different", "required");
      }
      return references.size() != 2 || different == null
          ? null
          : new Settled(references.getFirst(), references.getLast(), different);
    }
  }

  private ResponseEntity<Object> settle(
      EventDefinition event, Organiser organiser, Settled settled) {
    return settleDuplicate.settle(
            event, settled.one(), settled.other(), settled.different(), organiser.accountId())
        ? ResponseEntity.noContent().build()
        : problems.of(ProblemType.NOT_FOUND);
  }
}

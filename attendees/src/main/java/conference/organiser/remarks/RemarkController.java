package conference.organiser.remarks;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.SignedIn.Organiser;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.WrittenText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Notes and tags of one attendee. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/attendees/{reference}")
class RemarkController {

  static final int LONGEST_NOTE = 2_000;

  private final WriteRemarks writeRemarks;
  private final Problems problems;

  RemarkController(WriteRemarks writeRemarks, Problems problems) {
    this.writeRemarks = writeRemarks;
    this.problems = problems;
  }

  @Schema(name = "NewNote", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record NoteBody(@Schema(minLength = 1, maxLength = LONGEST_NOTE) String text) {}

  @Schema(name = "TagChange", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record TagChangeBody(@Nullable List<String> add, @Nullable List<String> remove) {}

  @Schema(name = "Tags")
  record TagsBody(List<String> tags) {}

  @Operation(
      operationId = "writeNote",
      summary = "Write a note to an attendee, under an id that is made up for it",
      description = "Repeating it changes nothing. The attendee can read it when they ask for it.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NoteBody.class))))
  @ApiResponse(responseCode = "204", description = "It is written")
  @Refuses({ProblemType.NOT_FOUND, ProblemType.VALIDATION_FAILED})
  @Needs(Permission.CHANGE_ATTENDEES)
  @PutMapping("/notes/{note}")
  ResponseEntity<Object> note(
      EventDefinition event,
      Organiser organiser,
      @PathVariable String reference,
      @PathVariable UUID note,
      @RequestBody JsonNode body) {
    return problems.reading(
        body,
        RemarkController::text,
        text ->
            done(
                writeRemarks.note(
                    event.id().value(), reference, note, text, organiser.accountId())));
  }

  private static @Nullable String text(JsonMembers members) {
    String written = members.requireText("text");
    if (written == null) {
      return null;
    }
    WrittenText text = WrittenText.of(written);
    if (text.isBlank()) {
      members.refuse("text", "required");
    }
    text.problemInLines(LONGEST_NOTE).ifPresent(problem -> members.refuse("text", problem));
    return text.value();
  }

  @Operation(operationId = "removeNote", summary = "Remove a note")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(Permission.CHANGE_ATTENDEES)
  @DeleteMapping("/notes/{note}")
  ResponseEntity<Object> removeNote(
      EventDefinition event,
      Organiser organiser,
      @PathVariable String reference,
      @PathVariable UUID note) {
    return done(
        writeRemarks.removeNote(event.id().value(), reference, note, organiser.accountId()));
  }

  private ResponseEntity<Object> done(boolean found) {
    return found ? ResponseEntity.noContent().build() : problems.of(ProblemType.NOT_FOUND);
  }

  @Operation(
      operationId = "tagAttendee",
      summary = "Add tags to an attendee, and take others off",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TagChangeBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The tags that they have now",
      content = @Content(schema = @Schema(implementation = TagsBody.class)))
  @Refuses({ProblemType.NOT_FOUND, ProblemType.VALIDATION_FAILED})
  @Needs(Permission.CHANGE_ATTENDEES)
  @PatchMapping("/tags")
  ResponseEntity<Object> tag(
      EventDefinition event,
      Organiser organiser,
      @PathVariable String reference,
      @RequestBody JsonNode body) {
    return problems.reading(
        body, TagChange::read, change -> tag(event, reference, change, organiser));
  }

  private record TagChange(Set<String> added, Set<String> takenOff) {

    static TagChange read(JsonMembers members) {
      return new TagChange(tags(members, "add"), tags(members, "remove"));
    }

    private static Set<String> tags(JsonMembers members, String member) {
      Set<String> tags = new LinkedHashSet<>();
      for (String written : members.findTexts(member)) {
        Tag tag = Tag.of(written);
        tag.problem().ifPresent(problem -> members.refuse(member, problem));
        tags.add(tag.value());
      }
      if (tags.size() > Tag.MOST_AT_ONCE) {
        members.refuse(member, "too-long");
      }
      return tags;
    }
  }

  private ResponseEntity<Object> tag(
      EventDefinition event, String reference, TagChange change, Organiser organiser) {
    return writeRemarks
        .tag(
            event.id().value(), reference, change.added(), change.takenOff(), organiser.accountId())
        .<ResponseEntity<Object>>map(tags -> ResponseEntity.ok(new TagsBody(tags)))
        .orElseGet(() -> problems.of(ProblemType.NOT_FOUND));
  }
}

package conference.organiser.setup;

import conference.catalogue.Catalogue;
import conference.catalogue.Consequence;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventFiles;
import conference.organiser.access.ForOwnersOfAll;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.platform.Transactions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** An event as its file: read, checked, applied; and new ones. */
@RestController
@RequestMapping("/api/v1/organiser")
class EventFileController {

  private final EventFiles eventFiles;
  private final Catalogue catalogue;
  private final Transactions transactions;
  private final Problems problems;

  EventFileController(
      EventFiles eventFiles, Catalogue catalogue, Transactions transactions, Problems problems) {
    this.eventFiles = eventFiles;
    this.catalogue = catalogue;
    this.transactions = transactions;
    this.problems = problems;
  }

  @Schema(name = "EventFile")
  record FileBody(
      @Schema(description = "The event as a file, see docs/event-file.md") String yaml) {}

  @Schema(name = "WrittenEventFile")
  record WrittenBody(
      String yaml,
      @Schema(description = "As in the ETag: what If-Match names to change this and no newer one")
          String version) {}

  @Schema(name = "EventFileOutcome")
  record OutcomeBody(
      String slug,
      @Schema(allowableValues = {"draft", "published", "archived"}) String state,
      @Schema(description = "Whether anything is different") boolean changes,
      @Schema(description = "What is different for those who run it or have signed up for it")
          List<ConsequenceBody> consequences) {}

  @Schema(name = "EventConsequence")
  record ConsequenceBody(
      String kind,
      @Schema(description = "The code of the ticket type, pool or question it is about")
          @Nullable String subject,
      @Schema(description = "How many registrations it touches, where it can touch any")
          @Nullable Integer people,
      @Nullable String from,
      @Schema(description = "What will be; times as 2027-06-09T09:00[Europe/Lisbon]")
          @Nullable String to,
      @Schema(description = "The same in English") String text) {

    static ConsequenceBody of(Consequence one) {
      return new ConsequenceBody(
          one.kind().wireName(), one.subject(), one.people(), one.from(), one.to(), one.text());
    }
  }

  @Operation(
      operationId = "readEventFile",
      summary = "The event as the file that makes it what it is")
  @ApiResponse(
      responseCode = "200",
      description = "The file; its ETag is the version to apply another one to",
      content = @Content(schema = @Schema(implementation = WrittenBody.class)))
  @Needs(Permission.CHANGE_EVENT)
  @GetMapping("/events/{slug}/file")
  ResponseEntity<Object> read(EventDefinition event) {
    EventDefinition now = inStore(event);
    String version = eventFiles.version(now);
    return ResponseEntity.ok()
        .eTag("\"" + version + "\"")
        .body(new WrittenBody(eventFiles.write(now), version));
  }

  /** Not as this replica last heard of it. */
  private EventDefinition inStore(EventDefinition event) {
    return transactions.read(() -> catalogue.findInStore(event.id())).orElse(event);
  }

  @Operation(
      operationId = "checkEventFile",
      summary = "What a file would do to the event; nothing is changed",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = FileBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "What it would do",
      content = @Content(schema = @Schema(implementation = OutcomeBody.class)))
  @Refuses({ProblemType.EVENT_FILE_WRONG, ProblemType.OTHER_EVENT})
  @Needs(Permission.CHANGE_EVENT)
  @PostMapping("/events/{slug}/file/check")
  ResponseEntity<Object> check(EventDefinition event, @RequestBody JsonNode body) {
    return withFile(
        body, yaml -> eventFiles.weigh(event, yaml), ProblemType.EVENT_CHANGED_MEANWHILE);
  }

  @Operation(
      operationId = "applyEventFile",
      summary = "Bring the event to what the file says",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = FileBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "It is as the file says",
      content = @Content(schema = @Schema(implementation = OutcomeBody.class)))
  @Refuses({
    ProblemType.EVENT_FILE_WRONG,
    ProblemType.OTHER_EVENT,
    ProblemType.PRECONDITION_REQUIRED,
    ProblemType.EVENT_CHANGED_MEANWHILE
  })
  @Needs(Permission.CHANGE_EVENT)
  @PutMapping("/events/{slug}/file")
  ResponseEntity<Object> apply(
      EventDefinition event,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body) {
    if (ifMatch == null) {
      return problems.of(ProblemType.PRECONDITION_REQUIRED);
    }
    // A proxy that compresses weakens the tag it passes on; the version it names is the same.
    String version = ifMatch.replaceFirst("^W/", "").replace("\"", "");
    return withFile(
        body, yaml -> eventFiles.apply(event, version, yaml), ProblemType.EVENT_CHANGED_MEANWHILE);
  }

  @Operation(
      operationId = "checkNewEventFile",
      summary = "What would come of a file as a new event; nothing is made",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = FileBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "What would come of it",
      content = @Content(schema = @Schema(implementation = OutcomeBody.class)))
  @Refuses({ProblemType.EVENT_FILE_WRONG, ProblemType.EVENT_EXISTS})
  @ForOwnersOfAll
  @PostMapping("/event-files/check")
  ResponseEntity<Object> checkNew(@RequestBody JsonNode body) {
    return withFile(body, eventFiles::weighNew, ProblemType.EVENT_EXISTS);
  }

  @Operation(
      operationId = "makeEvent",
      summary = "Make the event that the file describes",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = FileBody.class))))
  @ApiResponse(
      responseCode = "201",
      description = "It is there",
      content = @Content(schema = @Schema(implementation = OutcomeBody.class)))
  @Refuses({ProblemType.EVENT_FILE_WRONG, ProblemType.EVENT_EXISTS})
  @ForOwnersOfAll
  @PostMapping("/event-files")
  ResponseEntity<Object> make(@RequestBody JsonNode body) {
    var answer = withFile(body, eventFiles::make, ProblemType.EVENT_EXISTS);
    if (!answer.getStatusCode().is2xxSuccessful()) {
      return answer;
    }
    // Whoever made it wants to see it at once; the other replicas hear of it in a moment.
    catalogue.refresh();
    return ResponseEntity.status(201).body(answer.getBody());
  }

  private ResponseEntity<Object> withFile(
      JsonNode body, Function<String, EventFiles.Outcome> then, ProblemType overtaken) {
    return problems.reading(
        body, members -> members.requireText("yaml"), yaml -> answer(then.apply(yaml), overtaken));
  }

  private ResponseEntity<Object> answer(EventFiles.Outcome outcome, ProblemType overtaken) {
    return switch (outcome) {
      case EventFiles.Fine fine ->
          ResponseEntity.ok(
              new OutcomeBody(
                  fine.slug(),
                  fine.state(),
                  fine.changes(),
                  fine.consequences().stream().map(ConsequenceBody::of).toList()));
      case EventFiles.Wrong wrong ->
          problems.of(ProblemType.EVENT_FILE_WRONG, Map.of("mistakes", wrong.mistakes()));
      case EventFiles.OtherEvent other -> problems.of(ProblemType.OTHER_EVENT);
      case EventFiles.Overtaken late -> problems.of(overtaken);
    };
  }
}

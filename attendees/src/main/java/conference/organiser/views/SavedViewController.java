package conference.organiser.views;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.SignedIn.Organiser;
import conference.organiser.attendees.ChooseAttendees;
import conference.organiser.views.SavedViewStore.SavedView;
import conference.platform.FieldError;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.WrittenText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Views of the list of attendees that an event's team has given a name. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/views")
class SavedViewController {

  /** More than anybody finds one among. */
  static final int MOST = 50;

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_QUERY = 2_000;
  private static final int MOST_COLUMNS = 50;
  private static final int LONGEST_COLUMN = 100;
  private static final Pattern AND = Pattern.compile("&");

  /** What may name somebody, and what is no part of a view. */
  private static final Set<String> NOT_KEPT = Set.of("search", "page", "size");

  private final SavedViewStore store;
  private final InstantSource clock;
  private final Problems problems;

  SavedViewController(SavedViewStore store, InstantSource clock, Problems problems) {
    this.store = store;
    this.clock = clock;
    this.problems = problems;
  }

  @Schema(name = "SavedViews")
  record ViewsBody(List<ViewBody> views) {}

  @Schema(name = "SavedView")
  record ViewBody(
      UUID id,
      String name,
      @Schema(description = "The query of the list of attendees", example = "state=confirmed")
          String query,
      @Schema(description = "What the website shows of each; the usual when there is none")
          List<String> columns) {

    static ViewBody of(SavedView view) {
      return new ViewBody(view.id(), view.name(), view.query(), view.columns());
    }
  }

  @Schema(name = "NewSavedView", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record NewBody(
      String name,
      @Schema(
              description =
                  "The query of the list of attendees. A search in it is not kept: it may name"
                      + " somebody.")
          String query,
      List<String> columns) {}

  @Operation(operationId = "listViews", summary = "The views that have names, in their order")
  @ApiResponse(
      responseCode = "200",
      description = "All of them",
      content = @Content(schema = @Schema(implementation = ViewsBody.class)))
  @Needs(Permission.SEE_ATTENDEES)
  @GetMapping
  ResponseEntity<Object> list(EventDefinition event) {
    return ResponseEntity.ok(
        new ViewsBody(store.all(event.id().value()).stream().map(ViewBody::of).toList()));
  }

  @Operation(
      operationId = "saveView",
      summary = "Give a view a name, under an id that is made up for it; or change it",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "As it is kept",
      content = @Content(schema = @Schema(implementation = ViewBody.class)))
  @Refuses(ProblemType.VALIDATION_FAILED)
  @Needs(Permission.CHANGE_ATTENDEES)
  @PutMapping("/{id}")
  ResponseEntity<Object> save(
      EventDefinition event,
      Organiser organiser,
      @PathVariable UUID id,
      @RequestBody JsonNode body) {
    return problems.reading(
        body,
        members -> view(event, id, members),
        view ->
            store.save(event.id().value(), view, organiser.accountId(), clock.instant(), MOST)
                ? ResponseEntity.ok(ViewBody.of(view))
                : problems.invalid(List.of(FieldError.at("#", "too-many"))));
  }

  private static @Nullable SavedView view(EventDefinition event, UUID id, JsonMembers members) {
    String written = members.requireText("name");
    String query = members.requireText("query");
    List<String> columns = members.findTexts("columns");
    if (columns.size() > MOST_COLUMNS
        || columns.stream().anyMatch(column -> column.length() > LONGEST_COLUMN)) {
      members.refuse("columns", "too-long");
    }
    if (written == null || query == null) {
      return null;
    }
    WrittenText name = WrittenText.of(written);
    if (name.isBlank()) {
      members.refuse("name", "required");
    }
    name.problem(LONGEST_NAME).ifPresent(code -> members.refuse("name", code));
    String kept = kept(query);
    if (kept.length() > LONGEST_QUERY) {
      members.refuse("query", "too-long");
    } else if (!ChooseAttendees.mistakes(event, kept).isEmpty()) {
      members.refuse("query", "unknown-choice");
    }
    return new SavedView(id, name.value(), kept, columns);
  }

  private static String kept(String query) {
    return AND.splitAsStream(query)
        .filter(part -> part.indexOf('=') > 0 && !NOT_KEPT.contains(name(part)))
        .collect(Collectors.joining("&"));
  }

  private static String name(String part) {
    String name = part.substring(0, part.indexOf('='));
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return name;
    }
  }

  @Operation(operationId = "removeView", summary = "Take a view's name away")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @Needs(Permission.CHANGE_ATTENDEES)
  @DeleteMapping("/{id}")
  ResponseEntity<Object> remove(EventDefinition event, @PathVariable UUID id) {
    store.remove(event.id().value(), id);
    return ResponseEntity.noContent().build();
  }
}

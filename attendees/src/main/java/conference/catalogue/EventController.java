package conference.catalogue;

import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What the public may know about events, written once per change and not once per viewer. */
@RestController
class EventController {

  private static final String LIST = "";

  private final Catalogue catalogue;
  private final Problems problems;
  private final JsonMapper json;
  private final Map<String, Written> written = new ConcurrentHashMap<>();

  EventController(Catalogue catalogue, Problems problems, JsonMapper json) {
    this.catalogue = catalogue;
    this.problems = problems;
    this.json = json;
  }

  /** An answer's bytes, and the definitions that they were written from. */
  private record Written(List<EventDefinition> from, JsonBytes bytes) {}

  @Operation(operationId = "listEvents", summary = "The published events, by start")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EventAnswers.Events.class)))
  @Refuses({ProblemType.STORE_UNAVAILABLE})
  @GetMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> events() {
    var events = catalogue.published();
    return answer(bytes(LIST, events, () -> EventAnswers.Events.of(events)));
  }

  @Operation(operationId = "readEvent", summary = "One published event, in all its languages")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EventAnswers.Event.class)))
  @Refuses({ProblemType.UNKNOWN_EVENT, ProblemType.STORE_UNAVAILABLE})
  @GetMapping(path = "/api/v1/events/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> event(@PathVariable String slug) {
    return catalogue
        .find(slug)
        .map(event -> answer(bytes(slug, List.of(event), () -> EventAnswers.Event.of(event))))
        .orElseGet(() -> problems.of(ProblemType.UNKNOWN_EVENT));
  }

  private JsonBytes bytes(String key, List<EventDefinition> events, Supplier<Object> body) {
    var held = written.get(key);
    if (held == null || !held.from().equals(events)) {
      held = new Written(events, JsonBytes.of(json.writeValueAsBytes(body.get())));
      written.put(key, held);
    }
    return held.bytes();
  }

  private static ResponseEntity<Object> answer(JsonBytes bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=5")
        .eTag(bytes.eTag())
        .body(bytes.content());
  }
}

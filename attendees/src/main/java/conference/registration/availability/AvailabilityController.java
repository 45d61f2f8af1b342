package conference.registration.availability;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Live places. The load balancer asks once per version and answers all viewers from its cache,
 * which is why the answer to a wait that ended in vain may be cached like any other.
 */
@RestController
class AvailabilityController {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  private final Catalogue catalogue;
  private final AvailabilityBoard board;
  private final Problems problems;

  AvailabilityController(Catalogue catalogue, AvailabilityBoard board, Problems problems) {
    this.catalogue = catalogue;
    this.board = board;
    this.problems = problems;
  }

  @GetMapping("/api/v1/events/{slug}/availability")
  @Operation(
      operationId = "readAvailability",
      summary = "How many places are left",
      description =
          "With after, the answer waits for a newer version, for 25 seconds at most. It may be cached for a second.")
  @ApiResponse(
      responseCode = "200",
      description = "The current availability",
      content = @Content(schema = @Schema(implementation = Availability.class)))
  @Refuses({
    ProblemType.UNKNOWN_EVENT,
    ProblemType.VALIDATION_FAILED,
    ProblemType.STORE_UNAVAILABLE
  })
  ResponseEntity<Object> availability(
      @PathVariable String slug, @RequestParam(required = false) @Nullable Long after)
      throws InterruptedException {
    var event = catalogue.find(slug);
    if (event.isEmpty()) {
      return problems.of(ProblemType.UNKNOWN_EVENT);
    }
    var availability = read(event.get(), after);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic())
        .eTag("W/\"" + availability.version() + "\"")
        .body(availability);
  }

  private Availability read(EventDefinition event, @Nullable Long after)
      throws InterruptedException {
    return after == null ? board.current(event) : board.newerThan(after, event, LONGEST_WAIT);
  }
}

package conference.organiser.imports;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.SignedIn.Organiser;
import conference.organiser.imports.ImportBodies.ImportBody;
import conference.organiser.sheets.FileAnswer;
import conference.platform.FieldError;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.WrittenText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of attendees, in and out again with what is wrong in them. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/imports/{id}")
class ImportFileController {

  private static final int LONGEST_NAME = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReceiveFile receiveFile;
  private final WriteBadRows writeBadRows;
  private final ImportStore store;
  private final Problems problems;

  /** Each is in memory as a whole, so there is one at a time. */
  private final Semaphore reading = new Semaphore(1);

  ImportFileController(
      ReceiveFile receiveFile, WriteBadRows writeBadRows, ImportStore store, Problems problems) {
    this.receiveFile = receiveFile;
    this.writeBadRows = writeBadRows;
    this.store = store;
    this.problems = problems;
  }

  @Operation(
      operationId = "bringInFile",
      summary = "Bring in a file of attendees, under an id that is made up for it",
      description =
          "The first row names the columns. Nobody is registered yet. Repeating it changes nothing.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "CSV or XLSX, at most 12 MB, 100,000 rows and 200 columns",
              content = {
                @Content(mediaType = FileAnswer.CSV, schema = @Schema(type = "string")),
                @Content(
                    mediaType = FileAnswer.XLSX,
                    schema = @Schema(type = "string", format = "binary"))
              }))
  @ApiResponse(
      responseCode = "201",
      description = "All of its rows are there; what its columns are has been guessed",
      content = @Content(schema = @Schema(implementation = ImportBody.class)))
  @Refuses({
    ProblemType.SHEET_UNREADABLE,
    ProblemType.VALIDATION_FAILED,
    ProblemType.PAYLOAD_TOO_LARGE,
    ProblemType.TOO_MANY_REQUESTS
  })
  @Needs(Permission.IMPORT_ATTENDEES)
  @PutMapping
  ResponseEntity<Object> bringIn(
      EventDefinition event,
      Organiser organiser,
      @PathVariable UUID id,
      @Parameter(description = "What the file is called") @RequestParam(defaultValue = "")
          String name,
      HttpServletRequest request)
      throws IOException, InterruptedException {
    WrittenText called = WrittenText.of(name);
    Optional<String> problem = called.problem(LONGEST_NAME);
    if (problem.isPresent()) {
      return problems.invalid(List.of(FieldError.at("#/name", problem.get())));
    }
    if (!reading.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      return problems.of(ProblemType.TOO_MANY_REQUESTS);
    }
    try {
      return receiveFile
          .receive(
              event,
              id,
              organiser.accountId(),
              called.value(),
              request.getInputStream().readAllBytes())
          .map(code -> problems.of(ProblemType.SHEET_UNREADABLE, Map.of("reason", code)))
          .orElseGet(() -> created(event, id));
    } finally {
      reading.release();
    }
  }

  private ResponseEntity<Object> created(EventDefinition event, UUID id) {
    return store
        .find(event.id().value(), id)
        .<ResponseEntity<Object>>map(
            one -> ResponseEntity.status(201).body(ImportBody.of(one, Map.of())))
        .orElseGet(() -> problems.of(ProblemType.NOT_FOUND));
  }

  @Operation(
      operationId = "exportBadRows",
      summary = "The rows that have problems as CSV, to be mended and brought in again")
  @ApiResponse(
      responseCode = "200",
      description = "The columns of the file, and before them each row's number and problems",
      content = @Content(mediaType = FileAnswer.CSV, schema = @Schema(type = "string")))
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(Permission.IMPORT_ATTENDEES)
  @GetMapping("/problems.csv")
  void exportBadRows(EventDefinition event, @PathVariable UUID id, HttpServletResponse response)
      throws IOException {
    Optional<Import> found = store.find(event.id().value(), id);
    if (found.isEmpty()) {
      response.setStatus(404);
      return;
    }
    try (Writer out = FileAnswer.csv(response, event.slug() + "-problems.csv")) {
      writeBadRows.write(found.get(), out);
    }
  }
}

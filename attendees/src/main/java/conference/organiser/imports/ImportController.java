package conference.organiser.imports;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.account.Accounts;
import conference.organiser.imports.Import.Choice;
import conference.organiser.imports.Import.Meaning;
import conference.organiser.imports.ImportBodies.ChoiceBody;
import conference.organiser.imports.ImportBodies.ImportBody;
import conference.organiser.imports.ImportBodies.ImportsBody;
import conference.organiser.imports.ImportBodies.MeaningBody;
import conference.organiser.imports.ImportBodies.RowsBody;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.platform.Transactions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What becomes of files of attendees that were brought in. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/imports")
class ImportController {

  private static final int SHOWN = 20;
  private static final int MOST_ROWS = 100;

  private final ImportStore store;
  private final ImportRowStore allRows;
  private final ImportColumnStore columnStore;
  private final Accounts accounts;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Problems problems;

  ImportController(
      ImportStore store,
      ImportRowStore allRows,
      ImportColumnStore columnStore,
      Accounts accounts,
      Transactions transactions,
      InstantSource clock,
      Problems problems) {
    this.store = store;
    this.allRows = allRows;
    this.columnStore = columnStore;
    this.accounts = accounts;
    this.transactions = transactions;
    this.clock = clock;
    this.problems = problems;
  }

  @Operation(operationId = "listImports", summary = "Files that were brought in, the newest first")
  @ApiResponse(
      responseCode = "200",
      description = "The last twenty",
      content = @Content(schema = @Schema(implementation = ImportsBody.class)))
  @Needs(Permission.IMPORT_ATTENDEES)
  @GetMapping
  ResponseEntity<Object> list(EventDefinition event) {
    List<Import> found = store.latest(event.id().value(), SHOWN);
    Map<UUID, String> names = accounts.names(found.stream().map(Import::accountId));
    return ResponseEntity.ok(
        new ImportsBody(found.stream().map(one -> ImportBody.of(one, names)).toList()));
  }

  @Operation(operationId = "readImport", summary = "One file, and how far it is")
  @ApiResponse(
      responseCode = "200",
      description = "As it is now",
      content = @Content(schema = @Schema(implementation = ImportBody.class)))
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(Permission.IMPORT_ATTENDEES)
  @GetMapping("/{id}")
  ResponseEntity<Object> read(EventDefinition event, @PathVariable UUID id) {
    return with(event, id, one -> ResponseEntity.ok(body(one)));
  }

  private ImportBody body(Import one) {
    return ImportBody.of(one, accounts.names(Stream.of(one.accountId())));
  }

  @Operation(operationId = "readImportRows", summary = "The rows of a file that are left of it")
  @ApiResponse(
      responseCode = "200",
      description = "A hundred of them, in the order of the file",
      content = @Content(schema = @Schema(implementation = RowsBody.class)))
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(Permission.IMPORT_ATTENDEES)
  @GetMapping("/{id}/rows")
  ResponseEntity<Object> rows(
      EventDefinition event,
      @PathVariable UUID id,
      @Parameter(description = "Those behind this row") @RequestParam(defaultValue = "0") int after,
      @Parameter(description = "Only those that have problems")
          @RequestParam(defaultValue = "false")
          boolean bad) {
    UUID eventId = event.id().value();
    return with(
        event,
        id,
        one ->
            ResponseEntity.ok(
                RowsBody.of(
                    bad
                        ? allRows.bad(eventId, id, after, MOST_ROWS)
                        : allRows.all(eventId, id, after, MOST_ROWS))));
  }

  @Operation(
      operationId = "checkImport",
      summary = "Say what the columns are, and have every row tried",
      description = "What is said of the columns is remembered for the next file of the event.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = MeaningBody.class))))
  @ApiResponse(
      responseCode = "202",
      description = "It is being checked; nobody is registered",
      content = @Content(schema = @Schema(implementation = ImportBody.class)))
  @Refuses({ProblemType.VALIDATION_FAILED, ProblemType.NOT_FOUND, ProblemType.IMPORT_MOVED_ON})
  @Needs(Permission.IMPORT_ATTENDEES)
  @PostMapping("/{id}/check")
  ResponseEntity<Object> check(
      EventDefinition event, @PathVariable UUID id, @RequestBody JsonNode body) {
    return with(
        event,
        id,
        one ->
            problems.reading(
                body,
                members -> meaning(event, one, members),
                meaning -> moved(event, id, check(event, one, meaning))));
  }

  private boolean check(EventDefinition event, Import one, Meaning meaning) {
    UUID eventId = event.id().value();
    return transactions.write(() -> {
      columnStore.remember(eventId, Columns.said(one.header(), meaning.columns()));
      return store.check(eventId, one.id(), meaning, clock.instant());
    });
  }

  private static @Nullable Meaning meaning(EventDefinition event, Import one, JsonMembers members) {
    List<String> columns = members.findTexts("columns");
    if (columns.size() != one.header().size()) {
      members.refuse("columns", "wrong-type");
    }
    if (!columns.stream().allMatch(field -> Columns.isKnown(event, field))) {
      members.refuse("columns", "unknown-choice");
    }
    List<String> named = columns.stream().filter(field -> !field.equals(Columns.IGNORED)).toList();
    if (named.stream().distinct().count() < named.size()) {
      members.refuse("columns", "duplicate-option");
    }
    if (!columns.containsAll(Columns.REQUIRED)) {
      members.refuse("columns", "required");
    }
    String ticketType = members.requireText("ticketType");
    if (ticketType != null && !isOffered(event, ticketType, columns)) {
      members.refuse("ticketType", ticketType.isEmpty() ? "required" : "unknown-ticket-type");
    }
    String locale = members.requireText("locale");
    if (locale != null && !event.locales().contains(locale)) {
      members.refuse("locale", "unknown-locale");
    }
    boolean wait = Boolean.TRUE.equals(members.findBoolean("waitingList"));
    return ticketType == null || locale == null
        ? null
        : new Meaning(columns, ticketType, locale, wait);
  }

  private static boolean isOffered(EventDefinition event, String code, List<String> columns) {
    return code.isEmpty()
        ? columns.contains(Columns.TICKET_TYPE)
        : event.offeredTicketTypes().stream().anyMatch(type -> type.code().equals(code));
  }

  @Operation(
      operationId = "runImport",
      summary = "Register everybody of a file that has been checked",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ChoiceBody.class))))
  @ApiResponse(
      responseCode = "202",
      description = "They are being registered",
      content = @Content(schema = @Schema(implementation = ImportBody.class)))
  @Refuses({ProblemType.VALIDATION_FAILED, ProblemType.NOT_FOUND, ProblemType.IMPORT_MOVED_ON})
  @Needs(Permission.IMPORT_ATTENDEES)
  @PostMapping("/{id}/run")
  ResponseEntity<Object> run(
      EventDefinition event, @PathVariable UUID id, @RequestBody JsonNode body) {
    return with(
        event,
        id,
        one ->
            problems.reading(
                body,
                members -> choice(event, members),
                choice ->
                    moved(event, id, store.run(event.id().value(), id, choice, clock.instant()))));
  }

  private static @Nullable Choice choice(EventDefinition event, JsonMembers members) {
    boolean skipBad = Boolean.TRUE.equals(members.findBoolean("skipBad"));
    boolean mail = Boolean.TRUE.equals(members.findBoolean("mail"));
    Integer version = members.requireInt("privacyNoticeVersion");
    if (version != null && version != event.privacyNotice().version()) {
      members.refuse("privacyNoticeVersion", "consent-outdated");
    }
    return version == null ? null : new Choice(skipBad, mail);
  }

  private ResponseEntity<Object> moved(EventDefinition event, UUID id, boolean done) {
    return done
        ? with(event, id, now -> ResponseEntity.accepted().body(body(now)))
        : problems.of(ProblemType.IMPORT_MOVED_ON);
  }

  @Operation(
      operationId = "discardImport",
      summary = "Stop it, and forget every row that has not been imported")
  @ApiResponse(responseCode = "204", description = "Whoever was registered stays so")
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(Permission.IMPORT_ATTENDEES)
  @PostMapping("/{id}/discard")
  ResponseEntity<Object> discard(EventDefinition event, @PathVariable UUID id) {
    return with(
        event,
        id,
        one -> {
          transactions.write(() -> discard(event.id().value(), id));
          return ResponseEntity.noContent().build();
        });
  }

  /** The import first: whoever works on it has it, and then its rows. */
  private void discard(UUID eventId, UUID id) {
    store.cancel(eventId, id, clock.instant());
    allRows.deleteAll(eventId, id);
  }

  private ResponseEntity<Object> with(
      EventDefinition event, UUID id, Function<Import, ResponseEntity<Object>> then) {
    return store
        .find(event.id().value(), id)
        .map(then)
        .orElseGet(() -> problems.of(ProblemType.NOT_FOUND));
  }
}

package conference.organiser.announcements;

import com.fasterxml.jackson.annotation.JsonInclude;
import conference.catalogue.EventDefinition;
import conference.catalogue.LocalizedText;
import conference.notification.Announcements;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.SignedIn.Organiser;
import conference.organiser.account.Accounts;
import conference.organiser.announcements.AnnouncementStore.Plan;
import conference.organiser.announcements.AnnouncementStore.Progress;
import conference.organiser.announcements.AnnouncementStore.Texts;
import conference.organiser.attendees.ChooseAttendees;
import conference.platform.FieldError;
import conference.platform.JsonMembers;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.WrittenText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Mails to all attendees of a view, in an organiser's own words. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/announcements")
class AnnouncementController {

  static final int LONGEST_SUBJECT = 150;
  static final int LONGEST_BODY = 10_000;
  private static final int SHOWN = 50;

  private final Announce announce;
  private final AnnouncementStore store;
  private final ChooseAttendees chooseAttendees;
  private final Accounts accounts;
  private final Problems problems;
  private final InstantSource clock;

  AnnouncementController(
      Announce announce,
      AnnouncementStore store,
      ChooseAttendees chooseAttendees,
      Accounts accounts,
      Problems problems,
      InstantSource clock) {
    this.announce = announce;
    this.store = store;
    this.chooseAttendees = chooseAttendees;
    this.accounts = accounts;
    this.problems = problems;
    this.clock = clock;
  }

  @Schema(name = "NewAnnouncement", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record NewBody(
      @Schema(
              description =
                  "Whose mail it is: the query of the list of attendees. Without a state, nobody who has cancelled",
              example = "state=confirmed&tag=Speaker")
          String view,
      @Schema(description = "One line in each of the event's languages, at most 150 characters")
          Map<String, String> subject,
      @Schema(
              description =
                  "Paragraphs with blank lines between them, in each of the event's languages; with"
                      + " {{givenName}}, {{familyName}}, {{reference}}, {{ticket}}, {{event}} and"
                      + " {{organiser}}")
          Map<String, String> body,
      @Schema(
              description =
                  "When it goes out, to whoever is in the view by then; at once without. A view"
                      + " with a search cannot be kept for that")
          @Nullable Instant sendAt) {}

  @Schema(name = "AnnouncementRecipients")
  record RecipientsBody(int recipients) {}

  @Schema(name = "Announcements")
  record AnnouncementsBody(List<AnnouncementBody> announcements) {}

  @Schema(name = "Announcement")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnnouncementBody(
      UUID id,
      Instant writtenAt,
      @Schema(description = "Who wrote it; absent when they have no account any more")
          @Nullable String name,
      LocalizedText subject,
      LocalizedText body,
      int recipients,
      long waiting,
      long sent,
      long failed,
      @Nullable Instant stoppedAt,
      @Schema(description = "When it goes out, where that was planned") @Nullable Instant dueAt,
      @Schema(description = "When a planned one began to; until then it has no recipients")
          @Nullable Instant begunAt) {

    static AnnouncementBody of(Progress one, Map<UUID, String> names) {
      return new AnnouncementBody(
          one.id(),
          one.writtenAt(),
          names.get(one.accountId()),
          one.texts().subject(),
          one.texts().body(),
          one.recipients(),
          one.waiting(),
          one.sent(),
          one.failed(),
          one.stoppedAt(),
          one.dueAt(),
          one.begunAt());
    }
  }

  @Operation(
      operationId = "listAnnouncements",
      summary = "What was written to many, the newest first, and how far it has got")
  @ApiResponse(
      responseCode = "200",
      description = "The last fifty",
      content = @Content(schema = @Schema(implementation = AnnouncementsBody.class)))
  @Needs(Permission.ANNOUNCE)
  @GetMapping
  ResponseEntity<Object> list(EventDefinition event) {
    List<Progress> found = store.progress(event.id().value(), SHOWN);
    Map<UUID, String> names = accounts.names(found.stream().map(Progress::accountId));
    return ResponseEntity.ok(
        new AnnouncementsBody(found.stream().map(one -> AnnouncementBody.of(one, names)).toList()));
  }

  @Operation(
      operationId = "countRecipients",
      summary = "How many would get an announcement to a view")
  @ApiResponse(
      responseCode = "200",
      description = "So many",
      content = @Content(schema = @Schema(implementation = RecipientsBody.class)))
  @Refuses({ProblemType.VALIDATION_FAILED, ProblemType.STORE_UNAVAILABLE})
  @Needs(Permission.ANNOUNCE)
  @GetMapping("/recipients")
  ResponseEntity<Object> recipients(
      EventDefinition event,
      @Parameter(description = "The query of the list of attendees")
          @RequestParam(defaultValue = "")
          String view) {
    var choice = chooseAttendees.choose(event, view);
    return choice.errors().isEmpty()
        ? ResponseEntity.ok(new RecipientsBody(choice.registrations().size()))
        : problems.invalid(choice.errors());
  }

  @Operation(
      operationId = "announce",
      summary =
          "Write to all attendees of a view, now or later, under an id that is made up for it",
      description = "Repeating it sends nothing again. Twenty mails a second are sent at most.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewBody.class))))
  @ApiResponse(
      responseCode = "202",
      description = "The mails are on their way, or planned; so many it would be now",
      content = @Content(schema = @Schema(implementation = RecipientsBody.class)))
  @Refuses({ProblemType.VALIDATION_FAILED, ProblemType.STORE_UNAVAILABLE})
  @Needs(Permission.ANNOUNCE)
  @PutMapping("/{id}")
  ResponseEntity<Object> send(
      EventDefinition event,
      Organiser organiser,
      @PathVariable UUID id,
      @RequestBody JsonNode body) {
    return reading(
        event,
        body,
        (written, registrations) -> {
          Plan plan = written.plan();
          if (plan != null) {
            announce.plan(event.id().value(), id, organiser, written.texts(), plan);
          } else if (registrations.isEmpty()) {
            return problems.invalid(List.of(FieldError.at("#/view", "required")));
          } else {
            announce.send(event.id().value(), id, organiser, written.texts(), registrations);
          }
          return ResponseEntity.accepted().body(new RecipientsBody(registrations.size()));
        });
  }

  @Operation(
      operationId = "tryAnnouncement",
      summary = "Send it to oneself only, as somebody whom there is not would get it",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewBody.class))))
  @ApiResponse(
      responseCode = "202",
      description = "It is on its way; so many would get it",
      content = @Content(schema = @Schema(implementation = RecipientsBody.class)))
  @Refuses({ProblemType.VALIDATION_FAILED, ProblemType.STORE_UNAVAILABLE})
  @Needs(Permission.ANNOUNCE)
  @PostMapping("/trials")
  ResponseEntity<Object> tryOut(
      EventDefinition event, Organiser organiser, @RequestBody JsonNode body) {
    return reading(
        event,
        body,
        (written, registrations) -> {
          announce.tryOut(event.id().value(), organiser, written.texts());
          return ResponseEntity.accepted().body(new RecipientsBody(registrations.size()));
        });
  }

  @Operation(operationId = "stopAnnouncement", summary = "Send no more of its mails")
  @ApiResponse(responseCode = "204", description = "Whatever had not been sent will not be")
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(Permission.ANNOUNCE)
  @PostMapping("/{id}/stop")
  ResponseEntity<Object> stop(EventDefinition event, @PathVariable UUID id) {
    if (store.find(event.id().value(), id).isEmpty()) {
      return problems.of(ProblemType.NOT_FOUND);
    }
    announce.stop(event.id().value(), id);
    return ResponseEntity.noContent().build();
  }

  /** The plan is null where it goes out at once. */
  private record Written(String view, Texts texts, @Nullable Plan plan) {}

  private ResponseEntity<Object> reading(
      EventDefinition event,
      JsonNode body,
      BiFunction<Written, List<UUID>, ResponseEntity<Object>> then) {
    return problems.reading(
        body,
        members -> written(event, members),
        written -> {
          var choice = chooseAttendees.choose(event, written.view());
          return choice.errors().isEmpty()
              ? then.apply(written, choice.registrations())
              : problems.invalid(List.of(FieldError.at("#/view", "unknown-choice")));
        });
  }

  private @Nullable Written written(EventDefinition event, JsonMembers members) {
    String view = Optional.ofNullable(members.findText("view")).orElse("");
    LocalizedText subject = texts(event, members, "subject", false);
    LocalizedText body = texts(event, members, "body", true);
    Plan plan = plan(event, members, view);
    return subject == null || body == null
        ? null
        : new Written(view, new Texts(subject, body), plan);
  }

  /** Null where it goes out at once, and for an error that has been noted. */
  private @Nullable Plan plan(EventDefinition event, JsonMembers members, String view) {
    String written = members.findText("sendAt");
    if (written == null) {
      return null;
    }
    try {
      Instant at = OffsetDateTime.parse(written).toInstant();
      if (!at.isAfter(clock.instant())) {
        members.refuse("sendAt", "too-early");
      } else if (!at.isBefore(lastMoment(event))) {
        members.refuse("sendAt", "too-late");
      } else if (ChooseAttendees.hasSearch(view)) {
        members.refuse("view", "unknown-choice");
      }
      return new Plan(view, at);
    } catch (DateTimeParseException notOne) {
      members.refuse("sendAt", "not-a-date");
      return null;
    }
  }

  /** Then everybody is erased, so nobody would be written to. */
  private static Instant lastMoment(EventDefinition event) {
    return event.eraseAfter().plusDays(1).atStartOfDay(event.timeZone()).toInstant();
  }

  /** A text in each of the event's languages; null stands for an error that has been noted. */
  private static @Nullable LocalizedText texts(
      EventDefinition event, JsonMembers members, String name, boolean lines) {
    JsonMembers texts = members.object(name);
    Map<String, String> read = new LinkedHashMap<>();
    for (String locale : event.locales()) {
      String written = texts.requireText(locale);
      if (written != null) {
        read.put(locale, checked(texts, locale, WrittenText.of(written), lines));
      }
    }
    texts.refuseOthers("unknown-member");
    return read.size() == event.locales().size() ? new LocalizedText(read) : null;
  }

  private static String checked(JsonMembers texts, String locale, WrittenText text, boolean lines) {
    if (text.isBlank()) {
      texts.refuse(locale, "required");
    } else if (!Announcements.unknownIn(text.value()).isEmpty()) {
      texts.refuse(locale, "unknown-choice");
    }
    Optional<String> problem =
        lines ? text.problemInLines(LONGEST_BODY) : text.problem(LONGEST_SUBJECT);
    problem.ifPresent(code -> texts.refuse(locale, code));
    return text.value();
  }
}

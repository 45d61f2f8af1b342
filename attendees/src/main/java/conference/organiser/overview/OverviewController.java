package conference.organiser.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import conference.catalogue.EventDefinition;
import conference.catalogue.LocalizedText;
import conference.catalogue.Question;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An event in numbers: no person is in them, so every role may see them. */
@RestController
@RequestMapping("/api/v1/organiser/events/{slug}/overview")
class OverviewController {

  private static final int MOST_ANSWERS = 100;

  private final ReadOverview readOverview;
  private final Problems problems;

  OverviewController(ReadOverview readOverview, Problems problems) {
    this.readOverview = readOverview;
    this.problems = problems;
  }

  @Schema(name = "EventOverview")
  record OverviewBody(
      Instant at,
      String timeZone,
      Instant signUpOpensAt,
      Instant signUpClosesAt,
      List<PoolBody> pools,
      List<TypeBody> ticketTypes,
      @Schema(description = "Those whose answers can be counted") List<QuestionBody> questions) {}

  @Schema(name = "PoolNumbers")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PoolBody(
      String code,
      LocalizedText name,
      int capacity,
      int taken,
      @Schema(description = "Days on which something happened, by the event's calendar")
          List<DayBody> days,
      @Nullable ForecastBody forecast) {}

  @Schema(name = "PoolDay")
  record DayBody(LocalDate day, long taken, long givenBack) {}

  @Schema(name = "PoolForecast", description = "When it is full, if people go on as they did")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ForecastBody(
      @Schema(description = "In one case of ten it is before this day") LocalDate early,
      LocalDate likely,
      @Schema(description = "In one case of ten it is after this day; absent when nobody can tell")
          @Nullable LocalDate late) {}

  @Schema(name = "TicketTypeNumbers")
  record TypeBody(
      String code,
      LocalizedText name,
      @Schema(description = "How many registrations are in each state") Map<String, Long> states) {}

  @Schema(name = "CountedQuestion")
  record QuestionBody(String code, LocalizedText label) {}

  @Operation(operationId = "readOverview", summary = "The event in numbers")
  @ApiResponse(
      responseCode = "200",
      description = "As of now",
      content = @Content(schema = @Schema(implementation = OverviewBody.class)))
  @Needs(Permission.SEE_EVENT)
  @GetMapping
  ResponseEntity<Object> read(EventDefinition event) {
    ReadOverview.Overview overview = readOverview.read(event);
    return ResponseEntity.ok(
        new OverviewBody(
            overview.at(),
            event.timeZone().getId(),
            event.signUpOpensAt(),
            event.signUpClosesAt(),
            overview.pools().stream().map(OverviewController::body).toList(),
            overview.ticketTypes().stream().map(OverviewController::body).toList(),
            event.questions().stream()
                .filter(OverviewController::isCounted)
                .map(question -> new QuestionBody(question.code(), question.label()))
                .toList()));
  }

  private static PoolBody body(ReadOverview.PoolNumbers numbers) {
    return new PoolBody(
        numbers.pool().code(),
        numbers.pool().name(),
        numbers.pool().capacity(),
        numbers.taken(),
        numbers.days().stream()
            .map(day -> new DayBody(day.day(), day.taken(), day.givenBack()))
            .toList(),
        numbers
            .forecast()
            .map(forecast -> new ForecastBody(forecast.early(), forecast.likely(), forecast.late()))
            .orElse(null));
  }

  private static TypeBody body(ReadOverview.TypeNumbers numbers) {
    return new TypeBody(
        numbers.type().code(),
        numbers.type().name(),
        numbers.states().entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().stored(), Map.Entry::getValue)));
  }

  /** Only what many answer alike: a text or a date of birth may be about one person. */
  private static boolean isCounted(Question question) {
    return question.kind().isChoice() || question.kind() == Question.Kind.YES_NO;
  }

  @Schema(name = "AnswerNumbers")
  record AnswersBody(String question, LocalizedText label, List<AnswerBody> answers) {}

  @Schema(name = "AnswerNumber")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnswerBody(
      @Schema(description = "An option's code, or true or false") String answer,
      @Schema(description = "The option's name") @Nullable LocalizedText name,
      long count) {}

  @Operation(
      operationId = "countAnswers",
      summary = "How many of those who have a place answered what")
  @ApiResponse(
      responseCode = "200",
      description = "The most frequent first; only choices, yes and no are counted",
      content = @Content(schema = @Schema(implementation = AnswersBody.class)))
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(Permission.SEE_EVENT)
  @GetMapping("/answers/{question}")
  ResponseEntity<Object> answers(EventDefinition event, @PathVariable String question) {
    return event.questions().stream()
        .filter(one -> one.code().equals(question) && isCounted(one))
        .findAny()
        .map(one -> ResponseEntity.ok((Object) answers(event, one)))
        .orElseGet(() -> problems.of(ProblemType.NOT_FOUND));
  }

  private AnswersBody answers(EventDefinition event, Question question) {
    return new AnswersBody(
        question.code(),
        question.label(),
        readOverview.answers(event, question.code(), MOST_ANSWERS).stream()
            .map(one ->
                new AnswerBody(
                    one.answer(), name(question, one.answer()).orElse(null), one.count()))
            .toList());
  }

  private static Optional<LocalizedText> name(Question question, String answer) {
    return question.rules().options().stream()
        .filter(option -> option.code().equals(answer))
        .map(Question.Option::label)
        .findAny();
  }
}

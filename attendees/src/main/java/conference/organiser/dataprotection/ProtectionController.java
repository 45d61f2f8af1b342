package conference.organiser.dataprotection;

import com.fasterxml.jackson.annotation.JsonInclude;
import conference.catalogue.EventDefinition;
import conference.catalogue.LocalizedText;
import conference.catalogue.Question;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.dataprotection.ProtectionStore.Notice;
import conference.organiser.dataprotection.ProtectionStore.Numbers;
import conference.privacy.DescribeProcessing;
import conference.privacy.DescribeProcessing.Processed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An event's record of processing (GDPR art. 30), and what of it will go, and when. */
@RestController
class ProtectionController {

  private final ProtectionStore store;
  private final DescribeProcessing describeProcessing;

  ProtectionController(ProtectionStore store, DescribeProcessing describeProcessing) {
    this.store = store;
    this.describeProcessing = describeProcessing;
  }

  @Schema(name = "ProcessingRecord")
  record RecordBody(
      @Schema(description = "Who answers for it: the event's organiser") ControllerBody controller,
      @Schema(description = "The last day on which registrations are kept") LocalDate eraseAfter,
      NumbersBody numbers,
      List<CategoryBody> categories,
      @Schema(description = "What the event asks beside name and address")
          List<QuestionBody> questions,
      @Schema(description = "Versions of the privacy notice, the newest first")
          List<NoticeBody> notices) {}

  @Schema(name = "DataController")
  record ControllerBody(String name, String email) {}

  @Schema(name = "ProcessingNumbers")
  record NumbersBody(
      @Schema(description = "Registrations that are held, and will be erased in time") long held,
      @Schema(description = "Those of them that are cancelled") long cancelled,
      @Schema(description = "Those of them that have answers") long answers,
      long erasedByRequest,
      long erasedInTime) {

    static NumbersBody of(Numbers numbers) {
      return new NumbersBody(
          numbers.held(),
          numbers.cancelled(),
          numbers.answers(),
          numbers.erasedByRequest(),
          numbers.erasedInTime());
    }
  }

  @Schema(name = "ProcessedCategory")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CategoryBody(
      @Schema(example = "contact") String category,
      @Schema(description = "Whether it outlives an erasure, as its proof") boolean kept,
      @Schema(description = "How long at most; as long as the registration where it is absent")
          @Nullable Long hours) {

    static CategoryBody of(Processed one) {
      return new CategoryBody(
          one.category(), one.kept(), one.goesAfter() == null ? null : one.goesAfter().toHours());
    }
  }

  @Schema(name = "ProcessedQuestion")
  record QuestionBody(String code, LocalizedText label, boolean required) {

    static QuestionBody of(Question question) {
      return new QuestionBody(question.code(), question.label(), question.required());
    }
  }

  @Schema(name = "NoticeVersion")
  record NoticeBody(
      int version,
      Instant publishedAt,
      @Schema(description = "Consents to it that are held now") long consents,
      long withdrawn) {

    static NoticeBody of(Notice notice) {
      return new NoticeBody(
          notice.version(), notice.publishedAt(), notice.consents(), notice.withdrawn());
    }
  }

  @Operation(
      operationId = "readProcessingRecord",
      summary = "What the event does with personal data (GDPR art. 30), in numbers and no names")
  @ApiResponse(
      responseCode = "200",
      description = "As it is now",
      content = @Content(schema = @Schema(implementation = RecordBody.class)))
  @Needs(Permission.ERASE_ATTENDEES)
  @GetMapping("/api/v1/organiser/events/{slug}/processing-record")
  ResponseEntity<Object> read(EventDefinition event) {
    return ResponseEntity.ok(
        new RecordBody(
            new ControllerBody(event.organiser().name(), event.organiser().email()),
            event.eraseAfter(),
            NumbersBody.of(store.numbers(event.id().value())),
            describeProcessing.ofAttendees().stream().map(CategoryBody::of).toList(),
            event.questions().stream().map(QuestionBody::of).toList(),
            store.notices(event.id().value()).stream().map(NoticeBody::of).toList()));
  }
}

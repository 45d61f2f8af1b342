package conference.organiser.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import conference.organiser.imports.Import.Problem;
import conference.organiser.imports.Import.Row;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said of imports. */
final class ImportBodies {

  private ImportBodies() {}

  @Schema(name = "Imports")
  record ImportsBody(List<ImportBody> imports) {}

  @Schema(name = "Import")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ImportBody(
      UUID id,
      String fileName,
      Instant uploadedAt,
      @Schema(description = "Who brought it in; absent when they have no account any more")
          @Nullable String name,
      @Schema(
              allowableValues = {
                "uploaded",
                "checking",
                "checked",
                "running",
                "done",
                "refused",
                "cancelled"
              })
          String state,
      @Schema(description = "The names of its columns") List<String> header,
      @Schema(description = "What each column is, as far as it is known; empty when it is nothing")
          List<String> columns,
      @Schema(description = "What somebody gets whose row says nothing") String ticketType,
      String locale,
      boolean waitingList,
      boolean skipBad,
      boolean mail,
      int rows,
      @Schema(description = "How many rows were looked at in this state") int done,
      @Schema(description = "How many have problems") int bad,
      @Schema(description = "How many are of people who have cancelled") int leftOut,
      @Schema(description = "How many are registered") int imported,
      @Nullable Instant endedAt) {

    static ImportBody of(Import one, Map<UUID, String> names) {
      return new ImportBody(
          one.id(),
          one.fileName(),
          one.uploadedAt(),
          names.get(one.accountId()),
          one.state().name().toLowerCase(Locale.ROOT),
          one.header(),
          one.meaning().columns(),
          one.meaning().ticketType(),
          one.meaning().locale(),
          one.meaning().waitingList(),
          one.choice().skipBad(),
          one.choice().mail(),
          one.rows(),
          one.progress().done(),
          one.progress().bad(),
          one.progress().leftOut(),
          one.progress().imported(),
          one.endedAt());
    }
  }

  @Schema(name = "ImportRows")
  record RowsBody(List<RowBody> rows) {
    static RowsBody of(List<Row> rows) {
      return new RowsBody(
          rows.stream()
              .map(row ->
                  new RowBody(
                      row.number(),
                      row.cells(),
                      row.problems().stream().map(ProblemBody::of).toList()))
              .toList());
    }
  }

  @Schema(name = "ImportRow")
  record RowBody(
      @Schema(description = "As spreadsheets count: the names of the columns are row 1") int number,
      List<String> cells,
      List<ProblemBody> problems) {}

  @Schema(name = "ImportProblem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProblemBody(
      @Schema(description = "What the column is; empty when it is about the whole row")
          String field,
      String code,
      @Schema(description = "Another row that it is about") @Nullable Integer row) {

    static ProblemBody of(Problem one) {
      return new ProblemBody(one.field(), one.code(), one.row());
    }
  }

  @Schema(name = "ImportMeaning", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record MeaningBody(
      @Schema(
              description =
                  "What each column is: givenName, familyName, email, organisation, ticketType,"
                      + " locale, state, tags, answer:CODE, or nothing")
          List<String> columns,
      @Schema(description = "What somebody gets whose row says nothing") String ticketType,
      @Schema(description = "The language of whose row says nothing") String locale,
      @Schema(description = "Whether whoever finds no place waits for one") boolean waitingList) {}

  @Schema(name = "ImportChoice", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record ChoiceBody(
      @Schema(description = "Whether the good rows are registered where others are not")
          boolean skipBad,
      @Schema(description = "Whether everybody is told by mail") boolean mail,
      @Schema(description = "Which privacy notice all of them were shown, or told of")
          int privacyNoticeVersion) {}
}

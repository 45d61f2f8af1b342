package conference.organiser;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.sheets.FileAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All attendees of an event, to take along. */
@RestController
class AttendeesFileController {

  private final ExportAttendees exportAttendees;

  AttendeesFileController(ExportAttendees exportAttendees) {
    this.exportAttendees = exportAttendees;
  }

  /** Line by line, as the store gives them: however many there are, few are in memory. */
  @Operation(
      operationId = "exportAttendees",
      summary = "Every registration of the event as CSV (RFC 4180), with all answers")
  @ApiResponse(
      responseCode = "200",
      description = "A header, then a line for each; what a spreadsheet would calculate is quoted",
      content = @Content(mediaType = FileAnswer.CSV, schema = @Schema(type = "string")))
  @Needs(value = Permission.EXPORT_ATTENDEES, confirmed = true)
  @GetMapping("/api/v1/organiser/events/{slug}/attendees.csv")
  void export(EventDefinition event, HttpServletResponse response) throws IOException {
    try (Writer out = FileAnswer.csv(response, event.slug() + ".csv")) {
      exportAttendees.writeCsv(event, out);
    }
  }

  @Operation(
      operationId = "exportAttendeesAsWorkbook",
      summary = "Every registration of the event as a workbook (XLSX), with all answers")
  @ApiResponse(
      responseCode = "200",
      description = "A header, then a row for each; every cell is a text, nothing is calculated",
      content =
          @Content(
              mediaType = FileAnswer.XLSX,
              schema = @Schema(type = "string", format = "binary")))
  @Needs(value = Permission.EXPORT_ATTENDEES, confirmed = true)
  @GetMapping("/api/v1/organiser/events/{slug}/attendees.xlsx")
  void exportWorkbook(EventDefinition event, HttpServletResponse response) throws IOException {
    exportAttendees.writeXlsx(event, FileAnswer.xlsx(response, event.slug() + ".xlsx"));
  }
}

package conference.organiser.attendees;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.attendees.AttendeeBodies.AskedBody;
import conference.organiser.attendees.AttendeeBodies.AttendeeBody;
import conference.organiser.attendees.AttendeeBodies.PageBody;
import conference.organiser.remarks.Remarks;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.registration.Registration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The attendees of an event: searched, filtered, sorted, a page at a time. */
@RestController
class AttendeesController {

  private final FindAttendees findAttendees;
  private final Remarks remarks;
  private final Problems problems;

  AttendeesController(FindAttendees findAttendees, Remarks remarks, Problems problems) {
    this.findAttendees = findAttendees;
    this.remarks = remarks;
    this.problems = problems;
  }

  @Operation(
      operationId = "findAttendees",
      summary = "The attendees of the event, or those that are searched for",
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "search",
            description =
                "Words of the name, address, organisation, reference or answers; accents and small"
                    + " mistakes don't matter",
            schema = @Schema(type = "string", maxLength = AttendeeQueryReader.LONGEST_SEARCH)),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "One or more, with commas between",
            schema = @Schema(type = "string", example = "confirmed,offered")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "ticketType",
            description = "One or more codes, with commas between",
            schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "answer",
            description = "The code of a question, a colon, and the answer; as often as needed",
            schema = @Schema(type = "string", example = "food:vegan")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "tag",
            description = "A tag that they have; as often as needed",
            schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "incomplete",
            description = "Those who have not answered everything that is required of them",
            schema = @Schema(type = "boolean", allowableValues = "true")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "suspected",
            description =
                "Those who may have registered twice, as far as everybody has been compared",
            schema = @Schema(type = "boolean", allowableValues = "true")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "Registered on this day or later, where the event is",
            schema = @Schema(type = "string", format = "date")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            description = "Registered on this day or before",
            schema = @Schema(type = "string", format = "date")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            description = "The best matches or the newest first, unless this says otherwise",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "registered",
                      "-registered",
                      "name",
                      "-name",
                      "email",
                      "-email",
                      "organisation",
                      "-organisation"
                    })),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "page",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "size",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them",
      content = @Content(schema = @Schema(implementation = PageBody.class)))
  @Refuses(ProblemType.VALIDATION_FAILED)
  @Needs(Permission.SEE_ATTENDEES)
  @GetMapping("/api/v1/organiser/events/{slug}/attendees")
  ResponseEntity<Object> find(
      EventDefinition event,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    var reading = AttendeeQueryReader.read(event, parameters);
    return reading
        .query()
        .map(query -> answer(event, query))
        .orElseGet(() -> problems.invalid(reading.errors()));
  }

  private ResponseEntity<Object> answer(EventDefinition event, AttendeeQuery query) {
    UUID eventId = event.id().value();
    FindAttendees.Found found = findAttendees.find(eventId, query);
    Map<UUID, List<String>> tags =
        remarks.tags(eventId, found.page().stream().map(Registration::id).toList());
    return ResponseEntity.ok(
        new PageBody(
            found.total(),
            found.complete(),
            query.page(),
            query.size(),
            AskedBody.of(event),
            remarks.tagsInUse(eventId),
            found.page().stream()
                .map(one -> AttendeeBody.of(one, event, tags.getOrDefault(one.id(), List.of())))
                .toList()));
  }
}

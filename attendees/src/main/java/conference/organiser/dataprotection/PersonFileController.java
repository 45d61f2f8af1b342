package conference.organiser.dataprotection;

import conference.catalogue.EventDefinition;
import conference.organiser.access.Needs;
import conference.organiser.access.Permission;
import conference.organiser.access.SignedIn.Organiser;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Refuses;
import conference.platform.Transactions;
import conference.registration.PersonFile;
import conference.registration.Registration;
import conference.registration.RegistrationHistory;
import conference.registration.SteerRegistrations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** All that is held about one attendee, for an organiser whom they have asked for it. */
@RestController
class PersonFileController {

  private final PersonFile personFile;
  private final SteerRegistrations registrations;
  private final RegistrationHistory history;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Problems problems;

  PersonFileController(
      PersonFile personFile,
      SteerRegistrations registrations,
      RegistrationHistory history,
      Transactions transactions,
      InstantSource clock,
      Problems problems) {
    this.personFile = personFile;
    this.registrations = registrations;
    this.history = history;
    this.transactions = transactions;
    this.clock = clock;
    this.problems = problems;
  }

  /** Not by GET, as it leaves a trace: they can see in their history that it was taken out. */
  @Operation(
      operationId = "exportAttendee",
      summary = "Everything held about them (GDPR art. 15 and 20), as they could take it out")
  @ApiResponse(responseCode = "200", description = "All records, as a file")
  @Refuses(ProblemType.NOT_FOUND)
  @Needs(value = Permission.EXPORT_ATTENDEES, confirmed = true)
  @PostMapping("/api/v1/organiser/events/{slug}/attendees/{reference}/export")
  ResponseEntity<Object> export(
      EventDefinition event, Organiser organiser, @PathVariable String reference) {
    return registrations
        .find(event.id().value(), reference)
        .map(registration -> {
          noted(registration, organiser.accountId());
          return personFile.answer(registration, event);
        })
        .orElseGet(() -> problems.of(ProblemType.NOT_FOUND));
  }

  private void noted(Registration registration, UUID accountId) {
    transactions.write(() ->
        history.add(
            registration.eventId(), registration.id(), accountId, "exported", clock.instant()));
  }
}

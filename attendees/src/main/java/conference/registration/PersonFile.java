package conference.registration;

import conference.catalogue.EventDefinition;
import conference.privacy.ExportPerson;
import java.time.InstantSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Everything held about one registration, as a file: the same, whoever takes it out. */
@Component
public final class PersonFile {

  private final ExportPerson exportPerson;
  private final InstantSource clock;

  PersonFile(ExportPerson exportPerson, InstantSource clock) {
    this.exportPerson = exportPerson;
    this.clock = clock;
  }

  /** As an answer that a browser saves. */
  public ResponseEntity<Object> answer(Registration registration, EventDefinition event) {
    var records = exportPerson.export(registration.eventId(), registration.id());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("registration-" + registration.reference() + ".json")
                .build()
                .toString())
        .body(ManageBodies.ExportBody.of(registration, event, clock.instant(), records));
  }
}

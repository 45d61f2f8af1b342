package conference.organiser.attendees;

import conference.catalogue.EventDefinition;
import conference.organiser.account.Accounts;
import conference.organiser.attendees.AttendeeBodies.AskedBody;
import conference.organiser.attendees.AttendeeBodies.AttendeeBody;
import conference.organiser.attendees.AttendeeBodies.DetailBody;
import conference.organiser.attendees.AttendeeBodies.EntryBody;
import conference.organiser.attendees.AttendeeBodies.MailBody;
import conference.organiser.attendees.AttendeeBodies.NoteBody;
import conference.organiser.remarks.Remarks;
import conference.registration.Registration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with an attendee and everything that happened to their registration. */
@Component
final class DescribeAttendee {

  private final HistoryStore history;
  private final Remarks remarks;
  private final Accounts accounts;

  DescribeAttendee(HistoryStore history, Remarks remarks, Accounts accounts) {
    this.history = history;
    this.remarks = remarks;
    this.accounts = accounts;
  }

  ResponseEntity<Object> answer(Registration registration, EventDefinition event) {
    UUID eventId = event.id().value();
    List<HistoryStore.Entry> entries = history.entries(eventId, registration.id());
    List<Remarks.Note> notes = remarks.notes(eventId, registration.id());
    Map<UUID, String> names =
        accounts.names(
            Stream.concat(
                entries.stream().map(HistoryStore.Entry::accountId),
                notes.stream().map(Remarks.Note::accountId)));
    List<String> tags =
        remarks
            .tags(eventId, List.of(registration.id()))
            .getOrDefault(registration.id(), List.of());
    var body =
        new DetailBody(
            AttendeeBody.of(registration, event, tags),
            AskedBody.of(event),
            notes.stream()
                .map(note ->
                    new NoteBody(
                        note.id(), note.writtenAt(), names.get(note.accountId()), note.text()))
                .toList(),
            entries.stream().map(entry -> EntryBody.of(entry, names)).toList(),
            history.mails(eventId, registration.id()).stream()
                .map(mail -> new MailBody(mail.at(), mail.kind(), mail.state(), mail.problem()))
                .toList());
    return ResponseEntity.ok().eTag("\"" + registration.revision() + "\"").body(body);
  }
}

package conference.organiser.attendees;

import conference.catalogue.EventDefinition;
import conference.organiser.account.Accounts;
import conference.organiser.attendees.AttendeeBodies.AskedBody;
import conference.organiser.attendees.AttendeeBodies.AttendeeBody;
import conference.organiser.attendees.AttendeeBodies.DetailBody;
import conference.organiser.attendees.AttendeeBodies.EntryBody;
import conference.organiser.attendees.AttendeeBodies.MailBody;
import conference.registration.Registration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with an attendee and everything that happened to their registration. */
@Component
final class DescribeAttendee {

  private final HistoryStore history;
  private final Accounts accounts;

  DescribeAttendee(HistoryStore history, Accounts accounts) {
    this.history = history;
    this.accounts = accounts;
  }

  ResponseEntity<Object> answer(Registration registration, EventDefinition event) {
    UUID eventId = event.id().value();
    List<HistoryStore.Entry> entries = history.entries(eventId, registration.id());
    Map<UUID, String> names = names(entries);
    var body =
        new DetailBody(
            AttendeeBody.of(registration, event),
            AskedBody.of(event),
            entries.stream().map(entry -> body(entry, names)).toList(),
            history.mails(eventId, registration.id()).stream()
                .map(mail -> new MailBody(mail.at(), mail.kind(), mail.state(), mail.problem()))
                .toList());
    return ResponseEntity.ok().eTag("\"" + registration.revision() + "\"").body(body);
  }

  private static EntryBody body(HistoryStore.Entry entry, Map<UUID, String> names) {
    UUID account = entry.accountId();
    return new EntryBody(
        entry.at(),
        entry.actor(),
        account == null ? null : names.get(account),
        entry.action(),
        entry.fields());
  }

  private Map<UUID, String> names(List<HistoryStore.Entry> entries) {
    List<UUID> ids =
        entries.stream()
            .map(HistoryStore.Entry::accountId)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return ids.isEmpty()
        ? Map.of()
        : accounts.find(ids).stream()
            .collect(Collectors.toMap(Accounts.Person::accountId, Accounts.Person::name));
  }
}

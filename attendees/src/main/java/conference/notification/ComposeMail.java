package conference.notification;

import conference.catalogue.EventDefinition;
import conference.registration.Registration;
import conference.registration.Registrations;
import conference.registration.Registrations.Attendance;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the mail that a piece of news calls for, from how things are now. */
@Component
final class ComposeMail {

  private final Registrations registrations;
  private final List<Letters> letters;
  private final WriteMail writeMail = new WriteMail();

  ComposeMail(Registrations registrations, List<Letters> letters) {
    this.registrations = registrations;
    this.letters = letters;
  }

  /** Empty when it has been overtaken: nobody wants to hear of what isn't so any more. */
  Optional<Mail> compose(OutboxRow row, Attendance attendance) {
    MailKind kind = kind(row);
    Registration registration = attendance.registration();
    if (isOvertaken(kind, registration)) {
      return Optional.empty();
    }
    var written = writeMail.write(content(kind, attendance));
    return Optional.of(
        new Mail(
            row.id(),
            Optional.ofNullable(row.recipient()).orElse(registration.email()),
            written.subject(),
            registration.locale(),
            written.text(),
            written.html(),
            attachments(kind, attendance)));
  }

  /** The mail of a piece of news that concerns no registration. */
  Optional<Mail> compose(OutboxRow row) {
    MailKind kind = kind(row);
    UUID subject = row.subject();
    String recipient = row.recipient();
    if (subject == null || recipient == null) {
      return Optional.empty();
    }
    return letters.stream()
        .filter(feature -> feature.kind().equals(row.kind()))
        .findFirst()
        .flatMap(feature -> feature.find(subject))
        .map(letter -> mail(row.id(), recipient, kind, letter));
  }

  private Mail mail(UUID id, String recipient, MailKind kind, Letters.Letter letter) {
    var written =
        writeMail.write(
            new MailContent(
                kind,
                letter.locale(),
                "",
                "",
                "",
                event(letter.event(), letter.locale()),
                letter.until(),
                letter.role(),
                letter.link()));
    return new Mail(
        id,
        recipient,
        written.subject(),
        letter.locale(),
        written.text(),
        written.html(),
        List.of());
  }

  private static MailKind kind(OutboxRow row) {
    return MailKind.find(row.kind())
        .orElseThrow(() -> new IllegalStateException("no mail for news of " + row.kind()));
  }

  private static boolean isOvertaken(MailKind kind, Registration registration) {
    return switch (kind) {
      case REGISTRATION_CONFIRMED, REGISTERED_BY_HAND, PLACE_CONFIRMED, PLACE_GIVEN ->
          !registration.isConfirmed();
      case PLACE_OFFERED -> !registration.isOffered();
      case WAITING_LIST_JOINED -> !registration.isWaiting();
      default -> false;
    };
  }

  private List<Mail.Attachment> attachments(MailKind kind, Attendance attendance) {
    if (!kind.hasCalendar()) {
      return List.of();
    }
    String method = attendance.registration().isCancelled() ? "CANCEL" : "PUBLISH";
    return List.of(
        new Mail.Attachment(
            attendance.event().slug() + ".ics",
            "text/calendar; charset=UTF-8; method=" + method,
            registrations.calendarFile(attendance)));
  }

  private static MailContent content(MailKind kind, Attendance attendance) {
    Registration registration = attendance.registration();
    return new MailContent(
        kind,
        registration.locale(),
        registration.givenName(),
        registration.reference(),
        attendance.ticketType(),
        event(attendance.event(), registration.locale()),
        registration.offerExpiresAt(),
        null,
        kind.hasLink() ? attendance.manageLink() : null);
  }

  static MailContent.Event event(EventDefinition event, String locale) {
    return new MailContent.Event(
        event.title().in(locale),
        event.startsAt(),
        event.endsAt(),
        event.timeZone(),
        event.venue().envelope(locale),
        event.organiser().name(),
        event.organiser().email());
  }
}

package conference.notification;

import conference.catalogue.EventDefinition;
import conference.notification.MailContent.Words;
import conference.registration.Registration;
import conference.registration.Registrations;
import conference.registration.Registrations.Attendance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the mail that a piece of news calls for, from how things are now. */
@Component
final class ComposeMail {

  private final Registrations registrations;
  private final List<Letters> letters;
  private final Announcements announcements;
  private final WriteMail writeMail = new WriteMail();

  ComposeMail(Registrations registrations, List<Letters> letters, Announcements announcements) {
    this.registrations = registrations;
    this.letters = letters;
    this.announcements = announcements;
  }

  /** Empty when it has been overtaken: nobody wants to hear of what isn't so any more. */
  Optional<Mail> compose(OutboxRow row, Attendance attendance) {
    MailKind kind = kind(row);
    Registration registration = attendance.registration();
    Optional<Words> words = words(row, kind, attendance);
    if (isOvertaken(kind, registration) || (kind == MailKind.ANNOUNCEMENT && words.isEmpty())) {
      return Optional.empty();
    }
    var written = writeMail.write(content(kind, attendance, words.orElse(null)));
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

  private Optional<Words> words(OutboxRow row, MailKind kind, Attendance attendance) {
    if (kind != MailKind.ANNOUNCEMENT) {
      return Optional.empty();
    }
    Registration registration = attendance.registration();
    return announcements
        .find(row.eventId(), Objects.requireNonNull(row.subject()))
        .map(announcement ->
            words(
                announcement,
                registration.locale(),
                Map.of(
                    "givenName", registration.givenName(),
                    "familyName", registration.familyName(),
                    "reference", registration.reference(),
                    "ticket", attendance.ticketType())));
  }

  private static Words words(
      Announcements.Announcement announcement, String locale, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("event", announcement.event().title().in(locale));
    all.put("organiser", announcement.event().organiser().name());
    return new Words(
        Announcements.fill(announcement.subject().in(locale), all),
        Announcements.fill(announcement.body().in(locale), all)
            .lines()
            .collect(Collectors.joining("\n"))
            .transform(text -> List.of(text.strip().split("\n\\s*\n"))));
  }

  /** To an organiser who tries it on themselves: as to somebody whom there is not. */
  private Mail tried(UUID id, String recipient, Announcements.Announcement announcement) {
    String locale = announcement.event().defaultLocale();
    var written =
        writeMail.write(
            new MailContent(
                MailKind.ANNOUNCEMENT,
                locale,
                EXAMPLE.getOrDefault("givenName", ""),
                EXAMPLE.getOrDefault("reference", ""),
                "",
                event(announcement.event(), locale),
                null,
                null,
                null,
                null,
                words(announcement, locale, EXAMPLE)));
    return new Mail(
        id, recipient, written.subject(), locale, written.text(), written.html(), List.of());
  }

  /** Somebody whom there is not. */
  private static final Map<String, String> EXAMPLE =
      Map.of("givenName", "Ada", "familyName", "Example", "reference", "0000-0000", "ticket", "…");

  /** The mail of a piece of news that concerns no registration. */
  Optional<Mail> compose(OutboxRow row) {
    MailKind kind = kind(row);
    UUID subject = row.subject();
    String recipient = row.recipient();
    if (subject == null || recipient == null) {
      return Optional.empty();
    }
    if (kind == MailKind.ANNOUNCEMENT) {
      return announcements
          .find(row.eventId(), subject)
          .map(announcement -> tried(row.id(), recipient, announcement));
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
                null,
                letter.role(),
                letter.link(),
                null));
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
      case REGISTRATION_CONFIRMED,
          REGISTERED_BY_HAND,
          REGISTRATION_APPROVED,
          PLACE_CONFIRMED,
          PLACE_GIVEN ->
          !registration.isConfirmed();
      case REGISTRATION_REQUESTED -> !registration.isRequested();
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

  private static MailContent content(MailKind kind, Attendance attendance, @Nullable Words words) {
    Registration registration = attendance.registration();
    return new MailContent(
        kind,
        registration.locale(),
        registration.givenName(),
        registration.reference(),
        attendance.ticketType(),
        event(attendance.event(), registration.locale()),
        registration.offerExpiresAt(),
        kind == MailKind.REGISTRATION_REJECTED ? registration.endedReason() : null,
        null,
        kind.hasLink() ? attendance.manageLink() : null,
        words);
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

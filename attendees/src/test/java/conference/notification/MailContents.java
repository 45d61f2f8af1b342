package conference.notification;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the content of mails for tests. */
final class MailContents {

  static final URI LINK = URI.create("https://tickets.example.org/manage#dG9rZW4");

  static final Instant HELD_UNTIL = Instant.parse("2027-08-02T16:30:00Z");

  private MailContents() {}

  static MailContent of(MailKind kind, String locale, String givenName, String title) {
    @Nullable URI link = kind.hasLink() ? LINK : null;
    return new MailContent(
        kind,
        locale,
        givenName,
        "7KQ4-M2XP",
        "Full conference",
        event(title),
        HELD_UNTIL,
        kind == MailKind.REGISTRATION_REJECTED ? "The workshop is for beginners." : null,
        kind == MailKind.TEAM_INVITATION ? "organiser" : null,
        link,
        kind == MailKind.ANNOUNCEMENT
            ? new MailContent.Words(
                "Harbour Days: doors at eight", List.of("Dear " + givenName + ",", "come early."))
            : null);
  }

  private static MailContent.Event event(String title) {
    return new MailContent.Event(
        title,
        Instant.parse("2027-09-14T08:00:00Z"),
        Instant.parse("2027-09-16T16:00:00Z"),
        ZoneId.of("Europe/Lisbon"),
        List.of("Harbour Hall", "1 Quay Street", "Lisbon, Portugal"),
        "Harbour Conferences",
        "hello@harbour.example");
  }
}

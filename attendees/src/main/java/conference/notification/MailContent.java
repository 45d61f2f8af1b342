package conference.notification;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mail is about, in the recipient's language, before it is put into words. */
record MailContent(
    MailKind kind,
    String locale,
    String givenName,
    String reference,
    String ticketType,
    Event event,
    @Nullable Instant offerExpiresAt,
    @Nullable URI link) {

  record Event(
      String title,
      Instant startsAt,
      Instant endsAt,
      ZoneId timeZone,
      List<String> venue,
      String organiserName,
      String organiserEmail) {}
}

package conference.notification;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail is about, in the recipient's language, before it is put into words.
 *
 * @param givenName empty for somebody whose name we don't know
 * @param reference empty when it is about no registration
 * @param heldUntil how long what is offered, a place or a role, is held
 * @param role what the recipient is asked to be, as a code
 */
record MailContent(
    MailKind kind,
    String locale,
    String givenName,
    String reference,
    String ticketType,
    Event event,
    @Nullable Instant heldUntil,
    @Nullable String role,
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

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
 * @param reasonGiven what an organiser gave as the reason, where there is one to tell
 * @param role what the recipient is asked to be, as a code
 * @param words what it says, where somebody has written that themselves
 */
record MailContent(
    MailKind kind,
    String locale,
    String givenName,
    String reference,
    String ticketType,
    Event event,
    @Nullable Instant heldUntil,
    @Nullable String reasonGiven,
    @Nullable String role,
    @Nullable URI link,
    @Nullable Words words) {

  /** An organiser's own words in place of ours. */
  record Words(String subject, List<String> paragraphs) {
    Words {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  record Event(
      String title,
      Instant startsAt,
      Instant endsAt,
      ZoneId timeZone,
      List<String> venue,
      String organiserName,
      String organiserEmail) {}
}

package conference.notification;

import conference.catalogue.EventDefinition;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A feature that writes to people who are no attendees. It appends to the outbox like any other,
 * with the recipient and a {@code subject} in the payload, and says here what that is about once
 * the mail is made.
 */
public interface Letters {

  /** The key under which a piece of news says what it is about. */
  String SUBJECT = "subject";

  /** The news that this feature answers for, as in the outbox. */
  String kind();

  /** As things are now; empty when it has been overtaken. */
  Optional<Letter> find(UUID subject);

  /**
   * What a mail to somebody who is no attendee says.
   *
   * @param role what the recipient is to be, as a code that the texts put into words
   * @param link where to accept that
   * @param until how long the link is good
   */
  record Letter(EventDefinition event, String locale, String role, URI link, Instant until) {}
}

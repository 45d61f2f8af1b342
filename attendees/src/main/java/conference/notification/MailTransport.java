package conference.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How mails leave the service. */
interface MailTransport {

  /**
   * Whether there is a way at all; where there is none, mails wait in the outbox until there is.
   */
  default boolean isOpen() {
    return true;
  }

  /**
   * Sends them one by one over one connection; a mail that can't be sent doesn't hold up the
   * others.
   *
   * @return what was wrong with those that were not sent, by id: a code without personal data
   */
  Map<UUID, String> send(List<Mail> mails);
}

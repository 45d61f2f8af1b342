package conference.notification;

import java.util.List;
import java.util.UUID;

/** A mail ready to go. Its id is that of its outbox row, so that a repeated mail is recognised. */
record Mail(
    UUID id,
    String to,
    String subject,
    String locale,
    String text,
    String html,
    List<Attachment> attachments) {

  /** Text in UTF-8. */
  record Attachment(String name, String contentType, String content) {}
}

package conference.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes mails into a folder, for one machine without a mail server: as JSON for the viewer, and as
 * the message that would have been sent.
 */
final class FileTransport implements MailTransport {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  private record Letter(
      UUID id,
      String to,
      String from,
      String subject,
      Instant sentAt,
      String locale,
      String text,
      String html,
      List<Enclosure> attachments) {}

  private record Enclosure(String name, String contentType, String base64) {}

  private final Path folder;
  private final String from;
  private final MimeMails mimeMails;
  private final InstantSource clock;
  private final JsonMapper json;
  private final Session session = Session.getInstance(new Properties());

  FileTransport(Path folder, String from, InstantSource clock, JsonMapper json) {
    this.folder = folder;
    this.from = from;
    this.mimeMails = new MimeMails(from, clock);
    this.clock = clock;
    this.json = json;
  }

  @Override
  public Map<UUID, String> send(List<Mail> mails) {
    Map<UUID, String> problems = new HashMap<>();
    for (Mail mail : mails) {
      try {
        write(mail);
      } catch (MessagingException | IOException failure) {
        problems.put(mail.id(), failure.getClass().getSimpleName());
      }
    }
    return problems;
  }

  private void write(Mail mail) throws MessagingException, IOException {
    Instant now = clock.instant();
    String name = NAME.format(now) + "-" + mail.id();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    mimeMails.message(mail, session).writeTo(message);
    Files.createDirectories(folder);
    put(name + ".eml", message.toByteArray());
    // Last, as it is what the viewer looks for.
    put(name + ".json", json.writeValueAsBytes(letter(mail, now)));
  }

  /** Whole or not at all: whoever lists the folder never sees half a mail. */
  private void put(String name, byte[] content) throws IOException {
    Path unfinished =
        Files.createTempFile(
            folder,
            ".",
            ".unfinished",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    Files.write(unfinished, content);
    Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private Letter letter(Mail mail, Instant sentAt) {
    return new Letter(
        mail.id(),
        mail.to(),
        from,
        mail.subject(),
        sentAt,
        mail.locale(),
        mail.text(),
        mail.html(),
        mail.attachments().stream().map(FileTransport::enclosure).toList());
  }

  private static Enclosure enclosure(Mail.Attachment attachment) {
    return new Enclosure(
        attachment.name(),
        attachment.contentType(),
        Base64.getEncoder().encodeToString(attachment.content().getBytes(StandardCharsets.UTF_8)));
  }
}

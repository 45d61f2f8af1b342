package conference.notification;

import conference.registration.EmailAddress;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;

/** Mails as MIME messages: text and HTML side by side, files after them. */
final class MimeMails {

  static {
    // Unless it is named, the library looks for it in every jar, again for every part of every mail
    // (jakartaee/mail-api#861).
    System.setProperty(
        "jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
  }

  private final InternetAddress from;
  private final InstantSource clock;

  MimeMails(String from, InstantSource clock) {
    this.from = sender(from);
    this.clock = clock;
  }

  MimeMessage message(Mail mail, Session session) throws MessagingException {
    MimeMessage message = new Identified(session, mail.id(), domain());
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, recipient(mail.to()));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Content-Language", mail.locale());
    // RFC 3834 §5: nobody's out-of-office reply should answer this.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    message.setContent(content(mail));
    message.saveChanges();
    return message;
  }

  private static Multipart content(Mail mail) throws MessagingException {
    Multipart alternatives =
        new MimeMultipart("alternative", text(mail.text(), "plain"), text(mail.html(), "html"));
    if (mail.attachments().isEmpty()) {
      return alternatives;
    }
    MimeBodyPart words = new MimeBodyPart();
    words.setContent(alternatives);
    Multipart whole = new MimeMultipart("mixed", words);
    for (Mail.Attachment attachment : mail.attachments()) {
      whole.addBodyPart(file(attachment));
    }
    return whole;
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static MimeBodyPart file(Mail.Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                attachment.content().getBytes(StandardCharsets.UTF_8), attachment.contentType())));
    part.setFileName(attachment.name());
    part.setDisposition(Part.ATTACHMENT);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static InternetAddress sender(String from) {
    try {
      InternetAddress address = new InternetAddress(from, true);
      address.validate();
      return new InternetAddress(
          address.getAddress(), address.getPersonal(), StandardCharsets.UTF_8.name());
    } catch (MessagingException | java.io.UnsupportedEncodingException wrong) {
      throw new IllegalArgumentException("mail.from must be like Name <name@example.org>", wrong);
    }
  }

  /** Only ever one address: whatever would make it a list or a second header is refused. */
  private static InternetAddress recipient(String to) throws MessagingException {
    String deliverable = EmailAddress.parse(to).orElseThrow(InvalidRecipient::new).deliverable();
    InternetAddress address = new InternetAddress();
    address.setAddress(deliverable);
    return address;
  }

  private String domain() {
    String address = from.getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** The library's own exception would quote the address. */
  static final class InvalidRecipient extends MessagingException {
    InvalidRecipient() {
      super("the recipient is no address");
    }
  }

  /** Keeps its Message-ID whenever it is saved: a repeated mail is the same mail. */
  private static final class Identified extends MimeMessage {
    private final String messageId;

    Identified(Session session, UUID id, String domain) {
      super(session);
      this.messageId = "<" + id + "@" + domain + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}

package conference.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails to a mail server. */
final class SmtpTransport implements MailTransport {

  private final JavaMailSenderImpl sender;
  private final MimeMails mimeMails;

  SmtpTransport(JavaMailSenderImpl sender, MimeMails mimeMails) {
    this.sender = sender;
    this.mimeMails = mimeMails;
  }

  @Override
  public Map<UUID, String> send(List<Mail> mails) {
    Map<UUID, String> problems = new HashMap<>();
    Map<Object, UUID> messages = messages(mails, problems);
    if (messages.isEmpty()) {
      return problems;
    }
    try {
      sender.send(messages.keySet().toArray(MimeMessage[]::new));
    } catch (MailSendException some) {
      some.getFailedMessages()
          .forEach((message, failure) -> problems.put(id(messages, message), code(failure)));
    } catch (MailException all) {
      messages.values().forEach(id -> problems.put(id, code(all)));
    }
    return problems;
  }

  private Map<Object, UUID> messages(List<Mail> mails, Map<UUID, String> problems) {
    Session session = sender.getSession();
    Map<Object, UUID> messages = new LinkedHashMap<>();
    for (Mail mail : mails) {
      try {
        messages.put(mimeMails.message(mail, session), mail.id());
      } catch (MessagingException failure) {
        problems.put(mail.id(), code(failure));
      }
    }
    return messages;
  }

  @SuppressWarnings("NullAway") // the sender names no message that it wasn't given
  private static UUID id(Map<Object, UUID> messages, Object message) {
    return messages.get(message);
  }

  /** Kinds and SMTP codes only: a server's own words like to repeat the address. */
  private static String code(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SMTPAddressFailedException address) {
        return "smtp " + address.getReturnCode();
      }
      if (cause instanceof SMTPSendFailedException send && next(cause) == null) {
        return "smtp " + send.getReturnCode();
      }
      deepest = cause;
    }
    return deepest.getClass().getSimpleName();
  }

  private static @org.jspecify.annotations.Nullable Throwable next(Throwable failure) {
    return failure instanceof MessagingException chained && chained.getNextException() != null
        ? chained.getNextException()
        : failure.getCause();
  }
}

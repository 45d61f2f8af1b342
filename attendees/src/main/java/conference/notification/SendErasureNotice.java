package conference.notification;

import conference.platform.SafeMessage;
import conference.registration.RegistrationErased;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells a person that they were erased. From memory and with a few tries only: an outbox row would
 * hold the address of somebody who has just been promised that we don't.
 */
@Component
class SendErasureNotice {

  private static final Logger log = LoggerFactory.getLogger(SendErasureNotice.class);
  private static final List<Duration> WAITS =
      List.of(Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10));

  private final MailTransport transport;
  private final WriteMail writeMail = new WriteMail();

  SendErasureNotice(MailTransport transport) {
    this.transport = transport;
  }

  @TransactionalEventListener
  void on(RegistrationErased erased) {
    if (!transport.isOpen()) {
      log.warn("an erasure notice could not be sent: there is no mail relay");
      return;
    }
    Mail mail = mail(erased);
    Thread.ofVirtual().name("erasure-notice").start(() -> send(mail));
  }

  private Mail mail(RegistrationErased erased) {
    var written =
        writeMail.write(
            new MailContent(
                MailKind.REGISTRATION_ERASED,
                erased.locale(),
                erased.givenName(),
                erased.reference(),
                "",
                ComposeMail.event(erased.event(), erased.locale()),
                null,
                null,
                null,
                null,
                null));
    return new Mail(
        UUID.randomUUID(),
        erased.email(),
        written.subject(),
        erased.locale(),
        written.text(),
        written.html(),
        List.of());
  }

  private void send(Mail mail) {
    try {
      for (Duration wait : WAITS) {
        Thread.sleep(wait);
        if (transport.send(List.of(mail)).isEmpty()) {
          return;
        }
      }
      log.warn("an erasure notice could not be sent");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      log.warn("an erasure notice could not be sent: {}", SafeMessage.of(failure));
    }
  }
}

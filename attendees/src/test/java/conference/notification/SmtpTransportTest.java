package conference.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real SMTP server on the loopback interface. */
class SmtpTransportTest {

  private static final String FROM = "Förderverein 日本 <registration@conference.example>";

  private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MailTransport transport() {
    String address = "smtp://localhost:" + server.getSmtp().getPort();
    return transport(address);
  }

  private static MailTransport transport(String address) {
    return new SmtpTransport(
        SmtpAddress.of(address).sender(), new MimeMails(FROM, InstantSource.system()));
  }

  private static Mail mail(String to) {
    return new Mail(
        UUID.randomUUID(),
        to,
        "Sie sind angemeldet: Größe, 東京 & مريم",
        "de",
        "Text für 東京\nhttps://conference.example/manage#token",
        "<p>Größe <b>東京</b></p>",
        List.of(
            new Mail.Attachment(
                "harbour.ics", "text/calendar; charset=UTF-8; method=PUBLISH", "BEGIN:ä")));
  }

  @Test
  void a_mail_arrives_as_text_and_html_with_its_calendar_file() throws Exception {
    Mail mail = mail("zoe@example.org");

    assertThat(transport().send(List.of(mail))).isEmpty();

    MimeMessage message = server.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo(mail.subject());
    assertThat(message.getFrom()[0].toString()).contains("registration@conference.example");
    assertThat(message.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("zoe@example.org");
    Multipart whole = (Multipart) message.getContent();
    Multipart words = (Multipart) whole.getBodyPart(0).getContent();
    assertThat(words.getContentType()).startsWith("multipart/alternative");
    assertThat(words.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
        .isEqualTo(mail.text());
    assertThat(words.getBodyPart(1).getContent()).isEqualTo(mail.html());
    assertThat(whole.getBodyPart(1).getContentType()).contains("text/calendar", "method=PUBLISH");
    assertThat(whole.getBodyPart(1).getFileName()).isEqualTo("harbour.ics");
    try (InputStream content = whole.getBodyPart(1).getInputStream()) {
      assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("BEGIN:ä");
    }
  }

  @Test
  void a_mail_says_that_a_machine_wrote_it_and_keeps_its_id_when_it_is_sent_again()
      throws Exception {
    Mail mail = mail("zoe@example.org");

    transport().send(List.of(mail));
    transport().send(List.of(mail));

    for (MimeMessage message : server.getReceivedMessages()) {
      assertThat(message.getMessageID()).isEqualTo("<" + mail.id() + "@conference.example>");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(message.getHeader("Content-Language")).containsExactly("de");
    }
  }

  @Test
  void a_recipient_that_would_add_a_header_or_another_recipient_is_refused_alone()
      throws Exception {
    Mail good = mail("zoe@example.org");
    List<Mail> hostile =
        List.of(
            mail("a@example.org\r\nBcc: b@example.org"),
            mail("a@example.org, b@example.org"),
            mail("\"a\nb\"@example.org"),
            mail("nobody"));
    List<Mail> all = new ArrayList<>(hostile);
    all.add(good);

    var problems = transport().send(all);

    assertThat(problems).hasSize(4).doesNotContainKey(good.id());
    assertThat(problems.values()).containsOnly("InvalidRecipient");
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(server.getReceivedMessages()[0].getRecipients(Message.RecipientType.BCC)).isNull();
  }

  @Test
  void a_domain_in_any_script_is_sent_as_mail_servers_look_it_up() throws Exception {
    assertThat(transport().send(List.of(mail("zoe@straße.example")))).isEmpty();

    assertThat(server.getReceivedMessages()[0].getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("zoe@xn--strae-oqa.example");
  }

  @Test
  void while_the_server_is_away_every_mail_is_a_problem_without_an_address_in_it() {
    MailTransport transport = transport();
    server.stop();
    Mail mail = mail("zoe@example.org");

    var problems = transport.send(List.of(mail, mail("otto@example.org")));

    assertThat(problems).hasSize(2);
    assertThat(problems.values()).allSatisfy(problem -> assertThat(problem).doesNotContain("@"));
  }

  @Test
  void a_server_whose_certificate_nobody_vouches_for_gets_nothing() throws FolderException {
    GreenMail impostor = new GreenMail(ServerSetup.SMTPS.dynamicPort());
    impostor.start();
    try {
      MailTransport transport = transport("smtps://localhost:" + impostor.getSmtps().getPort());

      assertThat(transport.send(List.of(mail("zoe@example.org")))).hasSize(1);
      assertThat(impostor.getReceivedMessages()).isEmpty();
    } finally {
      impostor.stop();
    }
  }

  @Test
  void a_password_stands_in_a_file_and_never_in_the_address() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmtpAddress.of("smtps://user:secret@localhost"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmtpAddress.of("smtps://user@localhost?pasword-file=x"));
    assertThatIllegalArgumentException().isThrownBy(() -> SmtpAddress.of("http://localhost"));
    assertThat(SmtpAddress.of("smtps://user@mail.example?password-file=/run/secrets/mail").port())
        .isEqualTo(465);
  }

  @Test
  void no_line_of_a_message_is_longer_than_mail_servers_take() {
    Mail mail = mail("zoe@example.org");
    Mail wide =
        new Mail(
            mail.id(),
            mail.to(),
            "東京 ".repeat(60),
            "de",
            "ä".repeat(3000),
            "x".repeat(3000),
            List.of());

    transport().send(List.of(wide));

    assertThat(GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0]).lines())
        .allMatch(line -> line.length() <= 998);
  }
}

package conference.notification;

import static org.assertj.core.api.Assertions.assertThat;

import conference.testing.MovableClock;
import conference.testing.TestService;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FileTransportTest {

  private static final UUID ID = UUID.fromString("01936000-0000-7000-8000-00000000000a");

  @TempDir private Path parent;

  private final Mail mail =
      new Mail(
          ID,
          "zoe@example.org",
          "Größe 東京",
          "en",
          "text",
          "<p>html</p>",
          List.of(new Mail.Attachment("a.ics", "text/calendar", "BEGIN")));

  private Path send(MailTransport transport) {
    assertThat(transport.send(List.of(mail))).isEmpty();
    return parent.resolve("mails");
  }

  private MailTransport transport() {
    return new FileTransport(
        parent.resolve("mails"),
        "Registration <registration@localhost>",
        new MovableClock("2026-11-23T08:09:10.123Z"),
        TestService.JSON);
  }

  @Test
  void a_mail_becomes_a_json_file_for_the_viewer_and_the_message_itself() throws Exception {
    Path folder = send(transport());

    String name = "20261123T080910123-" + ID;
    assertThat(names(folder)).containsExactlyInAnyOrder(name + ".json", name + ".eml");
    JsonNode letter = TestService.JSON.readTree(Files.readString(folder.resolve(name + ".json")));
    assertThat(letter.propertyNames())
        .containsExactly(
            "id", "to", "from", "subject", "sentAt", "locale", "text", "html", "attachments");
    assertThat(letter.path("sentAt").stringValue()).isEqualTo("2026-11-23T08:09:10.123Z");
    assertThat(letter.at("/attachments/0/base64").stringValue()).isEqualTo("QkVHSU4=");
    try (InputStream content = Files.newInputStream(folder.resolve(name + ".eml"))) {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), content);
      assertThat(message.getSubject()).isEqualTo("Größe 東京");
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_a_problem_of_the_mail_and_not_of_the_service()
      throws IOException {
    Files.writeString(parent.resolve("mails"), "a file where the folder should be");

    assertThat(transport().send(List.of(mail))).containsOnlyKeys(ID);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

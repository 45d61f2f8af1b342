package conference.catalogue.eventfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.AttendeesService;
import conference.platform.RunMode;
import conference.testing.TestService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The command as an operator runs it, beside a replica that serves requests. */
@ExtendWith(OutputCaptureExtension.class)
class LoadEventCommandTest {

  private static TestService service;
  private ConfigurableApplicationContext context;
  private LoadEventCommand command;
  @TempDir Path folder;

  @BeforeAll
  static void startReplica() {
    service = TestService.start();
  }

  @AfterAll
  static void stopReplica() {
    service.close();
  }

  @BeforeEach
  void startCommand() {
    var application = AttendeesService.application(RunMode.COMMAND);
    application.addInitializers(c ->
        c.getBeanFactory()
            .registerSingleton("testStoreAddress", TestService.address(service.store())));
    application.setRegisterShutdownHook(false);
    context =
        application.run(
            "--spring.config.additional-location=file:" + service.folder.resolve("attendees.yaml"));
    command = context.getBean(LoadEventCommand.class);
  }

  @AfterEach
  void stopCommand() {
    context.close();
  }

  private String file(String name, String yaml) throws IOException {
    return Files.writeString(folder.resolve(name), yaml).toString();
  }

  @Test
  void a_loaded_event_is_told_and_served_at_once(CapturedOutput output) throws IOException {
    var harbour = file("harbour.yaml", SampleFile.YAML);

    assertThat(command.run(List.of(harbour), System.out)).isZero();
    assertThat(output.getOut())
        .contains(
            "event harbour-2027 created: published, 2 ticket types, 2 questions; places: hall 100, student 20");
    await().until(() -> service.get("/api/v1/events/harbour-2027").statusCode() == 200);

    assertThat(command.run(List.of(harbour), System.out)).isZero();
    assertThat(output.getOut()).contains("event harbour-2027 is as the file says");

    var larger = file("harbour.yaml", SampleFile.with("capacity: 20", "capacity: 30"));
    assertThat(command.run(List.of(larger), System.out)).isZero();
    assertThat(output.getOut())
        .contains("event harbour-2027 updated")
        .contains("  capacity of student: 20 to 30");
  }

  @Test
  void the_demo_is_served_as_it_is_written() {
    assertThat(command.run(List.of("../one-machine/demo/tidewater-2027.yaml"), System.out))
        .isZero();

    await().until(() -> service.get("/api/v1/events/tidewater-2027").statusCode() == 200);
    var event = TestService.json(service.get("/api/v1/events/tidewater-2027"));
    assertThat(event.path("startsAt").asString()).isEqualTo("2027-06-09T07:00:00Z");
    assertThat(event.path("ticketTypes")).hasSize(5);
    assertThat(event.path("questions")).hasSize(6);
    assertThat(event.path("privacyNotice").path("text").path("de").asString())
        .startsWith("**Wer verantwortlich ist.**");
  }

  @Test
  void mistakes_are_told_one_a_line_and_nothing_is_loaded(CapturedOutput output)
      throws IOException {
    var wrong = file("wrong.yaml", SampleFile.with("slug: harbour-2027", "slug: Wrong!"));

    assertThat(command.run(List.of(wrong), System.out)).isEqualTo(1);

    assertThat(output.getErr().lines())
        .contains(
            wrong
                + ":1:7: slug: \"Wrong!\" must be lower-case letters a-z, digits and single hyphens between them, at most 80 characters",
            "1 mistake; nothing was loaded.");
  }

  @Test
  void a_file_that_is_not_there_is_told_by_its_name(CapturedOutput output) {
    assertThat(command.run(List.of("no-such-file.yaml"), System.out)).isEqualTo(1);
    assertThat(output.getErr()).contains("no-such-file.yaml cannot be read");
    assertThat(command.run(List.of(folder.toString()), System.out)).isEqualTo(1);
    assertThat(output.getErr()).contains(folder + " cannot be read");
  }

  @Test
  void without_a_file_it_says_what_it_needs(CapturedOutput output) {
    assertThat(command.run(List.of(), System.out)).isEqualTo(2);
    assertThat(output.getErr()).contains("load-event FILE...");
  }
}

package conference.privacy;

import static conference.testing.TestService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import conference.store.TestStore;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

/** A backup has brought people back who were erased since. */
@ExtendWith(OutputCaptureExtension.class)
class RepeatErasuresTest {
  private static final String AT = "2026-11-30T22:00:00.123456Z";

  private final TestStore store = TestStore.fresh();
  private final TestEvent event =
      TestEvent.named("restored")
          .pool("hall", 2)
          .ticketType("regular", "hall")
          .confirming()
          .in(store);
  private final TestService service = TestService.start(store, TestService.holdingMails());
  private final RepeatErasuresCommand command = service.bean(RepeatErasuresCommand.class);
  private final JdbcClient jdbc = JdbcClient.create(store.superuser());
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  @TempDir Path folder;

  @AfterEach
  void stop() {
    service.close();
  }

  private UUID signUp(String email) {
    HttpResponse<String> answer =
        service.signUp(event, TestSignUp.of(email).with("waitingList", true));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return UUID.fromString(json(answer).path("id").stringValue());
  }

  private int repeat(String... lines) throws IOException {
    Path list = Files.write(folder.resolve("list"), List.of(lines));
    return command.run(
        List.of(list.toString()), new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  private String line(UUID registration, String reason) {
    return event.id() + " " + registration + " " + AT + " " + reason;
  }

  private Map<UUID, String> states() {
    return jdbc
        .sql("select id, state from conference.registration")
        .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("state")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<String> erasures() {
    return jdbc.sql(
            "select registration_id || ' ' || reason || ' ' || (erased_at = cast(:at as timestamptz))"
                + " from conference.erasure")
        .param("at", AT)
        .query((row, number) -> row.getString(1))
        .list();
  }

  @Test
  void they_go_again_and_who_waited_gets_the_place() throws IOException {
    UUID erased = signUp("one@example.org");
    UUID other = signUp("two@example.org");
    UUID waiting = signUp("three@example.org");
    UUID unknown = UUID.randomUUID();

    assertThat(repeat(line(erased, "request"), "", line(unknown, "retention"))).isZero();

    assertThat(states()).isEqualTo(Map.of(other, "confirmed", waiting, "confirmed"));
    assertThat(erasures())
        .containsExactlyInAnyOrder(erased + " request true", unknown + " retention true");
    assertThat(told).hasToString("2 erasures looked at, 2 repeated%n".formatted());
    assertThat(
            jdbc.sql("select count(*) from conference.outbox where registration_id = ?")
                .param(erased)
                .query(Long.class)
                .single())
        .as("mails to whoever is erased")
        .isZero();
  }

  @Test
  void what_was_repeated_is_not_repeated_again() throws IOException {
    UUID erased = signUp("one@example.org");
    repeat(line(erased, "request"));
    told.reset();

    assertThat(repeat(line(erased, "request"))).isZero();

    assertThat(told).hasToString("1 erasures looked at, 0 repeated%n".formatted());
    assertThat(erasures()).hasSize(1);
  }

  @Test
  void nobody_is_erased_outside_of_a_transaction() {
    UUID there = signUp("one@example.org");

    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() ->
            service
                .bean(ErasePeople.class)
                .erase(event.id(), List.of(there), ErasureReason.REQUEST, Instant.now()));

    assertThat(states()).containsOnlyKeys(there);
    assertThat(erasures()).isEmpty();
  }

  @Test
  void nobody_goes_by_a_list_that_is_not_understood(CapturedOutput output) throws IOException {
    UUID there = signUp("one@example.org");
    for (String broken :
        List.of(
            event.id() + " " + there + " " + AT,
            event.id() + " " + there + " yesterday request",
            event.id() + " nobody " + AT + " request",
            line(there, "revenge"))) {
      assertThat(repeat(line(there, "request"), broken)).as(broken).isEqualTo(2);
    }

    assertThat(output.getErr()).contains("Line 2 of ");
    assertThat(states()).containsOnlyKeys(there);
    assertThat(command.run(List.of(folder.resolve("absent").toString()), System.out)).isEqualTo(2);
    assertThat(command.run(List.of(), System.out)).isEqualTo(2);
  }
}

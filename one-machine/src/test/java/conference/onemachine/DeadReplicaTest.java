package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One of two replicas dies over whatever it is asked. */
class DeadReplicaTest {
  @TempDir static Path folder;
  private static Balanced system;

  @BeforeAll
  static void start() throws IOException {
    system = Balanced.start(folder, Configuration.Limits.GENEROUS);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  /** Whoever asks meets neither a 502 nor a second try of their own. */
  @ParameterizedTest
  @CsvSource({
    "GET,   /api/v1/events/safe",
    "GET,   /api/v1/events/safe/availability",
    "GET,   /api/v1/manage/registration/calendar.ics",
    "PATCH, /api/v1/manage/registration",
    "POST,  /api/v1/manage/registration/cancellation",
    "POST,  /api/v1/events/safe/registrations"
  })
  void losesNothingThatIsSafeOrIdempotent(String method, String path) {
    system.first.answering(path, asked -> ServiceStub.Answer.hangUp());
    system.second.answering(path, asked -> ServiceStub.Answer.json("{}", "no-store"));

    Waiting.until(
        Duration.ofSeconds(30),
        () -> {
          assertThat(system.send(method, path, "Idempotency-Key", "12345678").statusCode())
              .isEqualTo(200);
          return !system.first.asked(path).isEmpty();
        },
        () -> "the one that dies was never asked");
  }
}

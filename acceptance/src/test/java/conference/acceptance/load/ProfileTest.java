package conference.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {

  @Test
  void putsTheLargestFirstAndLeavesOutWhatIsTooSmallToBeSeen() {
    List<Profile.Part> parts =
        Profile.parts("view", Map.of("much", 3.0, "some", 1.0, "nothing", 0.01), 1000);

    assertThat(parts)
        .containsExactly(
            new Profile.Part("view", "much", 3.0), new Profile.Part("view", "some", 1.0));
  }

  @Test
  void countsThreadsThatDifferByNumberAsOne() {
    assertThat(
            List.of("ForkJoinPool-1-", "C2 CompilerThre", "GC Thread#0\n").stream()
                .map(CpuByName::name))
        .containsExactly("ForkJoinPool", "C2 CompilerThre", "GC Thread");
  }

  @Test
  void callsAProcessOfTheStoreByWhatItDoesOrWhomItServes() {
    assertThat(CpuByName.task("postgres: walwriter \0")).isEqualTo("walwriter");
    assertThat(CpuByName.task("postgres: io worker 1\0")).isEqualTo("io worker");
    assertThat(CpuByName.task("postgres: conference_application conference 127.0.0.1(4) COMMIT"))
        .isEqualTo("conference_application");
  }

  @Test
  void countsASampleForTheLibraryThatTheJdkWorksFor() {
    assertThat(
            JvmSamples.library(
                List.of("java.lang.String", "tools.jackson.core.JsonParser", "conference.X")))
        .isEqualTo("JSON");
    assertThat(
            JvmSamples.library(List.of("sun.security.ssl.SSLEngineImpl", "org.postgresql.Driver")))
        .isEqualTo("TLS and cryptography");
    assertThat(
            JvmSamples.library(
                List.of(
                    "sun.nio.fs.UnixNativeDispatcher", "conference.notification.FileTransport")))
        .isEqualTo("mails");
    assertThat(JvmSamples.library(List.of("java.lang.Thread")))
        .isEqualTo("the JDK's threads, queues and sockets");
  }
}

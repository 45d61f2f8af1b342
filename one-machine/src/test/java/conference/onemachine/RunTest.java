package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a newcomer types, and the sentence that answers what cannot be. */
class RunTest {
  @TempDir Path folder;

  @Test
  void hasDefaultsForEverything() {
    Configuration configuration = parse("--empty");

    assertThat(configuration.port()).isEqualTo(8443);
    assertThat(configuration.replicas()).isEqualTo(2);
    assertThat(configuration.data()).isEqualTo(Path.of(".data").toAbsolutePath());
    assertThat(configuration.website()).isEqualTo("https://localhost:8443");
    assertThat(configuration.events()).isEmpty();
    assertThat(configuration.store()).isEmpty();
    assertThat(configuration.smtp()).isEmpty();
  }

  @Test
  void takesEventsInsteadOfTheDemo() {
    Configuration configuration = parse("--event", "a.yaml", "--event", "/b.yaml");

    assertThat(configuration.events())
        .containsExactly(Path.of("a.yaml").toAbsolutePath(), Path.of("/b.yaml"));
  }

  @Test
  void givesEveryNodeAPortOfItsOwn() {
    Configuration configuration = parse("--empty", "--port", "9443", "--replicas", "3");

    assertThat(configuration.servicePort(3)).isEqualTo(9446);
    assertThat(configuration.managementPort(3)).isEqualTo(10446);
    assertThat(configuration.storePort()).isEqualTo(11443);
  }

  @Test
  void usesAStoreOfOnesOwnWithItsOwnCredentials() {
    Configuration.OwnStore store =
        parse(
                "--empty",
                "--store",
                "jdbc:postgresql://db/conference",
                "--store-credentials",
                "/etc/conference")
            .store()
            .orElseThrow();

    assertThat(store.as(Identity.APPLICATION).certificate())
        .isEqualTo(Path.of("/etc/conference/conference_application.crt"));
    assertThat(store.as(Identity.MIGRATOR).url()).isEqualTo("jdbc:postgresql://db/conference");
    assertThat(store.as(Identity.MIGRATOR).role()).isEqualTo("conference_migrator");
  }

  @Test
  void asksOfAStoreWithStandbysForTheOneThatTakesWrites() {
    String url = "jdbc:postgresql://one:5432,two:5433/conference";
    var migrator = parse("--empty", "--store", url).store().orElseThrow().as(Identity.MIGRATOR);

    assertThat(migrator.url()).isEqualTo(url);
    assertThat(migrator.dataSource().getServerNames()).containsExactly("one", "two");
    assertThat(migrator.dataSource().getPortNumbers()).containsExactly(5432, 5433);
    assertThat(migrator.dataSource().getTargetServerType()).isEqualTo("primary");
  }

  @Test
  void saysInOneSentenceWhatCannotBe() {
    assertThatThrownBy(() -> parse("--empty", "--replicas", "0"))
        .isInstanceOf(LaunchException.class)
        .hasMessage("--replicas is a number from 1 to 9, not 0");
    assertThatThrownBy(() -> parse("--empty", "--port", "80"))
        .hasMessage("--port is a number from 1024 to 63000, not 80");
    assertThatThrownBy(() -> parse("--empty", "--store", "postgres://db/x"))
        .hasMessageContaining("begins with jdbc:postgresql://");
  }

  @Test
  void refusesUnknownOptionsWithTheUsage() {
    StringWriter err = new StringWriter();
    CommandLine command = Run.commandLine().setErr(new PrintWriter(err, true));

    assertThat(command.execute("--prot", "9000")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown options: '--prot'", "--port");
  }

  @Test
  void refusesDemoAndEmptyAtOnce() {
    StringWriter err = new StringWriter();

    assertThat(Run.commandLine().setErr(new PrintWriter(err, true)).execute("--demo", "--empty"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("mutually exclusive");
  }

  @Test
  void namesWhoHasAPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> ThisMachine.insistOnFree(taken.getLocalPort(), "load balancer"))
          .isInstanceOf(LaunchException.class)
          .hasMessageStartingWith("port " + taken.getLocalPort() + " (load balancer) is taken")
          .hasMessageContaining("--port");
      assertThat(PortOwner.of(taken.getLocalPort()))
          .hasValueSatisfying(owner ->
              assertThat(owner).contains("(process " + ProcessHandle.current().pid() + ")"));
    }
  }

  @Test
  void letsOneRunAtATimeUseADataFolder() {
    try (RunFile claimed = RunFile.claim(folder)) {
      claimed.write(
          new RunFile.Running(
              8443, 2, "jdbc:…", null, new java.util.TreeMap<>(java.util.Map.of("launcher", 42L))));

      assertThatThrownBy(() -> RunFile.claim(folder))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("is in use by another run (process 42)")
          .hasMessageContaining("./run stop");
    }
    RunFile.claim(folder).close();
  }

  @Test
  void endsWhatAKilledLauncherLeft() throws IOException {
    Process leftover =
        new ProcessBuilder(
                "sh", "-c", "while :; do sleep 1; done", folder.resolve("logs").toString())
            .start();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    java.util.TreeMap<String, Long> processes = new java.util.TreeMap<>();
    processes.put("attendees-1", leftover.pid());
    processes.put("attendees-2", stranger.pid());
    Files.writeString(
        folder.resolve("run.json"),
        new tools.jackson.databind.ObjectMapper()
            .writeValueAsString(new RunFile.Running(1, 2, "", null, processes)));

    RunFile.claim(folder).close();

    assertThat(leftover.isAlive()).isFalse();
    assertThat(stranger.isAlive()).as("a process that only inherited the number").isTrue();
    stranger.destroyForcibly();
  }

  @Test
  void refusesTemplatesThatAskForTheUnknown() {
    assertThatThrownBy(() -> NginxFiles.fill("listen ${PROT};", java.util.Map.of("PORT", "1")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("${PROT}");
  }

  @Test
  void saysWhenThereIsNothingToExport() {
    StringWriter err = new StringWriter();

    int status =
        Run.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("csv", "demo", "--data", folder.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("there is nothing in " + folder + " yet");
  }

  @Test
  void saysWhenThereIsNothingToVerify() {
    StringWriter err = new StringWriter();

    int status =
        Run.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("verify-audit", "--data", folder.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("there is nothing in " + folder + " yet");
  }

  private static Configuration parse(String... arguments) {
    Run run = new Run();
    new CommandLine(run).parseArgs(arguments);
    return run.configuration();
  }
}

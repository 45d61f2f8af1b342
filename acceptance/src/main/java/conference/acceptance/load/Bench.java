package conference.acceptance.load;

import conference.onemachine.LaunchException;
import conference.onemachine.Progress;
import conference.store.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What stands behind {@code ./bench}. */
@Command(
    name = "./bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Measures the real system on this machine under load: throughput, latency, and CPU of each node.")
public final class Bench implements Callable<Integer> {
  enum Kind {
    full,
    quick,
    smoke;

    Scenarios.Extent extent() {
      return switch (this) {
        case full -> Scenarios.Extent.FULL;
        case quick -> Scenarios.Extent.QUICK;
        case smoke -> Scenarios.Extent.SMOKE;
      };
    }
  }

  @Parameters(
      arity = "0..1",
      defaultValue = "full",
      description =
          "full (below 10 minutes), quick (the write path, below 90 seconds) or smoke (says only that everything works)")
  private Kind kind = Kind.full;

  @Option(
      names = "--port",
      defaultValue = "14443",
      description = "HTTPS port; others follow from it (${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".bench",
      description = "Emptied at the start; the results stay (${DEFAULT-VALUE})")
  private Path folder = Path.of(".bench");

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "After the warm-up only these: ${COMPLETION-CANDIDATES}",
      completionCandidates = ScenarioNames.class)
  private List<String> only = List.of();

  @Option(names = "--publish", description = "Puts the tables into docs/performance.md as well")
  private boolean publish;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench())
            .setExecutionExceptionHandler(Bench::explain)
            .execute(arguments));
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    if (failure instanceof LaunchException
        || failure instanceof StoreException
        || failure instanceof BenchException) {
      command.getErr().println("\n" + failure.getMessage());
    } else {
      failure.printStackTrace(command.getErr());
    }
    return 1;
  }

  static final class ScenarioNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scenarios.names().iterator();
    }
  }

  @Override
  public Integer call() throws IOException {
    List<String> unknown = only.stream().filter(name -> !Scenarios.names().contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new BenchException("--only knows " + Scenarios.names() + " and not " + unknown);
    }
    if (Wrk.program().isEmpty()) {
      throw new BenchException(
          "wrk is missing: install it, for example with 'apt-get install wrk'");
    }
    Path home = Path.of(System.getProperty("conference.home", "")).toAbsolutePath();
    Path kept =
        Path.of(System.getProperty("conference.from", ""))
            .toAbsolutePath()
            .resolve(folder)
            .normalize();
    Path data = kept.resolve("data");
    empty(data);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Results results;
    Map<String, String> circumstances;
    try (MeasuredSystem system =
        MeasuredSystem.start(home, data, port, kind.extent().events(), Progress.to(out))) {
      Thread closing = new Thread(system::close);
      Runtime.getRuntime().addShutdownHook(closing);
      circumstances = circumstances(begun, system);
      results =
          new Scenarios(system, kind.extent())
              .run(
                  (step, seconds) -> out.println("  ok  %s (%.0f s)".formatted(step, seconds)),
                  only);
      Runtime.getRuntime().removeShutdownHook(closing);
    }
    List<Bar> bars = new Bars(results, kind.extent().busy()).all();
    String name = "bench-" + begun.toString().replace(":", "");
    Path json = kept.resolve(name + ".json");
    Files.writeString(json, JsonReport.text(circumstances, results, bars));
    String report = new Report(results, bars, kind.extent().busy()).text();
    Files.writeString(
        kept.resolve(name + ".md"), Page.circumstances(circumstances) + "\n" + report);
    if (publish) {
      Page.of(home.resolve("docs/performance.md"))
          .publish(Page.circumstances(published(begun)) + "\n" + report);
    }
    out.println();
    circumstances.forEach((what, value) -> out.println(what + ": " + value));
    out.println("\n" + report);
    out.println("Every run of every scenario: " + json);
    return results.problems().isEmpty() ? 0 : 2;
  }

  /** Nothing about whose machine it was. */
  private Map<String, String> published(Instant begun) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("command", "./bench " + kind);
    all.put("when", begun.toString().substring(0, 10));
    all.put("machine", Machine.size());
    return all;
  }

  private Map<String, String> circumstances(Instant begun, MeasuredSystem system)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("command", "./bench " + kind);
    all.put("when", begun.toString());
    all.put("machine", Machine.words());
    all.put("busy beforehand", "load average " + Machine.loadAverage());
    all.put("Java", System.getProperty("java.vm.version"));
    all.put(
        "PostgreSQL",
        system.stored().version()
            + ", fsync "
            + system.stored().setting("fsync")
            + ", synchronous_commit "
            + system.stored().setting("synchronous_commit")
            + ", full_page_writes "
            + system.stored().setting("full_page_writes"));
    all.put(
        "NGINX and load generator",
        Machine.version("nginx", "-v") + ", " + Machine.version("wrk", "-v"));
    return all;
  }

  private static void empty(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    try (Stream<Path> all = Files.walk(data)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}

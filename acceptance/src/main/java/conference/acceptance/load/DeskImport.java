package conference.acceptance.load;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An organiser brings in a long list, and takes all of it along again. */
final class DeskImport {

  private static final String HEADER =
      "given_name,family_name,email,organisation,answer:meals,answer:wishes\n";
  private static final Pattern STATE =
      Pattern.compile(".*\"state\":\"([a-z]+)\".*", Pattern.DOTALL);
  private static final long PAUSE_NANOS = 100_000_000;
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  private final MeasuredSystem system;
  private final OrganiserClient organiser;
  private final int rows;

  DeskImport(MeasuredSystem system, OrganiserClient organiser, int rows) {
    this.system = system;
    this.organiser = organiser;
    this.rows = rows;
  }

  /**
   * What it took, in seconds; and what was resident in a replica before and after all of it.
   *
   * @param exporting of everybody as CSV, whoever was there before
   */
  record Outcome(
      int rows,
      double receiving,
      double checking,
      double registering,
      double exporting,
      double megabytesBefore,
      double megabytesAfter) {

    double seconds() {
      return receiving + checking + registering;
    }
  }

  Outcome run() {
    String path = "imports/" + UUID.randomUUID();
    byte[] file = file().getBytes(StandardCharsets.UTF_8);
    double before = megabytes();
    double receiving =
        seconds(() -> organiser.send("PUT", path, BodyPublishers.ofByteArray(file), "text/csv"));
    double checking =
        seconds(() -> {
          organiser.post(
              path + "/check",
              """
              {"columns": ["givenName", "familyName", "email", "organisation", "answer:meals", "answer:wishes"],
               "ticketType": "remote", "locale": "en", "waitingList": false}
              """);
          await(path, "checking", "checked");
        });
    double registering =
        seconds(() -> {
          organiser.post(
              path + "/run", "{\"skipBad\": false, \"mail\": false, \"privacyNoticeVersion\": 1}");
          await(path, "running", "done");
        });
    double exporting = seconds(() -> organiser.get("attendees.csv"));
    return new Outcome(rows, receiving, checking, registering, exporting, before, megabytes());
  }

  private String file() {
    return IntStream.range(0, rows)
        .mapToObj(n ->
            "Zoë,Quist %1$d,guest-%1$d@import.example,Company %2$d,vegan,Looking forward to it"
                .formatted(n, n % 977))
        .collect(Collectors.joining("\n", HEADER, "\n"));
  }

  private void await(String path, String meanwhile, String end) {
    long begun = System.nanoTime();
    String state = meanwhile;
    while (state.equals(meanwhile)) {
      LockSupport.parkNanos(PAUSE_NANOS);
      state = STATE.matcher(organiser.get(path)).replaceFirst("$1");
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        throw new BenchException("an import was still " + state + " after five minutes");
      }
    }
    if (!state.equals(end)) {
      throw new BenchException("an import came to be " + state + ": " + organiser.get(path));
    }
  }

  private double megabytes() {
    return system.replicas().stream()
        .mapToDouble(ProcessTree::residentMegabytes)
        .max()
        .orElseThrow();
  }

  private static double seconds(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }
}

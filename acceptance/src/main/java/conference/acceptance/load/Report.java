package conference.acceptance.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results in tables for people. */
final class Report {
  private final Results results;
  private final List<Bar> bars;
  private final String busy;

  Report(Results results, List<Bar> bars, int busy) {
    this.results = results;
    this.bars = bars;
    this.busy = Scenarios.closedLoop(busy);
  }

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add("What is to be reached, and what this run found\n");
    parts.add(bars());
    results.profile().ifPresent(profile -> parts.add(profile.text()));
    parts.add(
        "Sign-ups, each a person with four answers, a consent and a mail; CPU in milliseconds for each, mails apart\n");
    parts.add(signUps());
    parts.add(mails());
    parts.add(
        "Compared in the same run; the store's CPU and that of whoever speaks to it, for each registration\n");
    parts.add(comparisons());
    if (!results.rushes().isEmpty()) {
      parts.add(
          "Opening rush: in each second as many people as there are clients, each with the page, the sign-up and the wait for news\n");
      parts.add(rushes());
    }
    if (!results.viewers().isEmpty()) {
      parts.add("Viewers of the places left, while people sign up\n");
      parts.add(viewers());
    }
    if (!results.desks().isEmpty()) {
      parts.add("The organiser's desk: lists and searches, one after the other\n");
      parts.add(desk());
      parts.add("A list from elsewhere, all or nothing; and everybody as CSV\n");
      parts.add(imports());
    }
    parts.add("A replica\n");
    parts.add(replica());
    parts.add(checks());
    return String.join("\n", parts);
  }

  private String bars() {
    Table table = new Table("what", "this run", "demanded", "verdict");
    for (Bar bar : bars) {
      table.row(bar.what(), Series.figure(bar.measured()), bar.demand(), bar.verdict());
    }
    return table.text();
  }

  private String signUps() {
    Table table =
        new Table(
            "scenario",
            "a second",
            "p50 ms",
            "p99 ms",
            "load balancer",
            "attendees",
            "store",
            "system",
            "generator",
            "WAL bytes",
            "answers");
    results
        .signUps()
        .keySet()
        .forEach(scenario ->
            table.row(
                scenario,
                figure(scenario, one -> one.signUps().perSecond()),
                figure(scenario, one -> one.signUps().latencies().percentile(50)),
                figure(scenario, one -> one.signUps().latencies().percentile(99)),
                figure(scenario, one -> one.millis(Node.LOAD_BALANCER)),
                figure(scenario, one -> one.millis(Node.ATTENDEES)),
                figure(scenario, one -> one.millis(Node.STORE)),
                figure(scenario, Measured::systemMillis),
                figure(scenario, one -> one.millis(Node.LOAD_GENERATOR)),
                figure(scenario, Measured::walBytesEach),
                answers(scenario)));
    return table.text();
  }

  private String figure(String scenario, java.util.function.ToDoubleFunction<Measured> figure) {
    return results.ofSignUps(scenario, figure).text();
  }

  private String answers(String scenario) {
    Map<String, Long> sum = new TreeMap<>();
    results
        .signUps()
        .getOrDefault(scenario, List.of())
        .forEach(one ->
            one.signUps()
                .answers()
                .forEach((answer, count) -> sum.merge(answer, count, Long::sum)));
    return words(sum);
  }

  private static String words(Map<String, Long> answers) {
    return new TreeMap<>(answers)
        .entrySet().stream()
            .map(answer -> "%,d × %s".formatted(answer.getValue(), answer.getKey()))
            .collect(Collectors.joining(", "));
  }

  private String mails() {
    CpuAccount.Reading one = results.mails().oneMail();
    return "A confirmation mail, sent later: attendees %s ms, store %s ms (from %d mails).%n"
        .formatted(
            Series.figure(one.of(Node.ATTENDEES) * 1000),
            Series.figure(one.of(Node.STORE) * 1000),
            results.mails().mails());
  }

  private String comparisons() {
    Table table =
        new Table("way", "a second", "store", "its client", "WAL bytes", "store, relative");
    double store = results.ofSignUps(busy, one -> one.millis(Node.STORE)).median();
    table.row(
        "coalesced, " + busy,
        figure(busy, one -> one.signUps().perSecond()),
        figure(busy, one -> one.millis(Node.STORE)),
        "in attendees",
        figure(busy, Measured::walBytesEach),
        "1");
    for (String way : results.written().keySet()) {
      Series of = results.ofWritten(way, one -> one.millis(Node.STORE));
      table.row(
          way,
          results.ofWritten(way, Written::perSecond).text(),
          of.text(),
          results.ofWritten(way, one -> one.millis(Node.ATTENDEES)).text(),
          results.ofWritten(way, Written::walBytesEach).text(),
          Series.figure(of.median() / store));
    }
    return table.text() + "\n" + totals();
  }

  private String totals() {
    double system = results.ofSignUps(busy, Measured::systemMillis).median();
    double oneEach = results.oneEachMillis(busy);
    return "One transaction each, with the load balancer and the service as measured above: %s ms of CPU in all, %s times the %s ms of coalescing.%n"
        .formatted(Series.figure(oneEach), Series.figure(oneEach / system), Series.figure(system));
  }

  private String viewers() {
    Table table =
        new Table(
            "viewers",
            "sign-ups a second",
            "answers a second",
            "versions shown",
            "asked upstream a second",
            "p50 ms behind",
            "p99 ms behind",
            "at most",
            "between news ms",
            "last news ms",
            "load balancer ms/answer",
            "load balancer MB",
            "attendees MB more");
    for (Viewers.Outcome one : results.viewers()) {
      table.row(
          "%,d".formatted(one.viewers()),
          Series.figure(one.signUps().signUps().perSecond()),
          Series.figure(one.answers() / one.signUps().signUps().seconds()),
          Long.toString(one.versionsShown()),
          Series.figure(one.upstreamPerSecond()),
          Series.figure(one.behind().percentile(50)),
          Series.figure(one.behind().percentile(99)),
          Series.figure(one.behind().highest()),
          Series.figure(one.longestBetweenNews()),
          Series.figure(one.lastNewsMillis()),
          Series.figure(one.signUps().cpu().of(Node.LOAD_BALANCER) * 1000 / one.answers()),
          Series.figure(one.loadBalancerMegabytes()),
          Series.figure(one.attendeesMegabytes()));
    }
    return table.text();
  }

  private String rushes() {
    Table table =
        new Table(
            "clients",
            "places",
            "sold out after s",
            "sign-up p50 ms",
            "sign-up p99 ms",
            "sent late ms",
            "page p99 ms",
            "p99 ms behind",
            "last news ms",
            "system CPU s",
            "answers");
    for (Rush.Outcome one : results.rushes()) {
      SignUps signUps = one.signUps();
      table.row(
          "%,d".formatted(one.clients()),
          "%,d".formatted(one.places()),
          Series.figure(signUps.secondsUntilLastConfirmed()),
          Series.figure(signUps.latencies().percentile(50)),
          Series.figure(signUps.latencies().percentile(99)),
          Series.figure(signUps.sentLateMillis()),
          Series.figure(one.pages().latencies().percentile(99)),
          Series.figure(one.viewers().behind().percentile(99)),
          Series.figure(one.viewers().lastNewsMillis()),
          Series.figure(one.viewers().signUps().cpu().system()),
          words(signUps.answers()));
    }
    return table.text();
  }

  private String desk() {
    Table table =
        new Table(
            "attendees",
            "s until all are gathered",
            "s until all are compared",
            "p50 ms",
            "p95 ms",
            "highest ms",
            "p95 ms of the numbers");
    for (DeskSearches.Outcome one : results.desks()) {
      table.row(
          "%,d".formatted(one.attendees()),
          Series.figure(one.gatheringSeconds()),
          Series.figure(one.comparingSeconds()),
          Series.figure(one.latencies().percentile(50)),
          Series.figure(one.latencies().percentile(95)),
          Series.figure(one.latencies().highest()),
          Series.figure(one.overviews().percentile(95)));
    }
    return table.text();
  }

  private String imports() {
    Table table =
        new Table(
            "rows",
            "s until received",
            "s until checked",
            "s until registered",
            "s to export all",
            "resident MB before",
            "resident MB after");
    for (DeskImport.Outcome one : results.imports()) {
      table.row(
          "%,d".formatted(one.rows()),
          Series.figure(one.receiving()),
          Series.figure(one.checking()),
          Series.figure(one.registering()),
          Series.figure(one.exporting()),
          Series.figure(one.megabytesBefore()),
          Series.figure(one.megabytesAfter()));
    }
    return table.text();
  }

  private String replica() {
    Table table = new Table("figure", "value");
    table.row(
        "CPU seconds until ready",
        new Series(results.startUps().stream().map(StartUp.Outcome::cpuSeconds).toList()).text());
    table.row(
        "seconds until ready",
        new Series(results.startUps().stream().map(StartUp.Outcome::seconds).toList()).text());
    table.row(
        "resident MB after %,d sign-ups".formatted(results.signUpsInWarmUp()),
        new Series(results.residentAfterWarmUp()).text());
    table.row("resident MB at most", new Series(results.residentAtMost()).text());
    return table.text();
  }

  private String checks() {
    if (results.problems().isEmpty()) {
      return """
      Checked after each run: everybody was confirmed and answered, what was acknowledged is stored, once, with consent,
      audit, idempotency key and mail, and counters are the number of rows.
      """;
    }
    return "NOT VALID, as something went wrong:\n  "
        + String.join("\n  ", results.problems())
        + "\n";
  }
}

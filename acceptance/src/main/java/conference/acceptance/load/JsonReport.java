package conference.acceptance.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every run of every scenario for programs, as it was measured: mails are not taken off here. */
final class JsonReport {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  static String text(Map<String, String> circumstances, Results results, List<Bar> bars) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("circumstances", circumstances);
    all.put("bars", bars);
    all.put("signUps", each(results.signUps(), JsonReport::measured));
    all.put("written", each(results.written(), JsonReport::written));
    all.put("mail", cpu(results.mails().oneMail(), 1));
    all.put("idleSecond", cpu(results.mails().idleSecond(), 1));
    all.put("viewers", results.viewers().stream().map(JsonReport::viewers).toList());
    all.put("rushes", results.rushes().stream().map(JsonReport::rush).toList());
    all.put("startUps", results.startUps());
    all.put("desk", results.desks().stream().map(JsonReport::desk).toList());
    all.put("imports", results.imports().stream().map(JsonReport::imported).toList());
    all.put("residentMegabytesAfterWarmUp", results.residentAfterWarmUp());
    all.put("residentMegabytesAtMost", results.residentAtMost());
    results.profile().ifPresent(profile -> all.put("profile", profile.parts()));
    all.put("problems", results.problems());
    return JSON.writeValueAsString(all) + "\n";
  }

  private static Map<String, Object> desk(DeskSearches.Outcome one) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("attendees", one.attendees());
    figures.put("gatheringSeconds", one.gatheringSeconds());
    figures.put("comparingSeconds", one.comparingSeconds());
    figures.put("p50Millis", one.latencies().percentile(50));
    figures.put("p95Millis", one.latencies().percentile(95));
    figures.put("highestMillis", one.latencies().highest());
    figures.put("overviewP95Millis", one.overviews().percentile(95));
    return figures;
  }

  private static Map<String, Object> imported(DeskImport.Outcome one) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", one.rows());
    figures.put("receivingSeconds", one.receiving());
    figures.put("checkingSeconds", one.checking());
    figures.put("registeringSeconds", one.registering());
    figures.put("exportingSeconds", one.exporting());
    figures.put("residentMegabytesBefore", one.megabytesBefore());
    figures.put("residentMegabytesAfter", one.megabytesAfter());
    return figures;
  }

  private static <T> Map<String, Object> each(
      Map<String, List<T>> runs, java.util.function.Function<T, Object> figures) {
    Map<String, Object> all = new LinkedHashMap<>();
    runs.forEach((scenario, ones) -> all.put(scenario, ones.stream().map(figures).toList()));
    return all;
  }

  private static Map<String, Object> measured(Measured one) {
    Map<String, Object> figures = new LinkedHashMap<>();
    SignUps signUps = one.signUps();
    figures.put("answers", signUps.answers());
    figures.put("seconds", signUps.seconds());
    figures.put("perSecond", signUps.perSecond());
    for (double percent : new double[] {50, 90, 99, 99.9}) {
      figures.put("p" + percent + "Millis", signUps.latencies().percentile(percent));
    }
    figures.put("highestMillis", signUps.latencies().highest());
    figures.put("sentLateMillis", signUps.sentLateMillis());
    figures.put("cpuMillisEach", cpu(one.cpu(), signUps.confirmed()));
    figures.put("walBytesEach", one.walBytesEach());
    figures.put("mailsMeanwhile", one.mails());
    figures.put("problems", one.problems());
    return figures;
  }

  private static Map<String, Object> written(Written one) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("registrations", one.registrations());
    figures.put("perSecond", one.perSecond());
    figures.put("cpuMillisEach", cpu(one.cpu(), one.registrations()));
    figures.put("walBytesEach", one.walBytesEach());
    return figures;
  }

  private static Map<String, Object> viewers(Viewers.Outcome one) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("viewers", one.viewers());
    figures.put("answers", one.answers());
    figures.put("versionsShown", one.versionsShown());
    figures.put("longestMillisBetweenNews", one.longestBetweenNews());
    figures.put("upstreamRequests", one.upstreamRequests());
    for (double percent : new double[] {50, 90, 99, 100}) {
      figures.put("p" + percent + "MillisBehind", one.behind().percentile(percent));
    }
    figures.put("lastNewsMillis", one.lastNewsMillis());
    figures.put("loadBalancerMegabytes", one.loadBalancerMegabytes());
    figures.put("attendeesMegabytes", one.attendeesMegabytes());
    figures.put("signUps", measured(one.signUps()));
    return figures;
  }

  private static Map<String, Object> rush(Rush.Outcome one) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("clients", one.clients());
    figures.put("places", one.places());
    figures.put("secondsUntilSoldOut", one.signUps().secondsUntilLastConfirmed());
    figures.put("pages", one.pages().answers());
    figures.put("pageP99Millis", one.pages().latencies().percentile(99));
    figures.put("viewers", viewers(one.viewers()));
    return figures;
  }

  private static Map<String, Double> cpu(CpuAccount.Reading reading, long among) {
    return reading.seconds().entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().label(), entry -> entry.getValue() * 1000 / among));
  }
}

package conference.acceptance.load;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the people who signed up in one run were told, as the load generator saw it. */
record SignUps(
    Map<Integer, Long> statuses,
    long unanswered,
    long socketErrors,
    double seconds,
    double cpuSeconds,
    Latencies latencies) {
  SignUps {
    statuses = Map.copyOf(statuses);
  }

  /** Reads what sign-up.lua prints. */
  static SignUps of(JsonNode result, long startMillis, int connections) {
    Map<Integer, Long> statuses = new TreeMap<>();
    result
        .get("statuses")
        .forEachEntry((status, count) -> statuses.put(Integer.valueOf(status), count.longValue()));
    Map<Long, Long> latencies = new TreeMap<>();
    result
        .get("latencies")
        .forEach(pair -> latencies.put(pair.get(0).longValue(), pair.get(1).longValue()));
    long answered = result.get("answered").longValue();
    return new SignUps(
        statuses,
        result.get("sent").longValue() - answered,
        result.get("socketErrors").longValue(),
        (result.get("lastAnswer").doubleValue() - startMillis) / 1000,
        result.get("cpuSeconds").doubleValue(),
        Latencies.withoutCorrection(latencies, interval(result, connections)));
  }

  /**
   * What wrk takes for the expected time between two requests of a connection; its own integer
   * arithmetic.
   */
  private static long interval(JsonNode result, int connections) {
    long perConnection = result.get("requests").longValue() / connections;
    return perConnection == 0 ? 0 : result.get("runtime").longValue() / perConnection;
  }

  long count(int status) {
    return statuses.getOrDefault(status, 0L);
  }

  long confirmed() {
    return count(201);
  }

  double perSecond() {
    return confirmed() / seconds;
  }

  long refused() {
    return statuses.values().stream().mapToLong(Long::longValue).sum() - confirmed();
  }
}

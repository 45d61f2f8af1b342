package conference.acceptance.load;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the people of one run were told, as the load generator saw it: by status and word, such as
 * "201 confirmed" or "201 waiting". Sent late is how long after its time the latest was sent.
 */
record SignUps(
    Map<String, Long> answers,
    long unanswered,
    long socketErrors,
    double seconds,
    double secondsUntilLastConfirmed,
    double sentLateMillis,
    double cpuSeconds,
    Latencies latencies) {
  private static final String CONFIRMED = "201 confirmed";
  private static final String WAITING = "201 waiting";

  SignUps {
    answers = Map.copyOf(answers);
  }

  /** Reads what sign-up.lua prints, and pages.lua as far as it applies. */
  static SignUps of(JsonNode result, long startMillis, int connections) {
    Map<String, Long> answers = new TreeMap<>();
    result.get("answers").forEachEntry((answer, count) -> answers.put(answer, count.longValue()));
    Map<Long, Long> latencies = new TreeMap<>();
    result
        .get("latencies")
        .forEach(pair -> latencies.put(pair.get(0).longValue(), pair.get(1).longValue()));
    long answered = result.get("answered").longValue();
    return new SignUps(
        answers,
        result.get("sent").longValue() - answered,
        result.get("socketErrors").longValue(),
        (result.get("lastAnswer").doubleValue() - startMillis) / 1000,
        (result.get("lastConfirmed").doubleValue() - startMillis) / 1000,
        result.get("sentLateMillis").doubleValue(),
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

  long count(String answer) {
    return answers.getOrDefault(answer, 0L);
  }

  long confirmed() {
    return count(CONFIRMED);
  }

  /** Everybody who was told that they are in the store: with a place, or in line for one. */
  long acknowledged() {
    return confirmed() + count(WAITING);
  }

  long answered() {
    return answers.values().stream().mapToLong(Long::longValue).sum();
  }

  double perSecond() {
    return confirmed() / seconds;
  }
}

package conference.acceptance.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the CPU of a registration goes inside the service and the store: by thread and by process
 * as the kernel charges them, and by library as the JVM samples its own CPU time. It is a run of
 * its own, as watching costs something.
 */
record Profile(List<Part> parts) {
  private static final int MOST_ROWS = 8;

  /** Milliseconds of CPU for each registration. */
  record Part(String view, String what, double millis) {}

  static Profile of(MeasuredSystem system, Load load) {
    List<Long> replicas = system.replicas();
    long store = system.machine().store().pid();
    JvmSamples samples = JvmSamples.start(replicas, system.scripts());
    Map<String, Double> threadsBefore = CpuByName.ofThreads(replicas);
    Map<String, Double> processesBefore = CpuByName.ofStoreProcesses(store);
    long confirmed = new SignUpLoad(system).run(load).signUps().confirmed();
    Map<String, Double> threads = since(threadsBefore, CpuByName.ofThreads(replicas));
    Map<String, Double> processes = since(processesBefore, CpuByName.ofStoreProcesses(store));
    List<Part> parts = new ArrayList<>();
    parts.addAll(parts("attendees, by thread", threads, confirmed));
    parts.addAll(parts("attendees, by library", samples.secondsByLibrary(), confirmed));
    parts.addAll(parts("attendees-store, by process", processes, confirmed));
    return new Profile(parts);
  }

  private static Map<String, Double> since(Map<String, Double> before, Map<String, Double> after) {
    Map<String, Double> used = new HashMap<>();
    after.forEach((name, seconds) -> used.put(name, seconds - before.getOrDefault(name, 0.0)));
    return used;
  }

  /** The largest; what is too small to be seen is left out. */
  static List<Part> parts(String view, Map<String, Double> seconds, long among) {
    double all = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    return seconds.entrySet().stream()
        .filter(entry -> entry.getValue() >= all / 100)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(MOST_ROWS)
        .map(entry -> new Part(view, entry.getKey(), entry.getValue() * 1000 / among))
        .toList();
  }

  String text() {
    Table table = new Table("where the time goes", "what", "CPU ms for each");
    for (Part part : parts) {
      table.row(part.view(), part.what(), Series.figure(part.millis()));
    }
    return table.text();
  }
}

package conference.acceptance.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * CPU by node, read from the kernel before and after. The processes may change between; their nodes
 * don't.
 */
final class CpuAccount {
  private final Supplier<Map<Node, List<Long>>> processes;

  CpuAccount(Supplier<Map<Node, List<Long>>> processes) {
    this.processes = processes;
  }

  Reading read() {
    Map<Node, Double> seconds = new EnumMap<>(Node.class);
    processes
        .get()
        .forEach((node, pids) ->
            seconds.put(node, pids.stream().mapToDouble(ProcessTree::cpuSeconds).sum()));
    return new Reading(seconds);
  }

  /** Seconds of CPU, each node's since it started or since an earlier reading. */
  record Reading(Map<Node, Double> seconds) {
    Reading {
      seconds = Map.copyOf(seconds);
    }

    Reading since(Reading earlier) {
      Map<Node, Double> difference = new EnumMap<>(Node.class);
      seconds.forEach((node, now) -> difference.put(node, now - earlier.of(node)));
      return new Reading(difference);
    }

    Reading with(Node node, double cpuSeconds) {
      Map<Node, Double> more = new EnumMap<>(Node.class);
      more.putAll(seconds);
      more.put(node, cpuSeconds);
      return new Reading(more);
    }

    double of(Node node) {
      return seconds.getOrDefault(node, 0.0);
    }

    /** Load balancer, service and store together. */
    double system() {
      return Node.SYSTEM.stream().mapToDouble(this::of).sum();
    }
  }
}

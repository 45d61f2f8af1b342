package conference.acceptance.cluster;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;

/** Everybody's way to every port of everybody else, tried. */
record FlowMatrix(Cluster cluster) {

  /** What may pass: the architecture's connections, the resolver, and what is nobody's of ours. */
  static final List<String> DECLARED =
      List.of(
          "outside -> load-balancer https",
          "api-server -> load-balancer https",
          "stranger -> load-balancer https",
          "load-balancer -> attendees mtls",
          "attendees -> attendees-store postgresql",
          "load-balancer -> kube-dns dns",
          "attendees -> kube-dns dns",
          // Whoever is no pod of the system is nobody's to keep from each other.
          "outside -> kube-dns dns",
          "outside -> api-server api",
          "outside -> stranger http",
          "api-server -> kube-dns dns",
          "api-server -> outside https",
          "api-server -> stranger http",
          "stranger -> kube-dns dns",
          "stranger -> outside https",
          "stranger -> api-server api",
          "kube-dns -> outside https",
          "kube-dns -> api-server api",
          "kube-dns -> stranger http",
          "kube-dns -> load-balancer https");

  /** Who reaches whom on what, in both families of addresses; one alone is told as such. */
  Set<String> found() {
    Set<String> flows = new ConcurrentSkipListSet<>();
    try (var threads = Executors.newFixedThreadPool(24)) {
      for (Pod from : cluster.everybody()) {
        for (Pod to : cluster.everybody()) {
          if (!node(from).equals(node(to))) {
            cluster
                .ports(to)
                .forEach((name, port) ->
                    threads.execute(() -> {
                      boolean four = PodNetwork.reaches(from, to.address4(), port);
                      boolean six = PodNetwork.reaches(from, to.address6(), port);
                      if (four || six) {
                        String flow = node(from) + " -> " + node(to) + " " + name;
                        flows.add(
                            four && six ? flow : flow + (four ? " (IPv4 only)" : " (IPv6 only)"));
                      }
                    }));
          }
        }
      }
    }
    return flows;
  }

  /** Every node to every port of every other. */
  int possible() {
    Set<String> nodes = new TreeSet<>();
    Set<String> ports = new TreeSet<>();
    for (Pod pod : cluster.everybody()) {
      nodes.add(node(pod));
      cluster.ports(pod).keySet().forEach(name -> ports.add(node(pod) + " " + name));
    }
    return ports.size() * (nodes.size() - 1);
  }

  private static String node(Pod pod) {
    return pod.labels().getOrDefault("app.kubernetes.io/name", pod.name());
  }
}

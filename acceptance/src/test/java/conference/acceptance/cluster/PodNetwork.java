package conference.acceptance.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A network namespace for each pod, one wire between them all, and the cluster's resolver, which
 * knows pods by the names of their Services.
 */
final class PodNetwork implements AutoCloseable {
  static final Pod RESOLVER = new Pod("kube-dns", "kube-system", Map.of("k8s-app", "kube-dns"), 10);

  private static final String BRIDGE = "conference";
  private static final String DOMAIN = "conference.svc.cluster.local";

  private final Path names;
  private final List<Pod> pods = new CopyOnWriteArrayList<>();
  private final List<Process> programs = new ArrayList<>();
  private final Process resolver;

  PodNetwork(Path folder) {
    this.names = folder.resolve("names");
    clear();
    Shell.insist("ip", "link", "add", BRIDGE, "type", "bridge");
    Shell.insist("ip", "link", "set", BRIDGE, "up");
    try {
      Files.createFile(names);
      Files.writeString(
          folder.resolve("resolv.conf"),
          "nameserver " + RESOLVER.address4() + "\nsearch " + DOMAIN + " svc.cluster.local\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    join(RESOLVER);
    this.resolver =
        within(
            RESOLVER,
            "dnsmasq",
            "--keep-in-foreground",
            "--conf-file=/dev/null",
            "--no-resolv",
            "--no-hosts",
            "--local=/cluster.local/",
            "--local-ttl=1",
            "--addn-hosts=" + names);
  }

  /** What a run that was killed has left behind. */
  private static void clear() {
    Shell.attempt("ip", "link", "del", BRIDGE);
    Shell.attempt("ip", "netns", "list")
        .output()
        .lines()
        .map(line -> line.split(" ", 2)[0])
        .filter(name -> name.startsWith("conference-"))
        .forEach(name -> Shell.attempt("ip", "netns", "del", name));
  }

  void join(Pod pod) {
    String network = pod.network();
    String wire = "conf" + (pod.isOutside() ? "o" : "p") + pod.number();
    Shell.insist("ip", "netns", "add", network);
    Shell.insist(
        "ip", "link", "add", wire, "type", "veth", "peer", "name", "eth0", "netns", network);
    Shell.insist("ip", "link", "set", wire, "master", BRIDGE, "up");
    String commands =
        """
        link set lo up
        link set eth0 up
        addr add %s/24 dev eth0
        addr add %s/64 dev eth0 nodad
        route add 0.0.0.0/0 dev eth0
        route add ::/0 dev eth0
        """
            .formatted(pod.address4(), pod.address6());
    Shell.insist(List.of("ip", "-n", network, "-batch", "-"), commands);
    pods.add(pod);
  }

  void leave(Pod pod) {
    pods.remove(pod);
    Shell.insist("ip", "netns", "del", pod.network());
  }

  List<Pod> pods() {
    return List.copyOf(pods);
  }

  /** A program in a pod's network that lives as long as the network does. */
  Process within(Pod pod, String... command) {
    var line = new ArrayList<>(List.of("ip", "netns", "exec", pod.network()));
    line.addAll(List.of(command));
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      programs.add(process);
      return process;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The names of the headless Services lead to the pods that are ready. */
  void publish(List<JsonNode> services, List<Pod> ready) {
    String lines =
        services.stream()
            .flatMap(service -> {
              Map<String, String> selector = labels(service.at("/spec/selector"));
              String name = service.at("/metadata/name").asString("") + "." + DOMAIN;
              return ready.stream()
                  .filter(pod -> pod.has(selector))
                  .map(pod ->
                      pod.address4() + " " + name + "\n" + pod.address6() + " " + name + "\n");
            })
            .collect(Collectors.joining());
    try {
      Files.writeString(names, lines);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Shell.insist("kill", "-HUP", Long.toString(resolver.pid()));
  }

  static Map<String, String> labels(JsonNode map) {
    return map.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().asString("")));
  }

  /** Puts rules in force in a pod's network; an empty text lifts all. */
  static void enforce(Pod pod, String rules) {
    Shell.insist(
        List.of("ip", "netns", "exec", pod.network(), "nft", "-f", "-"), "flush ruleset\n" + rules);
  }

  /** Whether a connection can be opened from one to the other. */
  static boolean reaches(Pod from, String address, int port) {
    String connect = "exec 3<>/dev/tcp/" + address + "/" + port;
    return Shell.attempt(
            "ip", "netns", "exec", from.network(), "timeout", "2", "bash", "-c", connect)
        .isGood();
  }

  @Override
  public void close() {
    programs.forEach(Process::destroy);
    programs.forEach(program -> program.onExit().join());
    clear();
  }
}

package conference.acceptance.cluster;

import static org.awaitility.Awaitility.await;

import conference.architecture.deployment.Manifests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The pods of an overlay, all started at once, as a cluster does. */
final class Cluster implements AutoCloseable {
  /** A host on the internet, and one with the port of a Kubernetes API server. */
  static final Pod OUTSIDE = new Pod("outside", "", Map.of(), 7);

  static final Pod API_SERVER = new Pod("api-server", "", Map.of(), 6);
  static final int API_PORT = 6443;
  static final int OUTSIDE_PORT = 443;
  private static final int RESOLVER_PORT = 53;

  /** Of the same node's, but for somebody else's work. */
  static final Pod STRANGER = new Pod("stranger", "default", Map.of("app", "stranger"), 40);

  static final int STRANGER_PORT = 8080;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final Manifests manifests;
  private final PodNetwork network;
  private final Containers containers;
  private final Map<Pod, JsonNode> running = new LinkedHashMap<>();
  private final Map<Pod, Boolean> ready = new ConcurrentHashMap<>();
  private boolean segmented = true;

  Cluster(Path folder, Manifests manifests) {
    this.manifests = manifests;
    Containers.clear();
    this.network = new PodNetwork(folder);
    this.containers = new Containers(folder, manifests.resources());
    for (Pod neighbour : List.of(OUTSIDE, API_SERVER, STRANGER)) {
      network.join(neighbour);
    }
    listen(OUTSIDE, OUTSIDE_PORT);
    listen(API_SERVER, API_PORT);
    listen(STRANGER, STRANGER_PORT);
  }

  /** Somebody who takes connections, so that one that is not opened was kept from it. */
  private void listen(Pod pod, int port) {
    network.within(
        pod,
        "dnsmasq",
        "--keep-in-foreground",
        "--conf-file=/dev/null",
        "--no-resolv",
        "--no-hosts",
        "--pid-file",
        "--port=" + port);
    await().atMost(PATIENCE).until(() -> PodNetwork.reaches(pod, "127.0.0.1", port));
  }

  /** Starts everything that the manifests describe and returns when all of it is ready. */
  void start() {
    Pod certificates = add("certificates", "Job/certificates", 20);
    Pod store = add("attendees-store", "StatefulSet/attendees-store", 21);
    Pod migrations = add("attendees-migrations", "Job/attendees-migrations", 22);
    List<Pod> attendees =
        List.of(
            add("attendees-1", "Deployment/attendees", 23),
            add("attendees-2", "Deployment/attendees", 24));
    List<Pod> loadBalancers =
        List.of(
            add("load-balancer-1", "Deployment/load-balancer", 25),
            add("load-balancer-2", "Deployment/load-balancer", 26));
    enforce();
    var starts =
        Stream.concat(
                Stream.of(
                    job(certificates), job(migrations), begun(store, () -> isStoreReady(store))),
                Stream.concat(
                    attendees.stream().map(pod -> begun(pod, () -> isServiceReady(pod))),
                    loadBalancers.stream().map(pod -> begun(pod, () -> isWebsiteReady(pod)))))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(starts).join();
  }

  private Pod add(String name, String workload, int number) {
    JsonNode template =
        manifests.resources().stream()
            .filter(resource ->
                (resource.path("kind").asString("")
                        + "/"
                        + resource.at("/metadata/name").asString(""))
                    .startsWith(workload))
            .map(resource -> resource.at("/spec/template"))
            .findFirst()
            .orElseThrow();
    Pod pod =
        new Pod(name, "conference", PodNetwork.labels(template.at("/metadata/labels")), number);
    network.join(pod);
    running.put(pod, template.path("spec"));
    return pod;
  }

  private JsonNode spec(Pod pod) {
    return Objects.requireNonNull(running.get(pod));
  }

  private CompletableFuture<Void> job(Pod pod) {
    return CompletableFuture.runAsync(
        () -> {
          containers.start(pod, spec(pod));
          if (Containers.await(pod) != 0) {
            throw new IllegalStateException(pod.name() + " failed: " + Containers.log(pod));
          }
        },
        THREADS);
  }

  private CompletableFuture<Void> begun(Pod pod, Callable<Boolean> isReady) {
    return CompletableFuture.runAsync(
        () -> {
          containers.start(pod, spec(pod));
          await(pod.name()).atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(isReady);
          ready.put(pod, true);
          publish();
        },
        THREADS);
  }

  private synchronized void publish() {
    network.publish(
        manifests.resources().stream()
            .filter(resource -> resource.path("kind").asString("").equals("Service"))
            .toList(),
        List.copyOf(ready.keySet()));
  }

  /** Another replica, at an address that nobody knows yet. */
  Pod addReplica(String name, int number) {
    Pod pod = add(name, "Deployment/attendees", number);
    enforce();
    begun(pod, () -> isServiceReady(pod)).join();
    return pod;
  }

  /** As a pod goes: first its name is forgotten, then preStop passes, then it is told to end. */
  void end(Pod pod) throws InterruptedException {
    ready.remove(pod);
    publish();
    Thread.sleep(
        Duration.ofSeconds(spec(pod).at("/containers/0/lifecycle/preStop/sleep/seconds").asLong()));
    Containers.stop(pod);
    running.remove(pod);
    network.leave(pod);
    enforce();
  }

  private void enforce() {
    List<JsonNode> policies =
        manifests.resources().stream()
            .filter(resource -> resource.path("kind").asString("").equals("NetworkPolicy"))
            .toList();
    var rules = new PolicyRules(segmented ? policies : List.of(), network.pods());
    network.pods().forEach(pod -> PodNetwork.enforce(pod, rules.of(pod)));
  }

  /** With the policies, or as it would be without them. */
  void segment(boolean on) {
    segmented = on;
    enforce();
  }

  List<Pod> everybody() {
    return network.pods();
  }

  Pod pod(String name) {
    return network.pods().stream().filter(pod -> pod.name().equals(name)).findFirst().orElseThrow();
  }

  /** The ports that somebody listens on, whoever may reach them. */
  Map<String, Integer> ports(Pod pod) {
    if (running.containsKey(pod)) {
      return ready.containsKey(pod) ? Containers.ports(spec(pod)) : Map.of();
    }
    return switch (pod.name()) {
      case "outside" -> Map.of("https", OUTSIDE_PORT);
      case "api-server" -> Map.of("api", API_PORT);
      case "stranger" -> Map.of("http", STRANGER_PORT);
      default -> Map.of("dns", RESOLVER_PORT);
    };
  }

  private static boolean isStoreReady(Pod pod) {
    // As the manifest's own probe asks.
    return Shell.attempt(
            "podman",
            "exec",
            pod.name(),
            "/usr/lib/postgresql/18/bin/pg_isready",
            "--host=/var/run/postgresql",
            "--username=postgres",
            "--dbname=conference")
        .isGood();
  }

  private static boolean isServiceReady(Pod pod) {
    return answers(pod, "http://127.0.0.1:9090/readyz");
  }

  private static boolean isWebsiteReady(Pod pod) {
    return answers(pod, "https://127.0.0.1:8443/icon.svg");
  }

  private static boolean answers(Pod pod, String url) {
    return Shell.attempt(
            "ip",
            "netns",
            "exec",
            pod.network(),
            "curl",
            "--insecure",
            "--silent",
            "--fail",
            "--max-time",
            "2",
            "--output",
            "/dev/null",
            url)
        .isGood();
  }

  @Override
  public void close() {
    Containers.clear();
    network.close();
  }
}

package conference.acceptance.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import conference.acceptance.Attendee;
import conference.acceptance.EventFile;
import conference.architecture.deployment.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The overlay for one node, as its manifests say it, with its real images. */
@Tag("slow")
class ClusterTest {
  private static final Path HOME = Path.of(System.getProperty("conference.home", ".."));
  private static final int CANNOT = 3;
  private static final String EVENT = "cluster";
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path folder;

  private static Cluster cluster;

  @BeforeAll
  static void start() throws IOException {
    var built = Shell.attempt(HOME.resolve("k8s-cluster/tests/images").toString());
    if (built.status() == CANNOT) {
      System.out.println("SKIPPED: the deployment was not run in containers: " + built.output());
    }
    assumeTrue(built.status() != CANNOT, built.output());
    assertThat(built.isGood()).as(built.output()).isTrue();

    String rendered = Shell.insist(HOME.resolve("k8s-cluster/render").toString(), "local");
    Shell.insist("chmod", "0755", folder.toString());
    cluster = new Cluster(folder, Manifests.parse(rendered));
    cluster.start();
    loadEvent();
  }

  /** As an operator does, beside the service in its pod. */
  private static void loadEvent() throws IOException {
    Path event = EventFile.open(EVENT, 1_000).write(folder.resolve("events"));
    Shell.insist(
        List.of(
            "podman",
            "exec",
            "--interactive",
            "attendees-1",
            "/opt/conference/java/bin/java",
            "@/opt/conference/attendees/options",
            "-Xmx96m",
            "-jar",
            "/opt/conference/attendees/attendees.jar",
            "--spring.config.additional-location=file:/etc/conference/service/attendees.yaml",
            "load-event",
            "/dev/stdin"),
        Files.readString(event));
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void somebody_outside_signs_up_through_every_load_balancer() {
    String before = registrations();
    Attendee first = Attendee.next();

    assertThat(visitor(1).signUp(first)).isEqualTo("201");
    assertThat(visitor(2).signUp(Attendee.next())).isEqualTo("201");
    assertThat(visitor(2).signUp(first)).isEqualTo("409");

    assertThat(Integer.parseInt(registrations())).isEqualTo(Integer.parseInt(before) + 2);
  }

  @Test
  void only_the_declared_flows_pass_and_all_pass_without_policies() {
    assertThat(new FlowMatrix(cluster).found())
        .containsExactlyInAnyOrderElementsOf(FlowMatrix.DECLARED);

    cluster.segment(false);
    try {
      var matrix = new FlowMatrix(cluster);
      Set<String> all = matrix.found();
      assertThat(all)
          .contains(
              "outside -> attendees-store postgresql",
              "outside -> attendees mtls",
              "outside -> attendees probes",
              "stranger -> attendees-store postgresql",
              "load-balancer -> attendees-store postgresql",
              "load-balancer -> attendees probes",
              "attendees -> api-server api",
              "attendees -> outside https",
              "attendees-store -> outside https",
              "attendees-store -> kube-dns dns");
      assertThat(all).hasSize(matrix.possible());
    } finally {
      cluster.segment(true);
    }
  }

  @Test
  void replicas_come_and_go_at_other_addresses_and_nobody_is_refused() throws Exception {
    var people = visitor(1).keepSigningUp();
    cluster.addReplica("attendees-3", 31);
    cluster.end(cluster.pod("attendees-1"));
    cluster.addReplica("attendees-4", 32);
    cluster.end(cluster.pod("attendees-2"));
    List<String> answers = people.end();

    assertThat(visitor(2).signUp(Attendee.next())).isEqualTo("201");
    assertThat(answers).hasSizeGreaterThan(20).containsOnly("201");
  }

  /** As a volume that a Secret fills is changed under a running pod. */
  @Test
  void a_certificate_that_is_replaced_is_served_and_nobody_is_refused() throws Exception {
    Path issued = Files.createDirectory(folder.resolve("issued-again"));
    Shell.insist(
        "env",
        "WEBSITE=https://localhost:8443",
        "sh",
        HOME.resolve("k8s-cluster/overlays/local/certificates/issue.sh").toString(),
        issued.toString());
    Path fresh = issued.resolve("load-balancer");
    Path both = folder.resolve("both-authorities.crt");
    Path authority = fresh.resolve("website-ca.crt");
    Files.writeString(both, Files.readString(authority()) + Files.readString(authority));
    var people = visitor(1).trusting(both).keepSigningUp();
    Path served = folder.resolve("load-balancer-1").resolve("certificates");
    replace(served, fresh, authority);
    assertThat(visitor(1).trustsWebsite()).isFalse();
    // And back: the others of these tests know the first one.
    replace(served, issued(), authority());

    assertThat(people.end()).isNotEmpty().containsOnly("201");
  }

  private static void replace(Path served, Path by, Path authority) throws IOException {
    for (String file : List.of("website.key", "website.crt")) {
      Files.writeString(served.resolve(file), Files.readString(by.resolve(file)));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> visitor(1).trusting(authority).trustsWebsite());
  }

  private static Path issued() {
    return folder.resolve("claim-certificates/load-balancer");
  }

  private static Path authority() {
    return issued().resolve("website-ca.crt");
  }

  private static Visitor visitor(int loadBalancer) {
    return new Visitor(cluster.pod("load-balancer-" + loadBalancer), EVENT, authority());
  }

  @Test
  void the_link_that_makes_the_first_owner_is_in_the_log_of_the_service() {
    String logs =
        cluster.everybody().stream()
            .filter(pod -> pod.name().startsWith("attendees-"))
            .map(Containers::log)
            .collect(Collectors.joining());

    assertThat(logs).contains("https://localhost:8443/organiser/invitation#");
  }

  @Test
  void processes_have_no_privilege_and_cannot_get_one() throws IOException {
    for (String pod : List.of("load-balancer-1", "load-balancer-2", "attendees-store")) {
      String pid = Shell.insist("podman", "inspect", "--format", "{{.State.Pid}}", pod).strip();
      String status = Files.readString(Path.of("/proc", pid, "status"));
      assertThat(status)
          .as(pod)
          .contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1");
      assertThat(status).as(pod).doesNotContainPattern("(?m)^Uid:\\s+0\\s");
    }
  }

  @Test
  void images_say_what_they_are_and_what_they_are_made_of() throws IOException {
    Map<String, List<String>> bills =
        Map.of(
            "attendees", List.of("attendees.cdx.json", "attendees-store.cdx.json"),
            "load-balancer", List.of("website.cdx.json"));
    for (var image : bills.entrySet()) {
      String name = "docker.io/conference-registration/" + image.getKey() + ":0.1.0";
      JsonNode labels =
          JSON.readTree(
              Shell.insist("podman", "image", "inspect", "--format", "{{json .Labels}}", name));
      assertThat(labels.path("org.opencontainers.image.version").asString("")).isEqualTo("0.1.0");
      assertThat(labels.path("org.opencontainers.image.revision").asString(""))
          .matches("[0-9a-f]{40}");
      Path files = Path.of(Shell.insist("podman", "image", "mount", name).strip());
      try {
        for (String bill : image.getValue()) {
          JsonNode told = JSON.readTree(files.resolve("opt/conference").resolve(bill).toFile());
          assertThat(told.path("bomFormat").asString("")).as(bill).isEqualTo("CycloneDX");
          assertThat(told.path("components").size()).as(bill).isGreaterThan(5);
        }
      } finally {
        Shell.insist("podman", "image", "unmount", name);
      }
    }
  }

  /** Else a cluster that was given the archive would look for the image somewhere else. */
  @Test
  void archives_name_the_images_as_a_cluster_looks_for_them() {
    for (String node : List.of("attendees", "load-balancer")) {
      String index =
          Shell.insist(
              "tar",
              "-xOf",
              HOME.resolve("target/images/" + node + ".tar").toString(),
              "index.json");
      assertThat(JSON.readTree(index).at("/manifests/0/annotations").toString())
          .contains("docker.io/conference-registration/" + node + ":0.1.0");
    }
  }

  private static String registrations() {
    return inStore("SELECT count(*) FROM registration");
  }

  private static String inStore(String query) {
    return Shell.insist(
            "podman",
            "exec",
            "attendees-store",
            "/usr/lib/postgresql/18/bin/psql",
            "--username=postgres",
            "--dbname=conference",
            "--tuples-only",
            "--no-align",
            "--command=SET search_path = conference; " + query)
        .replace("SET", "")
        .strip();
  }
}

package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What testssl.sh, which knows some hundred weaknesses of TLS by their names, says of the door. */
@Drill
class TlsScanTest {

  /** Findings that are accepted, each with its reason. */
  private static final Map<String, String> ACCEPTED =
      Map.of(
          "cipher_order",
          "every suite that is offered is a good one, so the client may have the one it is fast at",
          "cert_revocation",
          "one machine's own authority revokes by making new certificates; a public one's has OCSP or CRL",
          "DNS_CAArecord",
          "localhost has no record that says who may issue for it",
          "BREACH",
          "no answer holds a secret beside what a stranger made it say: tokens are in HttpOnly cookies,"
              + " which no other website's request carries",
          "engine_problem",
          "it is about the scanner's own OpenSSL, and about ciphers that nobody offers here",
          "sessionresumption_ticket",
          "tickets are switched off, so that there is none to look at");

  private static final Set<String> GOOD = Set.of("OK", "INFO");
  private static final List<String> NAMES = List.of("testssl", "testssl.sh");

  private final WholeSystem system;

  TlsScanTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void nothing_is_found_that_is_not_accepted_with_a_reason(@TempDir Path folder)
      throws IOException, InterruptedException {
    Optional<String> scanner = scanner();
    if (scanner.isEmpty()) {
      System.out.println("SKIPPED: testssl.sh is missing: apt-get install testssl.sh");
    }
    assumeTrue(scanner.isPresent(), "testssl.sh is missing");

    List<JsonNode> findings = scan(scanner.orElseThrow(), folder);

    assertThat(findings).as("the scan went through").hasSizeGreaterThan(100);
    assertThat(of(findings, "TLS1", "TLS1_1", "SSLv3", "SSLv2"))
        .hasSize(4)
        .allSatisfy(
            finding -> assertThat(finding.path("finding").asString("")).contains("not offered"));
    assertThat(of(findings, "TLS1_2", "TLS1_3"))
        .hasSize(2)
        .allSatisfy(
            finding -> assertThat(finding.path("finding").asString("")).startsWith("offered"));
    assertThat(
            findings.stream()
                .filter(finding -> !GOOD.contains(finding.path("severity").asString("")))
                .filter(finding -> !ACCEPTED.containsKey(finding.path("id").asString("")))
                .map(JsonNode::toString))
        .isEmpty();
  }

  private List<JsonNode> scan(String scanner, Path folder)
      throws IOException, InterruptedException {
    Path report = folder.resolve("testssl.json");
    Process process =
        new ProcessBuilder(
                scanner,
                "--quiet",
                "--color=0",
                "--warnings=off",
                "--ip=one",
                "--add-ca",
                system.machine().authority().toString(),
                "--jsonfile",
                report.toString(),
                "https://localhost:" + system.port() + "/")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("testssl.txt").toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    process.waitFor();
    return JsonMapper.shared().readTree(Files.readString(report)).valueStream().toList();
  }

  private static List<JsonNode> of(List<JsonNode> findings, String... ids) {
    Set<String> wanted = Set.of(ids);
    return findings.stream()
        .filter(finding -> wanted.contains(finding.path("id").asString("")))
        .toList();
  }

  private static Optional<String> scanner() {
    Set<Path> folders =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(Path::of)
            .collect(Collectors.toSet());
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}

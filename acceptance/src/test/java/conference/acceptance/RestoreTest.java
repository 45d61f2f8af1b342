package conference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.onemachine.Restored;
import conference.store.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store is backed up while people sign up, is lost with its disk, and comes back: on a system
 * of its own.
 */
@Drill
@Order(8)
class RestoreTest {
  private static final String SLUG = "restored";
  private static final String ERASURE = "/api/v1/manage/registration/erasure";

  @TempDir Path elsewhere;
  private Archive archive;
  private WholeSystem system;

  @BeforeEach
  void start() {
    archive = new Archive(elsewhere.resolve("backup"));
    system =
        WholeSystem.start(
            FreePorts.base(),
            List.of(EventFile.open(SLUG, 50_000)),
            configuration -> configuration.withBackup(archive.folder()));
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void whoWasAcknowledgedBeforeTheRecoveryPointIsThereAfterTheDiskIsLost() throws IOException {
    String linkKey = linkKey();
    Crowd crowd = Crowd.of(8, system.website(), SLUG);
    awaitMore(crowd, 200);
    system.machine().backUp();
    awaitMore(crowd, 200);
    List<Crowd.Acknowledged> kept = crowd.acknowledged();
    awaitLogKept();
    awaitMore(crowd, 200);
    crowd.leave();
    assertThat(crowd.failures()).isEmpty();
    loseTheDisk();

    long begun = System.nanoTime();
    Restored restored = restore(Optional.empty());
    system.startAgain();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);

    Instant recoveryPoint = restored.store().reached().orElseThrow();
    Set<String> there = references();
    List<Crowd.Acknowledged> acknowledged = crowd.acknowledged();
    assertThat(kept).hasSizeGreaterThanOrEqualTo(400);
    assertThat(there)
        .containsAll(referencesOf(kept))
        .containsAll(
            referencesOf(
                acknowledged.stream().filter(one -> one.at().isBefore(recoveryPoint)).toList()));
    assertConsistent();
    assertThat(linkKey()).isEqualTo(linkKey);
    assertThat(system.website().signUp(SLUG, Attendee.next()).status()).isEqualTo(201);
    long lost = acknowledged.stream().filter(one -> !there.contains(one.reference())).count();
    System.out.printf(
        "restored %d of %d sign-ups; the last %d, of the %d ms before the loss, went with the disk;"
            + " served again after %d ms%n",
        there.size(),
        acknowledged.size(),
        lost,
        Duration.between(recoveryPoint, acknowledged.getLast().at()).toMillis(),
        took.toMillis());
  }

  @Test
  void whoWasErasedStaysErasedWhenTheStoreGoesBackToAMomentBefore() throws IOException {
    Website website = system.website();
    Answer erased = website.signUp(SLUG, Attendee.next());
    Answer stays = website.signUp(SLUG, Attendee.next());
    system.machine().backUp();
    Instant moment = afterTheCopy();
    assertThat(erase(website, erased).status()).isEqualTo(200);
    Answer late = website.signUp(SLUG, Attendee.next());
    assertThat(late.status()).isEqualTo(201);

    Restored restored = restore(Optional.of(moment));
    system.startAgain();

    assertThat(restored.store().signUpsSince()).isEqualTo(1);
    assertThat(references()).containsExactly(stays.text("reference"));
    assertThat(system.records().number("SELECT count(*) FROM conference.erasure")).isEqualTo(1);
    assertThat(website.get("/api/v1/manage/registration", "Cookie", erased.cookie()).status())
        .isEqualTo(401);
    assertThat(website.get("/api/v1/manage/registration", "Cookie", stays.cookie()).status())
        .isEqualTo(200);
    assertConsistent();
    assertThat(system.data().resolve("erasures-to-repeat")).doesNotExist();
  }

  /** By which the links in mails that were sent before go on working. */
  private String linkKey() throws IOException {
    return Files.readString(system.data().resolve("secrets/manage-link-key"));
  }

  /** Some more have been told that they are in. */
  private static void awaitMore(Crowd crowd, int people) {
    int before = crowd.count();
    await().atMost(WholeSystem.PATIENCE).until(() -> crowd.count() >= before + people);
  }

  private static List<String> referencesOf(List<Crowd.Acknowledged> people) {
    return people.stream().map(Crowd.Acknowledged::reference).toList();
  }

  /** Returns when everything that was committed before is in the archive. */
  private void awaitLogKept() {
    String segment = system.records().texts("SELECT pg_walfile_name(pg_switch_wal())").getFirst();
    await()
        .atMost(WholeSystem.PATIENCE)
        .until(() -> Files.exists(archive.folder().resolve("wal").resolve(segment + ".gz")));
  }

  /** Copies are named by the millisecond that follows their end. */
  private Instant afterTheCopy() {
    Instant finished = archive.backups().getLast().finished();
    await().atMost(WholeSystem.PATIENCE).until(() -> Instant.now().isAfter(finished));
    return Instant.now();
  }

  private void loseTheDisk() throws IOException {
    system.machine().crashStore();
    system.machine().close();
    for (String part : List.of("store", "secrets")) {
      try (Stream<Path> files = Files.walk(system.data().resolve(part))) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Restored restore(Optional<Instant> until) {
    system.machine().close();
    return Restored.from(archive, system.machine().configuration(), until);
  }

  private Answer erase(Website website, Answer person) {
    return website.post(
        ERASURE,
        "",
        "Cookie",
        person.cookie(),
        "Origin",
        system.url().toString(),
        "Idempotency-Key",
        Website.newKey());
  }

  private Set<String> references() {
    return system.records().references(SLUG).values().stream()
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private void assertConsistent() {
    assertThat(system.records().wrongCounters()).isEmpty();
    assertThat(system.records().wrongLines()).isEmpty();
  }
}

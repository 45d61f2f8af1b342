package conference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that is lost, or spoilt, and comes back from its archive. */
@Tag("slow")
class RestoreFromBackupTest extends BackupScene {

  @Test
  void comesBackAsItWasLastArchivedWhenAllOfItIsLost() throws Exception {
    execute("INSERT INTO kept VALUES (1)");
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (2)");
    awaitArchived();
    loseAll();

    Restore.Outcome outcome = restore(Optional.empty());

    assertThat(outcome.setAside()).isEmpty();
    assertThat(outcome.reached()).isPresent();
    assertThat(kept()).isEqualTo("1 2");
    execute("INSERT INTO kept VALUES (3)");
    assertThat(kept()).isEqualTo("1 2 3");
  }

  @Test
  void losesNothingWhereTheLogOfTheLostStoreCanStillBeRead() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("SET synchronous_commit = on; INSERT INTO kept VALUES (1)");
    store.kill();
    Files.delete(options.folder().resolve("global/pg_control"));

    Restore.Outcome outcome = restore(Optional.empty());

    assertThat(kept()).isEqualTo("1");
    assertThat(outcome.setAside())
        .hasValueSatisfying(folder -> assertThat(folder.resolve("pg_wal")).isDirectory());
  }

  @Test
  void goesBackToAMomentAndTellsWhatCameAfterIt() throws Exception {
    UUID event = UUID.randomUUID();
    UUID early = UUID.randomUUID();
    UUID late = UUID.randomUUID();
    erase(event, early);
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    Instant moment = now();
    execute("INSERT INTO kept VALUES (2)");
    erase(event, late);
    store.close();

    Restore.Outcome outcome = restore(Optional.of(moment));

    assertThat(kept()).isEqualTo("1");
    assertThat(outcome.reached()).hasValueSatisfying(last -> assertThat(last).isBefore(moment));
    // An erased person had signed up.
    assertThat(outcome.signUpsSince()).isEqualTo(1);
    assertThat(told).extracting(Restore.Erasure::registration).containsExactly(early, late);
    assertThat(told).extracting(Restore.Erasure::reason).containsOnly("request");
  }

  @Test
  void goesBackToAMomentAfterWhichNothingWasChanged() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    Instant moment = now();
    archive.copy(superuser(), options.folder());
    loseAll();

    restore(Optional.of(moment));

    assertThat(kept()).isEqualTo("1");
  }

  @Test
  void isRestoredAgainAndAgain() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    store.close();
    restore(Optional.empty());
    assertThat(archive.reaches(options.folder())).isFalse();

    // Without a new copy: from the old one, over what was written since.
    execute("INSERT INTO kept VALUES (2)");
    awaitArchived();
    loseAll();
    restore(Optional.empty());
    assertThat(kept()).isEqualTo("1 2");

    archive.copy(superuser(), options.folder());
    assertThat(archive.reaches(options.folder())).isTrue();
    execute("INSERT INTO kept VALUES (3)");
    awaitArchived();
    loseAll();
    restore(Optional.empty());
    assertThat(kept()).isEqualTo("1 2 3");
  }

  /**
   * A copy from after the moment is of a history that was given up; the next one is not made yet.
   */
  @Test
  void isRestoredAgainAfterItWentBackBehindACopy() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    Instant moment = now();
    execute("INSERT INTO kept VALUES (2)");
    BaseBackup givenUp = archive.copy(superuser(), options.folder());
    loseAll();
    restore(Optional.of(moment));
    execute("INSERT INTO kept VALUES (3)");
    awaitArchived();
    loseAll();

    restore(Optional.empty());

    assertThat(kept()).isEqualTo("1 3");
    assertThat(archive.backups()).doesNotContain(givenUp);
    archive.copy(superuser(), options.folder());
    archive.keepOnly(1);
    assertThat(archive.base()).isDirectoryNotContaining("glob:**given-up");
  }

  @Test
  void refusesWhatCannotBeRestored() throws Exception {
    assertThatThrownBy(
            () -> Restore.restore(archive, options, Optional.empty(), now(), told::addAll))
        .hasMessageContaining("there is no complete backup in");
    archive.copy(superuser(), options.folder());
    assertThatThrownBy(() ->
            Restore.restore(
                archive, options, Optional.of(now().minusSeconds(3600)), now(), told::addAll))
        .hasMessageContaining("the oldest backup is of");
    assertThat(store.isRunning()).as("what runs is left alone").isTrue();
  }

  @Test
  void takesNeitherAGapNorAWornFileForTheEndOfTheLog() throws Exception {
    archive.copy(superuser(), options.folder());
    execute("INSERT INTO kept VALUES (1)");
    String first = awaitArchived();
    execute("INSERT INTO kept VALUES (2)");
    awaitArchived();
    loseAll();
    Path middle = archive.wal().resolve(first + ".gz");
    byte[] whole = Files.readAllBytes(middle);

    Files.write(middle, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> restore(Optional.empty())).hasMessageContaining("did not start");
    assertThat(options.folder()).doesNotExist();

    Files.delete(middle);
    assertThatThrownBy(() -> restore(Optional.empty()))
        .hasMessageContaining("the log has a gap: it can be read up to");
    assertThat(options.folder()).doesNotExist();

    Files.write(middle, whole);
    restore(Optional.empty());
    assertThat(kept()).isEqualTo("1 2");
  }
}

package conference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of a store in its archive, and how it is seen when it is not. */
@Tag("slow")
class BackupTest extends BackupScene {

  @Test
  void keepsTheNewestCopiesAndTheLogThatTheyNeed() throws Exception {
    List<BaseBackup> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      execute("INSERT INTO kept VALUES (" + i + ")");
      made.add(archive.copy(superuser(), options.folder()));
      // Copies are named by the millisecond.
      await().atMost(PATIENCE).until(() -> now().isAfter(made.getLast().finished()));
    }

    archive.keepOnly(2);

    assertThat(archive.backups()).containsExactlyElementsOf(made.subList(1, 3));
    assertThat(segments())
        .isNotEmpty()
        .allMatch(name -> name.compareTo(made.get(1).firstSegment()) >= 0);
    loseAll();
    restore(Optional.of(made.get(1).finished()));
    assertThat(kept()).isEqualTo("0 1");
  }

  @Test
  void saysThatTheLogIsNotBeingKept() throws Exception {
    assertThat(Archive.trouble(superuser())).isEmpty();
    Path wal = archive.wal();
    Files.move(wal, wal.resolveSibling("elsewhere"));
    execute("SELECT pg_switch_wal()");

    await().atMost(PATIENCE).until(() -> Archive.trouble(superuser()).isPresent());
    assertThat(Archive.trouble(superuser()).orElseThrow()).contains("could not be kept");
    assertThat(single("SELECT archive_failing FROM operations.store_health()")).isEqualTo("t");
    assertThatThrownBy(() -> archive.copy(superuser(), options.folder()))
        .hasMessageContaining("the store's log is not being kept");

    Files.move(wal.resolveSibling("elsewhere"), replaced(wal));
    await().atMost(PATIENCE).until(() -> Archive.trouble(superuser()).isEmpty());
    assertThat(single("SELECT archive_failing FROM operations.store_health()")).isEqualTo("f");
  }

  /** The attempt to copy has made it anew. */
  private static Path replaced(Path folder) throws IOException {
    Files.deleteIfExists(folder);
    return folder;
  }

  @Test
  void overwritesNothingThatAnotherStoreHasKept() throws Exception {
    archive.copy(superuser(), options.folder());
    String next = single("SELECT pg_walfile_name(pg_current_wal_lsn())");
    Path taken = archive.wal().resolve(next + ".gz");
    Files.writeString(taken, "another store's");
    execute("SELECT pg_switch_wal()");

    await().atMost(PATIENCE).until(() -> Archive.trouble(superuser()).isPresent());
    assertThat(taken).hasContent("another store's");
  }

  @Test
  void isNoBackupOfAStoreThatKeepsItsLogNowhere() throws Exception {
    store.close();
    store = EmbeddedStore.start(options);

    assertThat(Archive.trouble(superuser())).contains("it was started without a backup");
    assertThatThrownBy(() -> archive.copy(superuser(), options.folder()))
        .hasMessageContaining("it was started without a backup");
    assertThat(archive.backups()).isEmpty();
  }

  /** Also for a moment, such as for a command: what was written then is not in the archive. */
  @Test
  void needsAnotherCopyAfterItKeptItsLogNowhere() throws Exception {
    archive.copy(superuser(), options.folder());
    store.close();
    startStore();
    assertThat(archive.reaches(options.folder())).as("started again as before").isTrue();
    store.close();
    EmbeddedStore.start(options).close();
    startStore();
    assertThat(archive.reaches(options.folder())).isFalse();

    archive.copy(superuser(), options.folder());
    assertThat(archive.reaches(options.folder())).isTrue();
  }
}

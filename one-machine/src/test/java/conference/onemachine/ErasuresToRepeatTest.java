package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import conference.store.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasuresToRepeatTest {
  @TempDir Path folder;
  private final Restore.Erasure early = erasure("2027-01-01T10:00:00Z");
  private final Restore.Erasure late = erasure("2027-01-02T10:00:00.123456Z");
  private ErasuresToRepeat erasures;
  private Path everBefore;
  private Path pending;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    erasures = new ErasuresToRepeat(Configuration.of(Path.of(".."), folder.resolve("data")));
    everBefore = folder.resolve("erasures");
    pending = folder.resolve("data/erasures-to-repeat");
  }

  private static Restore.Erasure erasure(String at) {
    return new Restore.Erasure(UUID.randomUUID(), UUID.randomUUID(), Instant.parse(at), "request");
  }

  private static String line(Restore.Erasure erasure) {
    return "%s %s %s request".formatted(erasure.event(), erasure.registration(), erasure.at());
  }

  /** Restored twice before a start: the second time, the log ends before the late one. */
  @Test
  void whoWasErasedInAHistoryThatWasGivenUpIsStillInTheList() throws IOException {
    erasures.remember(List.of(early, late), everBefore);
    erasures.remember(List.of(early), everBefore);

    assertThat(erasures.isDue()).isTrue();
    assertThat(pending).hasContent(line(early) + "\n" + line(late) + "\n");
  }

  /** Repeated, and then lost with the disk before the log of it was kept. */
  @Test
  void whatWasRepeatedIsRememberedBesideTheLog() throws IOException {
    erasures.remember(List.of(late), everBefore);
    Files.delete(pending);
    erasures.remember(List.of(early), everBefore);

    assertThat(Files.readAllLines(pending)).containsExactlyInAnyOrder(line(early), line(late));
  }
}

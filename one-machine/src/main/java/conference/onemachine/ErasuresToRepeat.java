package conference.onemachine;

import conference.store.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who must not come back by a restore. The list is written down before the restored store is in its
 * place, and crossed out when the service has worked through it, so that no start in between serves
 * somebody who was erased.
 */
final class ErasuresToRepeat {
  private final Path file;

  ErasuresToRepeat(Configuration configuration) {
    this.file = configuration.folder("erasures-to-repeat");
  }

  /**
   * One line each, which names nobody: event, registration, time and reason. Those of an earlier
   * restore stay in the list, as its log need not have them: it may have been given up before.
   *
   * @param everBefore where the list is kept for later restores, beside the log
   */
  void remember(List<Restore.Erasure> erasures, Path everBefore) {
    try {
      Set<String> lines = new LinkedHashSet<>();
      for (Path known : List.of(everBefore, file)) {
        if (Files.exists(known)) {
          lines.addAll(Files.readAllLines(known));
        }
      }
      erasures.forEach(erasure -> lines.add(line(erasure)));
      String list = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
      PrivateFiles.write(everBefore, list);
      PrivateFiles.write(file, list);
    } catch (IOException failure) {
      throw new LaunchException(file + " cannot be written: " + failure.getMessage(), failure);
    }
  }

  private static String line(Restore.Erasure erasure) {
    return String.join(
        " ",
        erasure.event().toString(),
        erasure.registration().toString(),
        erasure.at().toString(),
        erasure.reason());
  }

  boolean isDue() {
    return Files.exists(file);
  }

  /** Returns what the service says of it. */
  String repeat(Events events) {
    String words = events.run(List.of("repeat-erasures", file.toString()));
    try {
      Files.delete(file);
    } catch (IOException failure) {
      throw new LaunchException(file + " cannot be deleted: " + failure.getMessage(), failure);
    }
    return words;
  }
}

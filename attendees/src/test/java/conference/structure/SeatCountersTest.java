package conference.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** There is one way to change how many places are taken, and how many wait. */
class SeatCountersTest {

  private static final Path SOURCES = Path.of("src", "main", "java");

  /** An update of a table with counters, or an assignment to one of them. */
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?i)update\\s+(?:capacity_pool|ticket_type|event_availability)\\b"
              + "|\\b(taken|waiting|queue_moves|last_position)\\s*=\\s*(excluded|:|\\?|[a-z]\\.|\\1)");

  @Test
  void only_the_store_of_seats_changes_counters_of_seats_and_lines() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      List<String> changing =
          files
              .filter(file -> file.toString().endsWith("Store.java"))
              .filter(SeatCountersTest::changesCounters)
              .map(file -> file.getFileName().toString())
              .toList();
      assertThat(changing).containsExactly("SeatStore.java");
    }
  }

  private static boolean changesCounters(Path file) {
    try {
      return CHANGE.matcher(Files.readString(file)).find();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package conference.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123Z");

  @Test
  void ids_are_of_version_7_and_carry_the_time() {
    var id = new Ids(() -> NOW).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void ids_grow_even_within_one_instant_and_when_the_clock_jumps_back() {
    var times = Stream.of(NOW, NOW, NOW.minusSeconds(60), NOW).iterator();
    var ids = new Ids(() -> times.hasNext() ? times.next() : NOW);

    var made = Stream.generate(() -> ids.next().toString()).limit(10_000).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }
}

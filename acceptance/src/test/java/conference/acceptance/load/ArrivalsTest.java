package conference.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ArrivalsTest {
  private static final TreeMap<Long, Long> CHANGES =
      new TreeMap<>(Map.of(7L, 0L, 8L, 1000L, 9L, 1200L, 10L, 1300L));

  /** Version 8 reached two viewers, 10 both, and 9 nobody; pages are told 3 × version + phase. */
  private final Viewers.Arrivals arrivals =
      arrivals("[22,500,2],[25,1100,1],[25,1150,1],[31,1400,1],[31,1900,1]");

  @Test
  void saysHowOldTheOldestChangeWasThatAPageDidNotShow() {
    // 9 came 1200 and was first seen as part of 10.
    assertThat(arrivals.behind().counts())
        .isEqualTo(Map.of(100_000L, 1L, 150_000L, 1L, 200_000L, 1L, 700_000L, 1L));
  }

  @Test
  void saysHowLongAPageHadNoNews() {
    assertThat(arrivals.longestBetween(2)).isEqualTo(1900 - 1150);
  }

  @Test
  void countsTheVersionsThatWereShownAfterSomethingHadChanged() {
    assertThat(arrivals.versions()).isEqualTo(2);
  }

  @Test
  void knowsWhenTheLastViewerHadHeardOfTheLastChange() {
    assertThat(arrivals.lastNewsMillis()).isEqualTo(600);
    assertThat(arrivals.heardTheLast()).isEqualTo(2);
  }

  @Test
  void noticesThatNobodyHasHeardOfTheLastChange() {
    Viewers.Arrivals early = arrivals("[25,1100,2]");

    assertThat(early.heardTheLast()).isZero();
    assertThat(early.lastNewsMillis()).isNaN();
  }

  private static Viewers.Arrivals arrivals(String arrivals) {
    return Viewers.Arrivals.of(
        JsonMapper.builder().build().readTree("{\"arrivals\":[" + arrivals + "]}"), CHANGES);
  }
}

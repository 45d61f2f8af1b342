package conference.organiser.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When it is full is told from how it went, with how sure that is. */
class ForecastTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  /** The nets of the days before today, the oldest first. */
  private static List<Day> days(long... nets) {
    return IntStream.range(0, nets.length)
        .mapToObj(i ->
            new Day(TODAY.minusDays(nets.length - i), Math.max(nets[i], 0), Math.max(-nets[i], 0)))
        .toList();
  }

  @Test
  void at_the_same_pace_every_day_it_is_where_a_ruler_would_put_it() {
    Forecast forecast = Forecast.of(100, days(10, 10, 10, 10, 10, 10, 10), TODAY).orElseThrow();

    // Today is the first of ten days.
    assertThat(forecast.likely()).isEqualTo(TODAY.plusDays(9));
    assertThat(forecast.early()).isBefore(forecast.likely());
    assertThat(forecast.late()).isAfter(forecast.likely());
  }

  @Test
  void the_more_the_days_differ_the_less_is_sure() {
    Forecast even = Forecast.of(200, days(20, 20, 20, 20, 20, 20), TODAY).orElseThrow();
    Forecast uneven = Forecast.of(200, days(0, 40, 0, 40, 0, 40), TODAY).orElseThrow();

    assertThat(uneven.early()).isBeforeOrEqualTo(even.early());
    assertThat(uneven.late() == null || uneven.late().isAfter(even.late())).isTrue();
  }

  @Test
  void the_last_days_count_more() {
    Forecast rising =
        Forecast.of(300, days(1, 1, 1, 1, 1, 1, 1, 30, 30, 30, 30, 30, 30, 30), TODAY)
            .orElseThrow();
    Forecast falling =
        Forecast.of(300, days(30, 30, 30, 30, 30, 30, 30, 1, 1, 1, 1, 1, 1, 1), TODAY)
            .orElseThrow();

    assertThat(rising.likely()).isBefore(falling.likely());
  }

  @Test
  void days_without_anybody_count_and_today_does_not() {
    List<Day> first = List.of(new Day(TODAY.minusDays(10), 10, 0), new Day(TODAY, 500, 0));

    Forecast forecast = Forecast.of(10, first, TODAY).orElseThrow();

    assertThat(forecast.likely()).isAfter(TODAY.plusDays(8));
  }

  @Test
  void nothing_is_said_when_nothing_is_known() {
    assertThat(Forecast.of(100, List.of(), TODAY)).isEmpty();
    assertThat(Forecast.of(100, days(10, 10), TODAY)).as("too early").isEmpty();
    assertThat(Forecast.of(0, days(10, 10, 10), TODAY)).as("it is full").isEmpty();
    assertThat(Forecast.of(100, days(5, -5, 0), TODAY)).as("nobody comes").isEmpty();
    assertThat(Forecast.of(1_000_000, days(1, 1, 1, 1), TODAY)).as("in a thousand years").isEmpty();
  }

  /** Histories of which the end is known: four of five ends have to lie between the two days. */
  @Test
  void it_is_as_sure_as_it_says() {
    var random = new Random(20260601);
    int within = 0;
    int cases = 2_000;
    for (int i = 0; i < cases; i++) {
      long[] past = random.ints(28, 0, 41).asLongStream().toArray();
      Forecast forecast = Forecast.of(400, days(past), TODAY).orElseThrow();
      long left = 400;
      LocalDate day = TODAY.minusDays(1);
      while (left > 0) {
        left -= random.nextInt(41);
        day = day.plusDays(1);
      }
      LocalDate late = forecast.late();
      if (!day.isBefore(forecast.early()) && (late == null || !day.isAfter(late))) {
        within++;
      }
    }
    assertThat((double) within / cases).isBetween(0.78, 0.95);
  }
}

package conference.organiser.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When the places of a pool will be gone if people go on signing up as they did, with the days
 * between which it falls four times of five.
 *
 * <p>The days so far are a sample of a day to come; the last week counts twice as much as the one
 * before. After n days as many more places are taken as n times the mean, with the deviation of n
 * such days and, on top of it, that of the mean itself, which is known from few days only.
 *
 * @param early the first day on which it may well be
 * @param likely the day on which it is expected
 * @param late the last day on which it may well be; nothing when that can't be told
 */
record Forecast(LocalDate early, LocalDate likely, @Nullable LocalDate late) {

  /** Fewer days than these say nothing. */
  static final int FEWEST_DAYS = 3;

  /** Older days are no longer like those to come. */
  private static final int MOST_DAYS = 56;

  private static final double HALF_LIFE_DAYS = 7;

  /** What a normally distributed value exceeds in one of ten cases. */
  private static final double ONE_OF_TEN = 1.2816;

  private static final int FARTHEST_DAYS = 730;

  /**
   * Looks ahead.
   *
   * @param left how many places there are still
   * @param days what happened, today included or not: it is not over and does not count
   * @return nothing when nothing is left, when it is too early to say, or when the places would
   *     last for years
   */
  static Optional<Forecast> of(long left, List<Day> days, LocalDate today) {
    List<Long> sample = sample(days, today);
    if (left <= 0 || sample.size() < FEWEST_DAYS) {
      return Optional.empty();
    }
    double weights = 0;
    double squares = 0;
    double sum = 0;
    for (int age = 0; age < sample.size(); age++) {
      double weight = Math.pow(0.5, age / HALF_LIFE_DAYS);
      weights += weight;
      squares += weight * weight;
      sum += weight * sample.get(age);
    }
    double mean = sum / weights;
    if (mean <= 0) {
      return Optional.empty();
    }
    double variance = Math.max(mean, variance(sample, mean, weights));
    double ofTheMean = variance * squares / (weights * weights);
    Integer likely = first(left, mean, 0, 0, 0);
    Integer early = first(left, mean, variance, ofTheMean, ONE_OF_TEN);
    if (likely == null || early == null) {
      return Optional.empty();
    }
    Integer late = first(left, mean, variance, ofTheMean, -ONE_OF_TEN);
    return Optional.of(
        new Forecast(
            today.plusDays(early),
            today.plusDays(likely),
            late == null ? null : today.plusDays(late)));
  }

  /** The net of each day that is over, yesterday's first; days without anything are there too. */
  private static List<Long> sample(List<Day> days, LocalDate today) {
    List<Long> sample = new ArrayList<>();
    if (days.isEmpty()) {
      return sample;
    }
    Map<LocalDate, Long> nets = days.stream().collect(Collectors.toMap(Day::day, Day::net));
    LocalDate first = days.getFirst().day();
    LocalDate day = today.minusDays(1);
    while (!day.isBefore(first) && sample.size() < MOST_DAYS) {
      sample.add(nets.getOrDefault(day, 0L));
      day = day.minusDays(1);
    }
    return sample;
  }

  private static double variance(List<Long> sample, double mean, double weights) {
    double sum = 0;
    for (int age = 0; age < sample.size(); age++) {
      double off = sample.get(age) - mean;
      sum += Math.pow(0.5, age / HALF_LIFE_DAYS) * off * off;
    }
    return sum / weights;
  }

  /** After how many days so many are taken, at so many deviations from what is expected. */
  private static @Nullable Integer first(
      long left, double mean, double ofDays, double ofTheMean, double deviations) {
    for (int n = 1; n <= FARTHEST_DAYS; n++) {
      double taken = mean * n + deviations * Math.sqrt(ofDays * n + ofTheMean * (double) n * n);
      if (taken >= left) {
        return n - 1;
      }
    }
    return null;
  }
}

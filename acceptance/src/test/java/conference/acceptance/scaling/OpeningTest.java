package conference.acceptance.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OpeningTest {

  /** A replica writes a thousand a second, an event takes five thousand. */
  private static final Costs COSTS = new Costs(0.0001, 0.001, 0.00019, 2_500);

  private static final Autoscaler NONE = new Autoscaler(1, 1, 0.7, 0, 15);

  private static Opening.Course run(double people, int replicas) {
    return Opening.run(new Crowd(people, 60), COSTS, replicas, NONE);
  }

  @Test
  void the_capacity_is_that_of_the_replicas_and_at_most_that_of_the_event() {
    Capacity capacity = Capacity.of(COSTS);

    assertThat(capacity.perReplica()).isCloseTo(1_000, within(1e-9));
    assertThat(capacity.perEvent()).isCloseTo(5_000, within(1e-9));
    assertThat(capacity.of(3)).isCloseTo(3_000, within(1e-9));
    assertThat(capacity.of(50)).isCloseTo(5_000, within(1e-9));
  }

  @Test
  void as_many_have_come_as_should_and_when_is_the_other_way_round() {
    Crowd crowd = new Crowd(90_000, 60);

    assertThat(crowd.arrived(60)).isCloseTo(90_000 * (1 - Math.exp(-1)), within(1e-6));
    assertThat(crowd.whenArrived(crowd.arrived(37))).isCloseTo(37, within(1e-6));
    assertThat(crowd.most()).isLessThan(90_000 / 60.0);
  }

  @Test
  void where_there_is_room_for_all_nobody_waits() {
    Opening.Course course = run(50_000, 1);

    assertThat(course.longestWait()).isZero();
    assertThat(course.over()).isZero();
    assertThat(course.mostWaiting()).isLessThan(1);
  }

  /** 120,000 within a minute or so are 2,000 a second at first, and two thirds after a minute. */
  @Test
  void the_wait_is_that_of_a_line_that_grows_until_fewer_come_than_are_answered() {
    Opening.Course course = run(120_000, 1);

    // It grows until 2,000·e^(-t/60) is 1,000, after 60·ln 2 seconds.
    double longest = 60 * Math.log(2);
    assertThat(course.mostWaiting())
        .isCloseTo(120_000 * 0.5 - 1_000 * longest, within(120_000 * 0.01));
    // Then 1,000 a second are answered until nobody is left: 120·(1 - e^(-t/60)) = t.
    assertThat(course.over()).isCloseTo(95.6, within(0.5));
    assertThat(course.longestWait()).isBetween(15.0, 25.0);
  }

  @Test
  void more_replicas_never_make_anybody_wait_longer_and_beyond_the_event_they_change_nothing() {
    double before = Double.MAX_VALUE;
    for (int replicas = 1; replicas <= 5; replicas++) {
      double wait = run(1_000_000, replicas).longestWait();
      assertThat(wait).isLessThan(before);
      before = wait;
    }
    assertThat(run(1_000_000, 20).longestWait()).isEqualTo(run(1_000_000, 5).longestWait());
  }

  @Test
  void an_autoscaler_helps_later_than_replicas_that_are_there() {
    Crowd crowd = new Crowd(240_000, 60);
    Autoscaler quick = new Autoscaler(1, 4, 0.7, 2, 15);

    Opening.Course alone = Opening.run(crowd, COSTS, 1, NONE);
    Opening.Course scaled = Opening.run(crowd, COSTS, 1, quick);
    Opening.Course provided = Opening.run(crowd, COSTS, 4, NONE);

    assertThat(scaled.replicas()).isEqualTo(4);
    assertThat(scaled.longestWait()).isLessThan(alone.longestWait());
    // The first of them answers after one period and a start.
    assertThat(scaled.longestWait()).isGreaterThan(15);
    assertThat(provided.longestWait()).isZero();
  }
}

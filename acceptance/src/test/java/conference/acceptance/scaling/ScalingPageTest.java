package conference.acceptance.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What docs/scaling.md says follows from what was measured and from what is deployed. */
class ScalingPageTest {

  private static final Path HOME = Path.of("..");
  private static final Path PAGE = HOME.resolve("docs/scaling.md");

  private static Costs costs() throws IOException {
    return Costs.of(Files.readString(HOME.resolve("docs/performance.md")));
  }

  private static Autoscaler autoscaler() throws IOException {
    return Autoscaler.of(
        Files.readString(HOME.resolve("k8s-cluster/components/autoscaling/autoscaler.yaml")));
  }

  /** With -Dscaling.write=true it writes them. */
  @Test
  void the_tables_are_those_that_are_worked_out() throws IOException {
    String page = Files.readString(PAGE);

    String expected = ScalingPage.replaced(page, ScalingPage.tables(costs(), autoscaler()));
    if (Boolean.getBoolean("scaling.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  @Test
  void costs_are_read_as_seconds_from_the_row_of_the_busy_system() {
    String page =
        """
        | what                 | this run |
        | confirmed, 512 at once | 4,693 |
        | scenario     | a second | load balancer | attendees | store | WAL bytes | answers |
        | ------------ | -------: |
        | 64 at once   | 3,047 (1–2) | 0.1 (0.1–0.2) | 0.2 (0.1–0.3) | 0.3 (0.2–0.4) | 1 (1–1) | 9 × 201 confirmed |
        | 512 at once  | 4,693 (1–2) | 0.067 (0.063–0.067) | 0.181 (0.1–0.2) | 0.064 (0.05–0.07) | 2,523 (1–2) | 9 × 201 confirmed |
        """;

    Costs costs = Costs.of(page);
    assertThat(costs.loadBalancer()).isCloseTo(0.067e-3, within(1e-9));
    assertThat(costs.attendees()).isCloseTo(0.181e-3, within(1e-9));
    assertThat(costs.store()).isCloseTo(0.064e-3, within(1e-9));
    assertThat(costs.logBytes()).isEqualTo(2_523);
    assertThatThrownBy(() -> Costs.of("# Performance")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void the_autoscaler_is_the_one_that_is_deployed() throws IOException {
    assertThat(autoscaler()).isEqualTo(new Autoscaler(2, 5, 0.7, 2, 15));
    assertThatThrownBy(() -> Autoscaler.of("spec: {}")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void an_autoscaler_goes_up_step_by_step_and_not_beyond_its_most() {
    var autoscaler = new Autoscaler(2, 5, 0.7, 2, 15);

    assertThat(autoscaler.wanted(2, 0.1, 0.5)).isEqualTo(2);
    assertThat(autoscaler.wanted(2, 0.4, 0.5)).isEqualTo(3);
    assertThat(autoscaler.wanted(2, 1.0, 0.5)).isEqualTo(4);
    assertThat(autoscaler.wanted(4, 1.0, 0.5)).isEqualTo(5);
    assertThat(autoscaler.wanted(5, 1.0, 0.5)).isEqualTo(5);
  }
}

package conference.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
  private static final Pattern MINUTES_AND_SECONDS = Pattern.compile("(\\d+)m([\\d.]+)s");

  /**
   * Burns CPU itself and in a child that has ended, says what getrusage has counted for both, and
   * waits.
   */
  private static final String BURNER =
      """
      burn() { i=0; while [ $i -lt 150000 ]; do i=$((i+1)); done; }
      burn
      (burn; burn)
      times
      read answer
      """;

  /** Has a child burn CPU; the child then waits for a line that never comes. */
  private static final String PARENT_OF_A_BURNER =
      """
      exec 3<&0
      { i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; times; read answer <&3; } &
      wait
      """;

  @Test
  void chargesAProcessForItselfAndForItsEndedChildren() throws IOException {
    Process burner = new ProcessBuilder("sh", "-c", BURNER).start();
    try (BufferedReader said = burner.inputReader()) {
      double own = seconds(said.readLine());
      double children = seconds(said.readLine());

      assertThat(children).as("the child burns twice as much as its parent").isGreaterThan(own);
      assertThat(ProcessTree.cpuSeconds(burner.pid())).isCloseTo(own + children, within(0.05));
    } finally {
      burner.destroyForcibly();
    }
  }

  @Test
  void chargesAProcessForChildrenThatStillRun() throws IOException {
    Process parent = new ProcessBuilder("sh", "-c", PARENT_OF_A_BURNER).start();
    try (BufferedReader said = parent.inputReader()) {
      double child = seconds(said.readLine());

      assertThat(child).isPositive();
      assertThat(ProcessTree.cpuSeconds(parent.pid())).isCloseTo(child, within(0.05));
    } finally {
      parent.descendants().forEach(ProcessHandle::destroyForcibly);
      parent.destroyForcibly();
    }
  }

  @Test
  void readsALineWhoseProgramHasBlanksAndBracketsInItsName() {
    String line =
        "42 (odd) name (x)) S 7 42 42 0 -1 4194304 100 200 0 0 11 12 13 14 20 0 1 0 5 6 7";

    assertThat(ProcessTree.parse(line)).isEqualTo(new ProcessTree.Stat(7, 11 + 12 + 13 + 14));
  }

  @Test
  void chargesNothingForAProcessThatIsGone() {
    assertThat(ProcessTree.cpuSeconds(Long.MAX_VALUE)).isZero();
  }

  @Test
  void seesHowMuchMemoryThisProcessHolds() {
    assertThat(ProcessTree.residentMegabytes(ProcessHandle.current().pid()))
        .isBetween(20.0, 4000.0);
  }

  /** The two figures of a line of the shell's `times`: user and system. */
  private static double seconds(String line) {
    Matcher figures = MINUTES_AND_SECONDS.matcher(line);
    double sum = 0;
    while (figures.find()) {
      sum += 60 * Double.parseDouble(figures.group(1)) + Double.parseDouble(figures.group(2));
    }
    return sum;
  }
}

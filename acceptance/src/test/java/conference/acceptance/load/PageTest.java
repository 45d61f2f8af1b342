package conference.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageTest {
  private static final String BEGIN = "<!-- measured: ./bench --publish writes from here -->";

  @Test
  void replacesWhatWasMeasuredAndNothingElse() {
    String page = "# Performance\n\n" + BEGIN + "\n\nold\n\n<!-- to here -->\n\nWords.\n";

    assertThat(Page.replaced(page, "new\n"))
        .isEqualTo("# Performance\n\n" + BEGIN + "\n\nnew\n\n<!-- to here -->\n\nWords.\n");
  }

  @Test
  void refusesAPageWithoutThatPart() {
    assertThatThrownBy(() -> Page.replaced("# Performance\n", "new"))
        .isInstanceOf(BenchException.class);
  }
}

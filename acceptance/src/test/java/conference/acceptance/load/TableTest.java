package conference.acceptance.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void linesUpAndIsMarkdown() {
    String text =
        new Table("scenario", "per second").row("closed loop, 64", "1,234").row("lone", "7").text();

    assertThat(text)
        .isEqualTo(
            """
            | scenario        | per second |
            | --------------- | ---------: |
            | closed loop, 64 |      1,234 |
            | lone            |          7 |
            """);
  }

  @Test
  void refusesARowThatDoesNotFit() {
    Table table = new Table("one", "two");

    assertThatThrownBy(() -> table.row("only")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysMedianAndSpreadOfRepeatedRuns() {
    assertThat(Series.of(3, 1, 2).text()).isEqualTo("2.00 (1.00–3.00)");
    assertThat(Series.of(4, 1, 2, 3).median()).isEqualTo(2.5);
    assertThat(Series.of(0.1234).text()).isEqualTo("0.123");
    assertThat(new Series(List.of()).text()).isEqualTo("-");
  }

  @Test
  void writesThreeSignificantDigits() {
    assertThat(List.of(12345.6, 123.4, 12.34, 1.234, 0.1234, 0.0).stream().map(Series::figure))
        .containsExactly("12,346", "123", "12.3", "1.23", "0.123", "0");
  }
}

package conference.acceptance.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * What one registration costs while many come at once: seconds of one processor in each node, and
 * bytes of the store's log.
 */
record Costs(double loadBalancer, double attendees, double store, double logBytes) {

  private static final String MEASURED = "512 at once";

  /**
   * As docs/performance.md says it.
   *
   * @throws NoSuchElementException if the page has no such table
   */
  static Costs of(String page) {
    List<String> lines = page.lines().toList();
    List<String> heads = cells(line(lines, "scenario"));
    List<String> row = cells(line(lines, MEASURED, "(", "201 confirmed"));
    return new Costs(
        milliseconds(heads, row, "load balancer"),
        milliseconds(heads, row, "attendees"),
        milliseconds(heads, row, "store"),
        number(heads, row, "WAL bytes"));
  }

  private static String line(List<String> lines, String first, String... alsoHas) {
    return lines.stream()
        .filter(line -> line.startsWith("| " + first + " "))
        .filter(line -> Arrays.stream(alsoHas).allMatch(line::contains))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no row of \"" + first + "\""));
  }

  private static List<String> cells(String line) {
    return Pattern.compile("\\|").splitAsStream(line).map(String::strip).toList();
  }

  private static double milliseconds(List<String> heads, List<String> row, String column) {
    return number(heads, row, column) / 1000;
  }

  /** The median; the spread in parentheses is left out. */
  private static double number(List<String> heads, List<String> row, String column) {
    int index = heads.indexOf(column);
    if (index < 0) {
      throw new NoSuchElementException("no column of \"" + column + "\"");
    }
    return Double.parseDouble(row.get(index).replaceFirst(" \\(.*", "").replace(",", ""));
  }
}

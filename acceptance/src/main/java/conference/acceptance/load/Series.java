package conference.acceptance.load;

import java.util.List;
import java.util.Locale;

/** The same figure from repeated runs. */
record Series(List<Double> values) {
  Series {
    values = values.stream().sorted().toList();
  }

  static Series of(double... values) {
    return new Series(java.util.Arrays.stream(values).boxed().toList());
  }

  double median() {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  double lowest() {
    return values.isEmpty() ? Double.NaN : values.getFirst();
  }

  double highest() {
    return values.isEmpty() ? Double.NaN : values.getLast();
  }

  /** The median, and in brackets the lowest and highest where there were several runs. */
  String text() {
    if (values.isEmpty()) {
      return "-";
    }
    return values.size() == 1
        ? figure(median())
        : figure(median()) + " (" + figure(lowest()) + "–" + figure(highest()) + ")";
  }

  /** Three significant digits, and no decimals where they would say nothing. */
  static String figure(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    double size = Math.abs(value);
    int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}

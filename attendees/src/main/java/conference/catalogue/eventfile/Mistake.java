package conference.catalogue.eventfile;

import java.util.Comparator;

/** Something to correct in a file: where it is, what is wrong and what would be right. */
record Mistake(String file, int line, int column, String path, String text)
    implements Comparable<Mistake> {

  private static final Comparator<Mistake> BY_PLACE =
      Comparator.comparing(Mistake::file)
          .thenComparingInt(Mistake::line)
          .thenComparingInt(Mistake::column)
          .thenComparing(Mistake::text);

  @Override
  public int compareTo(Mistake other) {
    return BY_PLACE.compare(this, other);
  }

  /** As compilers write it, so that editors and terminals can jump there. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s%s".formatted(file, line, column, path.isEmpty() ? "" : path + ": ", text);
  }
}

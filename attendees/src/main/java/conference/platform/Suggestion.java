package conference.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Suggestion {

  private Suggestion() {}

  /** The known word that is nearest, when it is near enough to be a slip of the pen. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    int tolerance = Math.max(1, written.length() / 3);
    return known.stream()
        // A word of another length is further away than that; a huge one would take for ever.
        .filter(word -> Math.abs(word.length() - written.length()) <= tolerance)
        .filter(word -> distance(written, word) <= tolerance)
        .min(Comparator.comparingInt(word -> distance(written, word)));
  }

  /** {@code "; did you mean x?"}, or nothing. */
  public static String phrase(String written, Collection<String> known) {
    return nearest(written, known).map(word -> "; did you mean " + word + "?").orElse("");
  }

  /** Edits and transpositions of neighbours that turn one word into the other. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}

package conference.architecture.deployment;

import conference.architecture.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What a check has found so far. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  void report(String subject, String message) {
    all.add(new Finding(subject, message));
  }

  /** Reports unless both are the same. */
  void expect(String subject, String what, Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      report(subject, what + " has to be " + expected + ", it is " + words(found));
    }
  }

  private static Object words(Object found) {
    boolean nothing = found.equals("") || (found instanceof JsonNode node && node.isMissingNode());
    return nothing ? "missing" : found;
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}

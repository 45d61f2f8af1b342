package conference.architecture.deployment;

import conference.architecture.Finding;
import conference.architecture.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ways in which evidence is told: to people, to programs, and to whatever reads JUnit's XML.
 */
enum Report {
  TEXT {
    @Override
    String of(Evidence evidence, Model model) {
      String findings =
          evidence.findings().stream()
              .map(finding -> "✗ " + finding + "\n")
              .collect(Collectors.joining());
      String controls =
          evidence.controls().stream()
              .map(control ->
                  "%s %s  %s\n"
                      .formatted(control.met() ? "✓" : "✗", control.control(), control.subject()))
              .collect(Collectors.joining());
      String sum =
          evidence.findings().isEmpty()
              ? "%s conforms: %d resources, model %.12s, manifests %.12s\n"
                  .formatted(
                      evidence.deployment(),
                      evidence.resources(),
                      evidence.model(),
                      evidence.manifests())
              : "%s does not conform: %d findings\n"
                  .formatted(evidence.deployment(), evidence.findings().size());
      return findings + controls + sum;
    }
  },
  JSON {
    @Override
    String of(Evidence evidence, Model model) {
      return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(evidence)
          + "\n";
    }
  },
  JUNIT {
    @Override
    String of(Evidence evidence, Model model) {
      Map<String, List<String>> bySubject = new LinkedHashMap<>();
      Stream.concat(model.nodes().stream(), model.relationships().stream())
          .forEach(element -> bySubject.put(Manifests.text(element, "unique-id"), List.of()));
      evidence.findings().stream()
          .collect(
              Collectors.groupingBy(
                  Finding::subject,
                  LinkedHashMap::new,
                  Collectors.mapping(Finding::message, Collectors.toList())))
          .forEach(bySubject::put);
      long failed = bySubject.values().stream().filter(messages -> !messages.isEmpty()).count();
      String cases =
          bySubject.entrySet().stream()
              .map(subject -> testCase(subject.getKey(), subject.getValue()))
              .collect(Collectors.joining());
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuite name="conform %s" tests="%d" failures="%d" timestamp="%s">
      %s</testsuite>
      """
          .formatted(
              escaped(evidence.deployment()), bySubject.size(), failed, evidence.at(), cases);
    }
  };

  abstract String of(Evidence evidence, Model model);

  private static String testCase(String subject, List<String> messages) {
    String head = "  <testcase classname=\"conform\" name=\"" + escaped(subject) + "\"";
    return messages.isEmpty()
        ? head + "/>\n"
        : head + "><failure>" + escaped(String.join("\n", messages)) + "</failure></testcase>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}

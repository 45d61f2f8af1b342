package conference.acceptance.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A page of which a part is what the bench last found; the rest is written by people. */
record Page(Path file) {
  private static final String BEGIN = "<!-- measured: ./bench --publish writes from here -->";
  private static final String END = "<!-- to here -->";

  static Page of(Path file) {
    return new Page(file);
  }

  static String circumstances(Map<String, String> all) {
    return all.entrySet().stream()
        .map(one -> "- " + one.getKey() + ": " + one.getValue() + "\n")
        .collect(Collectors.joining());
  }

  void publish(String measured) {
    try {
      Files.writeString(file, replaced(Files.readString(file), measured));
    } catch (IOException failure) {
      throw new BenchException(file + " cannot be written: " + failure.getMessage(), failure);
    }
  }

  static String replaced(String page, String measured) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new BenchException("the page has no part for what is measured");
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n\n"
        + measured.strip()
        + "\n\n"
        + page.substring(end);
  }
}

package conference.architecture.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directives of NGINX's configuration that go into the image, as far as a line each says them.
 *
 * @param lines the lines of all files, without comments
 */
public record NginxSettings(List<String> lines) {
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

  public NginxSettings {
    lines = List.copyOf(lines);
  }

  /** Reads every file of a folder whose name ends in {@code .conf}. */
  public static NginxSettings in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return new NginxSettings(
          files
              .filter(file -> file.toString().endsWith(".conf"))
              .sorted()
              .flatMap(NginxSettings::lines)
              .map(line -> COMMENT.matcher(line).replaceAll("").strip())
              .filter(line -> !line.isEmpty())
              .toList());
    } catch (IOException problem) {
      throw new UncheckedIOException("NGINX's settings cannot be read: " + folder, problem);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** What is said of a directive, wherever it is said. */
  Stream<String> values(String directive) {
    Pattern said = Pattern.compile(Pattern.quote(directive) + "\\s+([^;]*);.*");
    return lines.stream()
        .map(said::matcher)
        .filter(line -> line.matches())
        .map(line -> line.group(1).strip());
  }
}

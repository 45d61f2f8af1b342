package conference.catalogue.eventfile;

import conference.platform.Suggestion;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One value of a file. Reading it as what it isn't is a mistake that is noted, and then something
 * harmless is answered, so that reading goes on and finds the next mistake too; with a mistake
 * noted, nothing of what was read is used.
 *
 * <p>Scalars are taken as they are written: YAML's own guesses ({@code no} is false, {@code 010} is
 * eight) never apply.
 */
final class Value {

  static final int MAX_CODE = 40;
  private static final Pattern CODE = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,6})?");

  private final @Nullable Node node;
  private final String path;
  private final Mistakes mistakes;

  private Value(@Nullable Node node, String path, Mistakes mistakes) {
    this.node = node;
    this.path = path;
    this.mistakes = mistakes;
  }

  static Value of(Node node, String path, Mistakes mistakes) {
    mistakes.locate(path, Fields.line(node), Fields.column(node));
    return new Value(node, path, mistakes);
  }

  /** What has been reported as missing already: every reading answers the harmless default. */
  static Value missing(String path, Mistakes mistakes) {
    return new Value(null, path, mistakes);
  }

  String path() {
    return path;
  }

  void wrong(String text) {
    if (node != null) {
      mistakes.add(Fields.line(node), Fields.column(node), path, text);
    }
  }

  boolean isScalar() {
    return node instanceof ScalarNode;
  }

  /** The text as written; nothing when there is none. */
  Optional<String> scalar() {
    if (node instanceof ScalarNode scalar) {
      if (!scalar.getValue().isBlank()) {
        return Optional.of(scalar.getValue().strip());
      }
      wrong("is empty; write something or remove the key");
    } else {
      wrong("must be a single value");
    }
    return Optional.empty();
  }

  /** One line of text. */
  String line(int maxLength) {
    var text = block(maxLength);
    if (text.contains("\n")) {
      wrong("must be one line");
    }
    return text;
  }

  /** Text of any number of lines. */
  String block(int maxLength) {
    var text = scalar().orElse("");
    int length = text.codePointCount(0, text.length());
    if (length > maxLength) {
      wrong("is %,d characters long; at most %,d are possible".formatted(length, maxLength));
    }
    if (text.codePoints().anyMatch(Value::isNoText)) {
      wrong("contains invisible control characters; remove them");
    }
    return text;
  }

  private static boolean isNoText(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n' && character != '\t';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
      default -> false;
    };
  }

  /** A name for programs: in addresses, in JSON, in the store. */
  String code(int maxLength) {
    var code = scalar().orElse("");
    if (!code.isEmpty() && !(code.length() <= maxLength && CODE.matcher(code).matches())) {
      wrong(
          "\"%s\" must be lower-case letters a-z, digits and single hyphens between them, at most %d characters"
              .formatted(shortened(code), maxLength));
    }
    return code;
  }

  int integer(int minimum, int maximum) {
    var written = scalar();
    if (written.isEmpty()) {
      return minimum;
    }
    if (INTEGER.matcher(written.get()).matches()) {
      int number = Integer.parseInt(written.get());
      if (number >= minimum && number <= maximum) {
        return number;
      }
    }
    wrong(
        "\"%s\" must be a whole number from %d to %d, digits only"
            .formatted(shortened(written.get()), minimum, maximum));
    return minimum;
  }

  BigDecimal decimal() {
    var written = scalar();
    if (written.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (DECIMAL.matcher(written.get()).matches()) {
      return new BigDecimal(written.get());
    }
    wrong(
        "\"%s\" must be a number such as 12 or 2.5, at most nine digits before and six after the point"
            .formatted(shortened(written.get())));
    return BigDecimal.ZERO;
  }

  double decimal(int minimum, int maximum) {
    double number = decimal().doubleValue();
    if (number < minimum || number > maximum) {
      wrong("must be from %d to %d".formatted(minimum, maximum));
    }
    return number;
  }

  boolean yesOrNo() {
    return oneOf(List.of("true", "false")).equals("true");
  }

  LocalDate date() {
    var written = scalar();
    if (written.isEmpty()) {
      return LocalDate.EPOCH;
    }
    try {
      var date = LocalDate.parse(written.get());
      if (date.getYear() >= 1900 && date.getYear() <= 9999) {
        return date;
      }
    } catch (DateTimeParseException notADate) {
      // Said below, with the years that nobody meant.
    }
    wrong("\"%s\" is no date; write it as 2027-06-09".formatted(shortened(written.get())));
    return LocalDate.EPOCH;
  }

  /** One of these words, if it is one of them. */
  Optional<String> word(Collection<String> words) {
    var written = scalar();
    if (written.isPresent() && !words.contains(written.get())) {
      var suggestion = Suggestion.phrase(written.get(), words);
      wrong(
          "\"%s\" is not possible here%s"
              .formatted(
                  shortened(written.get()),
                  suggestion.isEmpty()
                      ? "; write one of " + String.join(", ", words)
                      : suggestion));
    }
    return written.filter(words::contains);
  }

  /** One of these words; the first one when it is none of them. */
  String oneOf(Collection<String> words) {
    return word(words).orElseGet(() -> words.iterator().next());
  }

  URI address() {
    var written = scalar().orElse("https://example.org");
    try {
      var address = new URI(written);
      var scheme = String.valueOf(address.getScheme());
      if (address.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return address;
      }
    } catch (URISyntaxException notAnAddress) {
      // Said below.
    }
    wrong(
        "\"%s\" is no web address; write it as https://example.org/page"
            .formatted(shortened(written)));
    return URI.create("https://example.org");
  }

  List<Value> items(int minimum, int maximum) {
    if (!(node instanceof SequenceNode list)) {
      wrong("must be a list: one item per line, each beginning with \"- \"");
      return List.of();
    }
    var items = list.getValue();
    if (items.size() < minimum || items.size() > maximum) {
      wrong("has %d items; %d to %d are possible".formatted(items.size(), minimum, maximum));
    }
    return IntStream.range(0, Math.min(items.size(), maximum))
        .mapToObj(i -> Value.of(items.get(i), path + "[" + i + "]", mistakes))
        .toList();
  }

  /** What is below a key, before anybody looks whether the other keys are right. */
  Optional<Value> find(String key) {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(entry ->
                entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
            .map(entry -> of(entry.getValueNode(), path + "." + key, mistakes))
            .findFirst()
        : Optional.empty();
  }

  /** The keys below; none known means that any are taken. */
  Fields fields(String... known) {
    if (node instanceof MappingNode mapping) {
      return Fields.of(mapping, path, mistakes, known);
    }
    wrong("must have keys of its own" + (known.length == 0 ? "" : ": " + String.join(", ", known)));
    return Fields.none(path, mistakes);
  }

  static String shortened(String text) {
    var line = text.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "...";
  }
}

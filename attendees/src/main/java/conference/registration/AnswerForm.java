package conference.registration;

import conference.catalogue.Question;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks one answer against its question, and brings it into the form in which it is kept. */
final class AnswerForm {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What an event that sets no limit of its own gets; also keeps the queue of sign-ups small. */
  private static final int LONGEST_TEXT = 500;

  private static final int LONGEST_LONG_TEXT = 5_000;
  private static final BigDecimal LARGEST = new BigDecimal("999999999999999");
  private static final int MOST_DECIMALS = 10;

  private final Question question;
  private final Consumer<String> refuse;

  /** Told the code of each rule that the answer breaks. */
  AnswerForm(Question question, Consumer<String> refuse) {
    this.question = question;
    this.refuse = refuse;
  }

  /** The answer to keep, or null when there is none or it was refused. */
  @Nullable JsonNode read(@Nullable JsonNode given, boolean mayBeRequired) {
    if (given == null || isEmpty(given)) {
      if (question.required() && mayBeRequired) {
        refuse.accept("required");
      }
      return null;
    }
    return switch (question.kind()) {
      case TEXT, LONG_TEXT -> text(given);
      case SINGLE_CHOICE -> choice(given);
      case MULTIPLE_CHOICE -> choices(given);
      case YES_NO -> given.isBoolean() ? given : refused("wrong-type");
      case NUMBER -> number(given);
      case DATE -> date(given);
    };
  }

  private static boolean isEmpty(JsonNode given) {
    return given.isNull()
        || (given.isArray() && given.isEmpty())
        || (given.isString() && WrittenText.of(given.stringValue()).isBlank());
  }

  private @Nullable JsonNode text(JsonNode given) {
    if (!given.isString()) {
      return refused("wrong-type");
    }
    var text = WrittenText.of(given.stringValue());
    boolean lines = question.kind() == Question.Kind.LONG_TEXT;
    var limit = question.rules().maxLength();
    int longest = limit != null ? limit : lines ? LONGEST_LONG_TEXT : LONGEST_TEXT;
    Optional<String> problem = lines ? text.problemInLines(longest) : text.problem(longest);
    return problem.map(this::refused).orElseGet(() -> JSON.stringNode(text.value()));
  }

  private @Nullable JsonNode choice(JsonNode given) {
    if (!given.isString()) {
      return refused("wrong-type");
    }
    return isOffered(given.stringValue()) ? given : refused("unknown-option");
  }

  private boolean isOffered(String code) {
    return question.rules().options().stream()
        .anyMatch(option -> option.code().equals(code) && !option.withdrawn());
  }

  private @Nullable JsonNode choices(JsonNode given) {
    if (!(given instanceof ArrayNode chosen)) {
      return refused("wrong-type");
    }
    var seen = new HashSet<String>();
    for (var code : chosen) {
      if (!code.isString()) {
        return refused("wrong-type");
      }
      if (!isOffered(code.stringValue())) {
        return refused("unknown-option");
      }
      if (!seen.add(code.stringValue())) {
        return refused("duplicate-option");
      }
    }
    return given;
  }

  private @Nullable JsonNode number(JsonNode given) {
    if (!given.isNumber()) {
      return refused("not-a-number");
    }
    var number = given.decimalValue();
    if (number.compareTo(orElse(question.rules().minimum(), LARGEST.negate())) < 0) {
      return refused("too-small");
    }
    if (number.compareTo(orElse(question.rules().maximum(), LARGEST)) > 0) {
      return refused("too-large");
    }
    return number.scale() > MOST_DECIMALS && number.stripTrailingZeros().scale() > MOST_DECIMALS
        ? refused("too-long")
        : given;
  }

  private static BigDecimal orElse(@Nullable BigDecimal bound, BigDecimal otherwise) {
    return bound == null ? otherwise : bound;
  }

  private @Nullable JsonNode date(JsonNode given) {
    if (!given.isString()) {
      return refused("wrong-type");
    }
    try {
      var text = WrittenText.trimmed(given.stringValue());
      return text.matches("\\d{4}-\\d{2}-\\d{2}")
          ? inRange(LocalDate.parse(text))
          : refused("not-a-date");
    } catch (DateTimeException e) {
      return refused("not-a-date");
    }
  }

  private @Nullable JsonNode inRange(LocalDate date) {
    var earliest = question.rules().earliest();
    var latest = question.rules().latest();
    if (earliest != null && date.isBefore(earliest)) {
      return refused("too-early");
    }
    return latest != null && date.isAfter(latest)
        ? refused("too-late")
        : JSON.stringNode(date.toString());
  }

  private @Nullable JsonNode refused(String code) {
    refuse.accept(code);
    return null;
  }
}

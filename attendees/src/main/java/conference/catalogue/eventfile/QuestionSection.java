package conference.catalogue.eventfile;

import conference.catalogue.Question;
import conference.catalogue.Question.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the questions that an event asks, and the rules that fit each kind. */
final class QuestionSection {

  private static final int TEXT_LENGTH = 200;
  private static final int LONG_TEXT_LENGTH = 2000;

  private final Mistakes mistakes;
  private final Texts texts;
  private final List<String> ticketTypes;
  private final Set<String> codes = new HashSet<>();

  QuestionSection(Mistakes mistakes, Texts texts, List<EventPlan.Type> ticketTypes) {
    this.mistakes = mistakes;
    this.texts = texts;
    this.ticketTypes = ticketTypes.stream().map(EventPlan.Type::code).distinct().toList();
  }

  List<EventPlan.Asked> read(Fields event) {
    return event.find("questions").map(value -> value.items(0, 50)).orElse(List.of()).stream()
        .map(this::question)
        .toList();
  }

  private EventPlan.Asked question(Value item) {
    var kind = kind(item);
    var fields = item.fields(known(kind));
    fields.require("kind");
    var code = fields.require("code");
    if (!codes.add(code.code(Value.MAX_CODE))) {
      code.wrong("there is a question of this code already; choose another one");
    }
    return new EventPlan.Asked(
        item.path() + ".kind",
        code.scalar().orElse(""),
        kind.orElse(Kind.TEXT),
        fields.require("required").yesOrNo(),
        texts.line(fields.require("label"), 200),
        fields.find("help").map(help -> texts.block(help, 1000)).orElse(null),
        kind.map(k -> rules(k, fields)).orElse(Question.Rules.NONE));
  }

  /** Read before the rest, as which other keys are known depends on it. */
  private static Optional<Kind> kind(Value item) {
    return item.find("kind")
        .flatMap(value -> value.word(Arrays.stream(Kind.values()).map(Kind::wireName).toList()))
        .flatMap(Kind::of);
  }

  private static String[] known(Optional<Kind> kind) {
    var kinds = kind.map(Stream::of).orElseGet(() -> Arrays.stream(Kind.values()));
    return Stream.concat(
            Stream.of("code", "kind", "required", "label", "help", "ticketTypes"),
            kinds.flatMap(k -> rulesOf(k).stream()).distinct())
        .toArray(String[]::new);
  }

  private static List<String> rulesOf(Kind kind) {
    return switch (kind) {
      case TEXT, LONG_TEXT -> List.of("maxLength");
      case SINGLE_CHOICE, MULTIPLE_CHOICE -> List.of("options");
      case NUMBER -> List.of("minimum", "maximum");
      case DATE -> List.of("earliest", "latest");
      case YES_NO -> List.of();
    };
  }

  private Question.Rules rules(Kind kind, Fields fields) {
    var minimum = fields.find("minimum").map(Value::decimal).orElse(null);
    var earliest = fields.find("earliest").map(Value::date).orElse(null);
    return new Question.Rules(
        kind.isText() ? maxLength(kind, fields) : null,
        minimum,
        maximum(fields, minimum),
        earliest,
        latest(fields, earliest),
        kind.isChoice() ? options(kind, fields.require("options")) : List.of(),
        fields.find("ticketTypes").map(this::ticketTypes).orElse(List.of()));
  }

  private static int maxLength(Kind kind, Fields fields) {
    int usual = kind == Kind.TEXT ? TEXT_LENGTH : LONG_TEXT_LENGTH;
    return fields.find("maxLength").map(value -> value.integer(1, 10_000)).orElse(usual);
  }

  private @Nullable BigDecimal maximum(Fields fields, @Nullable BigDecimal minimum) {
    return fields
        .find("maximum")
        .map(value -> {
          int before = mistakes.count();
          var maximum = value.decimal();
          if (mistakes.count() == before && minimum != null && maximum.compareTo(minimum) < 0) {
            value.wrong("is less than the minimum, so no answer would do");
          }
          return maximum;
        })
        .orElse(null);
  }

  private @Nullable LocalDate latest(Fields fields, @Nullable LocalDate earliest) {
    return fields
        .find("latest")
        .map(value -> {
          int before = mistakes.count();
          var latest = value.date();
          if (mistakes.count() == before && earliest != null && latest.isBefore(earliest)) {
            value.wrong("is before the earliest date, so no answer would do");
          }
          return latest;
        })
        .orElse(null);
  }

  private List<Question.Option> options(Kind kind, Value value) {
    var seen = new HashSet<String>();
    return value.items(kind == Kind.SINGLE_CHOICE ? 2 : 1, 200).stream()
        .map(item -> option(item, seen))
        .toList();
  }

  private Question.Option option(Value item, Set<String> seen) {
    var fields = item.fields("code", "label");
    var code = fields.require("code");
    var option =
        new Question.Option(
            code.code(Value.MAX_CODE), texts.name(fields.require("label"), 200), false);
    if (!seen.add(option.code())) {
      code.wrong("there is an option %s already; choose another code".formatted(option.code()));
    }
    return option;
  }

  private List<String> ticketTypes(Value value) {
    if (ticketTypes.isEmpty()) {
      return List.of();
    }
    var named = value.items(1, 50).stream().map(item -> item.oneOf(ticketTypes)).toList();
    if (named.stream().distinct().count() < named.size()) {
      value.wrong("names a ticket type twice");
    }
    return named;
  }
}

package conference.organiser.attendees;

import conference.catalogue.EventDefinition;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import conference.organiser.attendees.AttendeeQuery.Order;
import conference.organiser.attendees.AttendeeQuery.Required;
import conference.platform.FieldError;
import conference.registration.Registration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads which attendees are wanted, and notes every parameter that cannot be understood. */
final class AttendeeQueryReader {

  static final int LONGEST_SEARCH = 200;
  static final int MOST_WORDS = 6;
  static final int LARGEST_PAGE = 200;
  private static final int USUAL_PAGE = 50;
  private static final int LAST_PAGE = 1_000_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Set<String> KNOWN =
      Set.of(
          "search",
          "state",
          "ticketType",
          "answer",
          "tag",
          "incomplete",
          "suspected",
          "from",
          "to",
          "sort",
          "page",
          "size");

  private final EventDefinition event;
  private final MultiValueMap<String, String> parameters;
  private final List<FieldError> errors = new ArrayList<>();

  private AttendeeQueryReader(EventDefinition event, MultiValueMap<String, String> parameters) {
    this.event = event;
    this.parameters = parameters;
  }

  /** Either a query, or what is wrong with the parameters. */
  record Reading(Optional<AttendeeQuery> query, List<FieldError> errors) {}

  static Reading read(EventDefinition event, MultiValueMap<String, String> parameters) {
    var reader = new AttendeeQueryReader(event, parameters);
    AttendeeQuery query = reader.read();
    return reader.errors.isEmpty()
        ? new Reading(Optional.of(query), List.of())
        : new Reading(Optional.empty(), List.copyOf(reader.errors));
  }

  private AttendeeQuery read() {
    parameters.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> refuse(name, "unknown-member"));
    List<String> words = words();
    String sort = Optional.ofNullable(parameters.getFirst("sort")).orElse("");
    return new AttendeeQuery(
        words,
        states(),
        ticketTypes(),
        answers(),
        Set.copyOf(parameters.getOrDefault("tag", List.of())),
        incomplete(),
        isWanted("suspected"),
        day("from", 0),
        day("to", 1),
        order(sort, !words.isEmpty()),
        sort.isEmpty() || sort.startsWith("-"),
        number("page", 1, LAST_PAGE),
        number("size", USUAL_PAGE, LARGEST_PAGE));
  }

  private List<String> words() {
    String search = Optional.ofNullable(parameters.getFirst("search")).orElse("");
    if (search.length() > LONGEST_SEARCH || search.chars().anyMatch(Character::isISOControl)) {
      refuse("search", search.length() > LONGEST_SEARCH ? "too-long" : "control-characters");
      return List.of();
    }
    return Arrays.stream(search.strip().split("[\\s\\p{Z},;]+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST_WORDS)
        .toList();
  }

  private Set<Registration.State> states() {
    Set<Registration.State> states = EnumSet.noneOf(Registration.State.class);
    for (String wanted : listed("state")) {
      Arrays.stream(Registration.State.values())
          .filter(state -> state.stored().equals(wanted))
          .findAny()
          .ifPresentOrElse(states::add, () -> refuse("state", "unknown-choice"));
    }
    return states;
  }

  private Set<UUID> ticketTypes() {
    Set<UUID> types = new HashSet<>();
    for (String code : listed("ticketType")) {
      event
          .ticketType(code)
          .map(TicketType::id)
          .ifPresentOrElse(types::add, () -> refuse("ticketType", "unknown-choice"));
    }
    return types;
  }

  /** Each {@code code:value}: what was chosen, yes or no, a number, a day, a text as it is. */
  private List<JsonNode> answers() {
    List<JsonNode> answers = new ArrayList<>();
    for (String wanted : parameters.getOrDefault("answer", List.of())) {
      int colon = wanted.indexOf(':');
      Optional<Question> question =
          event.questions().stream()
              .filter(one -> colon > 0 && one.code().equals(wanted.substring(0, colon)))
              .findAny();
      Optional<JsonNode> value =
          question.flatMap(one -> value(one.kind(), wanted.substring(colon + 1)));
      if (question.isEmpty() || value.isEmpty()) {
        refuse("answer", question.isEmpty() ? "unknown-question" : "wrong-type");
      } else {
        answers.add(JSON.objectNode().set(question.get().code(), value.get()));
      }
    }
    return answers;
  }

  private static Optional<JsonNode> value(Question.Kind kind, String text) {
    return switch (kind) {
      case TEXT, LONG_TEXT, SINGLE_CHOICE, DATE -> Optional.of(JSON.stringNode(text));
      case MULTIPLE_CHOICE -> Optional.of(JSON.arrayNode().add(text));
      case YES_NO ->
          text.equals("true") || text.equals("false")
              ? Optional.of(JSON.booleanNode(text.equals("true")))
              : Optional.empty();
      case NUMBER -> decimal(text);
    };
  }

  private static Optional<JsonNode> decimal(String text) {
    return text.matches("-?\\d{1,15}(\\.\\d{1,6})?")
        ? Optional.of(JSON.numberNode(new BigDecimal(text)))
        : Optional.empty();
  }

  private @Nullable List<Required> incomplete() {
    return isWanted("incomplete")
        ? event.askedQuestions().stream()
            .filter(Question::required)
            .map(question -> new Required(question.code(), ticketTypesOf(question)))
            .toList()
        : null;
  }

  private boolean isWanted(String name) {
    String wanted = Optional.ofNullable(parameters.getFirst(name)).orElse("");
    if (!wanted.isEmpty() && !wanted.equals("true")) {
      refuse(name, "unknown-choice");
    }
    return wanted.equals("true");
  }

  private Set<UUID> ticketTypesOf(Question question) {
    return event.ticketTypes().stream()
        .filter(type -> question.isAskedOf(type.code()))
        .map(TicketType::id)
        .collect(Collectors.toSet());
  }

  /** The beginning of a day where the event is, or of the one after it. */
  private @Nullable Instant day(String name, int later) {
    String day = parameters.getFirst(name);
    if (day == null || day.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(day).plusDays(later).atStartOfDay(event.timeZone()).toInstant();
    } catch (DateTimeParseException failure) {
      refuse(name, "not-a-date");
      return null;
    }
  }

  private Order order(String sort, boolean searched) {
    Order usual = searched ? Order.LIKENESS : Order.REGISTERED;
    String name = sort.replaceFirst("^-", "");
    if (name.isEmpty()) {
      return usual;
    }
    return Stream.of(Order.REGISTERED, Order.NAME, Order.EMAIL, Order.ORGANISATION)
        .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(name))
        .findAny()
        .orElseGet(() -> {
          refuse("sort", "unknown-choice");
          return usual;
        });
  }

  private int number(String name, int otherwise, int most) {
    String text = parameters.getFirst(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,9}")) {
      refuse(name, "wrong-type");
      return otherwise;
    }
    int number = Integer.parseInt(text);
    if (number < 1 || number > most) {
      refuse(name, number < 1 ? "too-small" : "too-large");
      return otherwise;
    }
    return number;
  }

  private Set<String> listed(String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toSet());
  }

  private void refuse(String parameter, String code) {
    errors.add(FieldError.at("?" + parameter, code));
  }
}

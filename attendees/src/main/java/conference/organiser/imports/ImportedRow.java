package conference.organiser.imports;

import conference.catalogue.EventDefinition;
import conference.catalogue.LocalizedText;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import conference.organiser.imports.Import.Meaning;
import conference.organiser.imports.Import.Problem;
import conference.organiser.remarks.Tag;
import conference.platform.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one row of a file says, in the form of a sign-up. What cannot be understood stays as it is
 * written, so that the rules of sign-up refuse it.
 *
 * @param cancelled whether it is of somebody who has cancelled, and is left out
 * @param problems what sign-up would not find
 */
record ImportedRow(JsonNode body, Set<String> tags, boolean cancelled, List<Problem> problems) {

  ImportedRow {
    tags = Set.copyOf(tags);
    problems = List.copyOf(problems);
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern SEMICOLON = Pattern.compile("\\s*[;\\n]\\s*");
  private static final Set<String> YES =
      Set.of("yes", "y", "true", "1", "x", "ja", "j", "wahr", "on", "✓");
  private static final Set<String> NO =
      Set.of("no", "n", "false", "0", "-", "nein", "falsch", "off");
  private static final Set<String> CANCELLED =
      Set.of("cancelled", "canceled", "abgesagt", "storniert");
  private static final Pattern ISO_DATE =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})([T ]00:00.*)?");
  private static final Pattern GERMAN_DATE = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

  /** An apostrophe by which exports keep spreadsheets from calculating a text. */
  private static final Pattern KEPT_FROM_CALCULATING =
      Pattern.compile("'(?=[\\s\\p{Cf}]*[=+\\-@\\t\\r＝＋－＠])");

  /** By its cells; those that it does not have are empty. */
  static ImportedRow of(EventDefinition event, Meaning meaning, List<String> cells) {
    return new Reader(event, meaning, cells).read();
  }

  /** Where a mistake of a sign-up is in the file. */
  static Problem problem(FieldError error) {
    String path = error.pointer().replaceFirst("^#/", "");
    String field =
        path.startsWith("answers/")
            ? Columns.answer(path.substring("answers/".length()))
            : path.replaceFirst("/.*", "");
    return new Problem(field, error.code(), null);
  }

  private static final class Reader {

    private final EventDefinition event;
    private final Meaning meaning;
    private final List<String> cells;
    private final List<Problem> problems = new ArrayList<>();

    Reader(EventDefinition event, Meaning meaning, List<String> cells) {
      this.event = event;
      this.meaning = meaning;
      this.cells = cells;
    }

    ImportedRow read() {
      ObjectNode body = JSON.objectNode();
      for (String field : List.of(Columns.GIVEN_NAME, Columns.FAMILY_NAME, Columns.EMAIL)) {
        body.put(field, text(field));
      }
      String organisation = text(Columns.ORGANISATION);
      if (!organisation.isEmpty()) {
        body.put(Columns.ORGANISATION, organisation);
      }
      body.put(Columns.TICKET_TYPE, ticketType());
      String locale = locale();
      body.put(Columns.LOCALE, locale);
      body.set("answers", answers());
      body.putObject("consent")
          .put("privacyNoticeVersion", event.privacyNotice().version())
          .put("locale", event.locales().contains(locale) ? locale : event.defaultLocale());
      body.put("waitingList", meaning.waitingList());
      return new ImportedRow(body, tags(), isCancelled(), problems);
    }

    private String text(String field) {
      int column = meaning.columns().indexOf(field);
      String cell = column < 0 || column >= cells.size() ? "" : cells.get(column);
      Matcher kept = KEPT_FROM_CALCULATING.matcher(cell);
      return kept.lookingAt() ? cell.substring(1) : cell;
    }

    private String orElse(String field, String otherwise) {
      String text = text(field);
      return text.isEmpty() ? otherwise : text;
    }

    private String ticketType() {
      String text = orElse(Columns.TICKET_TYPE, meaning.ticketType());
      return event.offeredTicketTypes().stream()
          .filter(type -> isNamed(text, type.code(), type.name()))
          .map(TicketType::code)
          .findFirst()
          .orElse(text);
    }

    private String locale() {
      String text = orElse(Columns.LOCALE, meaning.locale());
      return event.locales().stream()
          .filter(locale -> locale.equalsIgnoreCase(text.replace('_', '-')))
          .findFirst()
          .orElse(text);
    }

    private boolean isCancelled() {
      return CANCELLED.contains(text(Columns.STATE).toLowerCase(Locale.ROOT));
    }

    private Set<String> tags() {
      Set<String> tags = new LinkedHashSet<>();
      for (String written : parts(text(Columns.TAGS))) {
        Tag tag = Tag.of(written);
        tag.problem().ifPresent(code -> problems.add(new Problem(Columns.TAGS, code, null)));
        tags.add(tag.value());
      }
      if (tags.size() > Tag.MOST_AT_ONCE) {
        problems.add(new Problem(Columns.TAGS, "too-long", null));
      }
      return tags;
    }

    private ObjectNode answers() {
      ObjectNode answers = JSON.objectNode();
      for (Question question : event.askedQuestions()) {
        String text = text(Columns.answer(question.code()));
        if (!text.isEmpty()) {
          answer(question, text).ifPresent(answer -> answers.set(question.code(), answer));
        }
      }
      return answers;
    }

    private Optional<JsonNode> answer(Question question, String text) {
      return switch (question.kind()) {
        case TEXT, LONG_TEXT -> Optional.of(JSON.stringNode(text));
        case SINGLE_CHOICE -> Optional.of(JSON.stringNode(choice(question, text)));
        case MULTIPLE_CHOICE -> Optional.of(choices(question, text));
        case YES_NO -> yesOrNo(question, text);
        case NUMBER -> Optional.of(number(text));
        case DATE -> Optional.of(JSON.stringNode(date(text)));
      };
    }

    private static String choice(Question question, String text) {
      return question.rules().options().stream()
          .filter(option -> isNamed(text, option.code(), option.label()))
          .map(Question.Option::code)
          .findFirst()
          .orElse(text);
    }

    private static JsonNode choices(Question question, String text) {
      Set<String> chosen = new LinkedHashSet<>();
      String whole = choice(question, text);
      if (whole.equals(text)) {
        parts(text).forEach(part -> chosen.add(choice(question, part)));
      } else {
        chosen.add(whole);
      }
      return JSON.arrayNode().addAll(chosen.stream().map(JSON::stringNode).toList());
    }

    private Optional<JsonNode> yesOrNo(Question question, String text) {
      String word = text.toLowerCase(Locale.ROOT);
      if (YES.contains(word) || NO.contains(word)) {
        return Optional.of(JSON.booleanNode(YES.contains(word)));
      }
      problems.add(new Problem(Columns.answer(question.code()), "not-yes-or-no", null));
      return Optional.empty();
    }

    /** With a point or a comma before its decimals. */
    private static JsonNode number(String text) {
      try {
        return JSON.numberNode(new BigDecimal(text.replace(',', '.')));
      } catch (NumberFormatException none) {
        return JSON.stringNode(text);
      }
    }

    private static String date(String text) {
      Matcher iso = ISO_DATE.matcher(text);
      if (iso.matches()) {
        return text.substring(0, 10);
      }
      Matcher german = GERMAN_DATE.matcher(text);
      return german.matches()
          ? "%s-%2s-%2s"
              .formatted(german.group(3), german.group(2), german.group(1))
              .replace(' ', '0')
          : text;
    }

    private static List<String> parts(String text) {
      return SEMICOLON.splitAsStream(text).filter(part -> !part.isBlank()).toList();
    }

    private static boolean isNamed(String text, String code, LocalizedText name) {
      return text.equalsIgnoreCase(code)
          || name.byLocale().values().stream().anyMatch(text::equalsIgnoreCase);
    }
  }
}

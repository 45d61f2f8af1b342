package conference.organiser.imports;

import conference.catalogue.EventDefinition;
import conference.catalogue.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of a file can be: a field of a registration by its name in the API, the answer
 * to a question as {@code answer:CODE}, or nothing.
 */
final class Columns {

  static final String IGNORED = "";
  static final String GIVEN_NAME = "givenName";
  static final String FAMILY_NAME = "familyName";
  static final String EMAIL = "email";
  static final String ORGANISATION = "organisation";
  static final String TICKET_TYPE = "ticketType";
  static final String LOCALE = "locale";
  static final String STATE = "state";
  static final String TAGS = "tags";
  private static final String ANSWER = "answer:";

  /** What nobody can be registered without. */
  static final List<String> REQUIRED = List.of(GIVEN_NAME, FAMILY_NAME, EMAIL);

  /** The fields, as people and other systems for signing up name them; letters and digits only. */
  private static final Map<String, List<String>> USUAL_NAMES =
      Map.of(
          GIVEN_NAME,
          List.of("givenname", "given", "firstname", "forename", "vorname", "rufname"),
          FAMILY_NAME,
          List.of("familyname", "family", "lastname", "surname", "nachname", "familienname"),
          EMAIL,
          List.of("email", "emailaddress", "mail", "mailaddress", "emailadresse", "mailadresse"),
          ORGANISATION,
          List.of(
              "organisation",
              "organization",
              "company",
              "employer",
              "affiliation",
              "firma",
              "unternehmen",
              "institution",
              "arbeitgeber"),
          TICKET_TYPE,
          List.of(
              "tickettype",
              "ticket",
              "tickettyp",
              "ticketart",
              "category",
              "kategorie",
              "ticketcategory",
              "product",
              "produkt"),
          LOCALE,
          List.of("locale", "language", "sprache", "lang"),
          STATE,
          List.of("state", "status", "zustand"),
          TAGS,
          List.of("tags", "tag", "labels", "schlagworte", "schlagwörter"));

  private Columns() {}

  static String answer(String question) {
    return ANSWER + question;
  }

  static boolean isAnswer(String field) {
    return field.startsWith(ANSWER);
  }

  /** Of a field that {@link #isAnswer}. */
  static String question(String field) {
    return field.substring(ANSWER.length());
  }

  static boolean isKnown(EventDefinition event, String field) {
    return field.equals(IGNORED)
        || USUAL_NAMES.containsKey(field)
        || event.askedQuestions().stream().anyMatch(one -> answer(one.code()).equals(field));
  }

  /**
   * What each column probably is: what was said of its name before, or what it is usually named.
   * Each field once, the first column that could be it.
   *
   * @param said fields by the names of columns, from earlier files
   */
  static List<String> guess(EventDefinition event, List<String> header, Map<String, String> said) {
    Map<String, String> names = names(event);
    Set<String> given = new HashSet<>();
    return header.stream()
        .map(name -> {
          String field = said.getOrDefault(name, names.getOrDefault(bare(name), IGNORED));
          boolean fits = isKnown(event, field) && (field.equals(IGNORED) || given.add(field));
          return fits ? field : IGNORED;
        })
        .toList();
  }

  private static Map<String, String> names(EventDefinition event) {
    Map<String, String> names = new HashMap<>();
    for (Question question : event.askedQuestions()) {
      String field = answer(question.code());
      question.label().byLocale().values().forEach(label -> names.put(bare(label), field));
      names.put(bare(question.code()), field);
      names.put(bare(field), field);
    }
    USUAL_NAMES.forEach((field, usual) -> usual.forEach(name -> names.put(name, field)));
    return names;
  }

  /** What is said of the columns, to be remembered: also that one is nothing. */
  static Map<String, String> said(List<String> header, List<String> fields) {
    Map<String, String> said = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!header.get(i).isEmpty()) {
        said.putIfAbsent(header.get(i), fields.get(i));
      }
    }
    return said;
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}

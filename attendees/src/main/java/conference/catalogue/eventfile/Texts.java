package conference.catalogue.eventfile;

import conference.catalogue.LocalizedText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads texts, which are there in each of the event's languages. */
final class Texts {

  private static final List<String> LANGUAGES = Arrays.asList(Locale.getISOLanguages());
  private static final List<String> COUNTRIES = Arrays.asList(Locale.getISOCountries());

  private static final LocalizedText NONE = new LocalizedText(Map.of("en", ""));

  private final List<String> locales;

  private Texts(List<String> locales) {
    this.locales = locales;
  }

  /** The event's languages; English where none could be read, so that reading goes on. */
  static Texts of(Value value) {
    var locales = value.items(1, 20).stream().map(Texts::locale).toList();
    if (locales.stream().distinct().count() < locales.size()) {
      value.wrong("names a language twice");
    }
    return new Texts(locales.isEmpty() ? List.of("en") : locales.stream().distinct().toList());
  }

  private static String locale(Value value) {
    var tag = value.scalar().orElse("en");
    var locale = Locale.forLanguageTag(tag);
    boolean known =
        LANGUAGES.contains(locale.getLanguage())
            && (locale.getCountry().isEmpty() || COUNTRIES.contains(locale.getCountry()));
    if (!known || !locale.toLanguageTag().equals(tag)) {
      value.wrong("\"%s\" is no language tag; write en, de, pt-BR or the like".formatted(tag));
      return "en";
    }
    return tag;
  }

  List<String> locales() {
    return locales;
  }

  /** One line per language. */
  LocalizedText line(Value value, int maxLength) {
    return read(value, false, text -> text.line(maxLength));
  }

  /** As many lines as it takes per language. */
  LocalizedText block(Value value, int maxLength) {
    return read(value, false, text -> text.block(maxLength));
  }

  /** What is often the same in every language, such as a name or a size: then once is enough. */
  LocalizedText name(Value value, int maxLength) {
    return read(value, true, text -> text.line(maxLength));
  }

  private LocalizedText read(Value value, boolean sameForAll, Function<Value, String> reader) {
    var texts = new LinkedHashMap<String, String>();
    if (value.isScalar() && (sameForAll || locales.size() == 1)) {
      var text = reader.apply(value);
      locales.forEach(locale -> texts.put(locale, text));
      return new LocalizedText(texts);
    }
    var fields = value.fields(locales.toArray(String[]::new));
    for (var locale : locales) {
      fields.find(locale).ifPresent(text -> texts.put(locale, reader.apply(text)));
    }
    if (fields.isThere() && texts.size() < locales.size()) {
      var missing = locales.stream().filter(locale -> !texts.containsKey(locale)).toList();
      value.wrong(
          "has no text in %s; the event's locales are %s"
              .formatted(String.join(", ", missing), String.join(", ", locales)));
    }
    return texts.isEmpty() ? NONE : new LocalizedText(texts);
  }
}

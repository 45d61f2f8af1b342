package conference.notification;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The words of our mails in one language. They are plain text: what is put into them is not escaped
 * here, and the layout escapes the whole.
 */
final class MailTexts {

  private static final List<String> LANGUAGES = List.of("en", "de");
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");
  private static final Map<String, MailTexts> ALL = read();

  private final Locale locale;
  private final Map<String, Template> texts;

  private MailTexts(Locale locale, Map<String, Template> texts) {
    this.locale = locale;
    this.texts = texts;
  }

  /**
   * The texts for a locale such as {@code de} or {@code de-CH}; in English if we have no others.
   */
  static MailTexts in(String locale) {
    String language = Locale.forLanguageTag(locale).getLanguage();
    return Optional.ofNullable(ALL.get(language)).orElseGet(MailTexts::english);
  }

  Locale locale() {
    return locale;
  }

  String direction() {
    return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
  }

  Set<String> keys() {
    return texts.keySet();
  }

  String say(String key, Map<String, String> values) {
    return find(key, values)
        .orElseThrow(() -> new IllegalStateException("mails have no text for " + key));
  }

  Optional<String> find(String key, Map<String, String> values) {
    return Optional.ofNullable(texts.get(key)).map(text -> text.execute(values));
  }

  private static MailTexts english() {
    return Optional.ofNullable(ALL.get("en")).orElseThrow();
  }

  private static Map<String, MailTexts> read() {
    Map<String, MailTexts> all = new HashMap<>();
    for (String language : LANGUAGES) {
      // British dates: a month that can't be mistaken for a day, and 24 hours.
      Locale locale = Locale.forLanguageTag(language.equals("en") ? "en-GB" : language);
      all.put(language, new MailTexts(locale, compiled(language)));
    }
    return Map.copyOf(all);
  }

  private static Map<String, Template> compiled(String language) {
    Mustache.Compiler plain = Mustache.compiler().escapeHTML(false);
    Map<String, Template> texts = new HashMap<>();
    properties("mail_" + language + ".properties")
        .forEach((key, text) -> texts.put((String) key, plain.compile((String) text)));
    return Map.copyOf(texts);
  }

  private static Properties properties(String name) {
    Properties properties = new Properties();
    try (InputStream resource = MailTexts.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("the service was built without " + name);
      }
      properties.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }
}

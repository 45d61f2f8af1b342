package conference.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same text in each of an event's languages, keyed by language tag, the default one first. */
public record LocalizedText(@JsonValue Map<String, String> byLocale) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LocalizedText {
    if (byLocale.isEmpty()) {
      throw new IllegalArgumentException("a text needs at least one language");
    }
    byLocale = Collections.unmodifiableMap(new LinkedHashMap<>(byLocale));
  }

  /** The text in this language, otherwise in the event's default one. */
  public String in(String locale) {
    return byLocale.getOrDefault(locale, byLocale.values().iterator().next());
  }

  /** The store forgets the order of languages; the event knows it. */
  LocalizedText inOrderOf(Collection<String> locales) {
    var ordered = new LinkedHashMap<String, String>();
    locales.stream()
        .filter(byLocale::containsKey)
        .forEach(locale -> ordered.put(locale, in(locale)));
    byLocale.forEach(ordered::putIfAbsent);
    return new LocalizedText(ordered);
  }
}

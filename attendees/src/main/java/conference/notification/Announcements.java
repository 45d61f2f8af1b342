package conference.notification;

import conference.catalogue.EventDefinition;
import conference.catalogue.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A feature that writes to many attendees in words of its own. It appends news of this kind to the
 * outbox, with the announcement as its {@link Letters#SUBJECT}, and says here what that says.
 */
public interface Announcements {

  /** The news, as in the outbox. */
  String KIND = "announcement";

  /** Empty when there is none, or none any more. */
  Optional<Announcement> find(UUID eventId, UUID id);

  /**
   * Something for many to read. Both texts may have the placeholders of {@link #PLACEHOLDERS}.
   *
   * @param body paragraphs, with blank lines between them
   */
  record Announcement(EventDefinition event, LocalizedText subject, LocalizedText body) {}

  /** What a placeholder such as <code>{{givenName}}</code> can stand for. */
  Set<String> PLACEHOLDERS =
      Set.of("givenName", "familyName", "reference", "ticket", "event", "organiser");

  /** A placeholder in a text. */
  Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  /** The names in a text that stand for nothing. */
  static List<String> unknownIn(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !PLACEHOLDERS.contains(name))
        .toList();
  }

  /** The text for one person; a name without a value stays as it is written. */
  static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
  }

  private static String value(MatchResult found, Map<String, String> values) {
    return values.getOrDefault(found.group(1), found.group());
  }
}

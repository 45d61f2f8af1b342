package conference.organiser.duplicates;

import conference.platform.Sha256;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody may have in common with another registration of theirs. Only those who share a key
 * are compared: to compare everybody with everybody would take a day for a large conference.
 */
final class Keys {

  /** Short names are a letter apart from many others. */
  static final int SHORTEST_TO_MISTYPE = 8;

  /** The first part of a longer name is enough to find somebody by. */
  private static final int LONGEST_TO_MISTYPE = 30;

  private static final Pattern VOWELS = Pattern.compile("[aeiouy]");

  /** Anything shorter is a first name that many have. */
  static final int SHORTEST_HANDLE = 6;

  private Keys() {}

  /** As numbers that differ when the keys do. */
  static Set<Long> of(Person person) {
    return texts(person).stream().map(Keys::hash).collect(Collectors.toSet());
  }

  private static Set<String> texts(Person person) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add("mailbox " + person.mailbox());
    if (person.handle().length() >= SHORTEST_HANDLE) {
      keys.add("handle " + person.handle());
    }
    String name = person.sorted();
    if (name.isEmpty()) {
      return keys;
    }
    keys.add("name " + name);
    person.shortNames().forEach(brief -> keys.add("name " + brief));
    keys.add("name at " + name + " " + person.domain());
    if (!person.organisation().isEmpty()) {
      keys.add("name of " + name + " " + person.organisation());
    }
    addMistyped(keys, name);
    return keys;
  }

  /**
   * Without vowels, which are mistyped most, and without one of the other letters: whichever was
   * mistyped, forgotten or exchanged with the next one.
   */
  private static void addMistyped(Set<String> keys, String name) {
    if (name.length() < SHORTEST_TO_MISTYPE - 1) {
      return;
    }
    String letters = VOWELS.matcher(name).replaceAll("");
    keys.add("like " + letters);
    for (int i = 0; i < Math.min(letters.length(), LONGEST_TO_MISTYPE); i++) {
      keys.add("like " + letters.substring(0, i) + letters.substring(i + 1));
    }
  }

  private static long hash(String key) {
    return ByteBuffer.wrap(Sha256.of(key)).getLong();
  }
}

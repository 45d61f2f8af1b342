package conference.organiser.duplicates;

import java.util.Locale;

/** What was decided about a pair. */
enum Decision {
  OPEN,
  DIFFERENT,
  MERGED;

  /** As the store and the API write it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

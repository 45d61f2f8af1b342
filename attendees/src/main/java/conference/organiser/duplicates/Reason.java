package conference.organiser.duplicates;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why two registrations may be of one person, and how much that says. */
enum Reason {
  /** The same mailbox, apart from what only sorts mail: a + and what follows, a dot. */
  SAME_MAILBOX(0.9),
  SAME_NAME(0.6),
  /** Given and family name the other way round. */
  SWAPPED_NAMES(0.6),
  /** A typing mistake apart. */
  SIMILAR_NAME(0.5),
  /** One with a middle name, or half of a double name, that the other one lacks. */
  SHORTER_NAME(0.5),
  /** The same before the @, at another provider. */
  SAME_LOCAL_PART(0.4),
  /** The addresses are a typing mistake apart. */
  SIMILAR_ADDRESS(0.45),
  /** Both at a domain that is not a public provider of mailboxes. */
  SAME_DOMAIN(0.2),
  SAME_ORGANISATION(0.2);

  private final double weight;

  Reason(double weight) {
    this.weight = weight;
  }

  /** How much of the doubt it takes away, 0 to 1. */
  double weight() {
    return weight;
  }

  boolean isOfTheName() {
    return switch (this) {
      case SAME_NAME, SWAPPED_NAMES, SIMILAR_NAME, SHORTER_NAME -> true;
      default -> false;
    };
  }

  /** As the store and the API write it. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Reason> of(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findAny();
  }
}

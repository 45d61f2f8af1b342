package conference.organiser.duplicates;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * How much speaks for two registrations being of one person. Each reason leaves so much of the
 * doubt as its weight says, and the reasons are taken for independent: a name in common and an
 * employer in common say more than either.
 *
 * @param score 0 to 100: how little doubt is left
 */
record Likeness(int score, Set<Reason> reasons) {

  /** From here on somebody should look at it. */
  static final int WORTH_A_LOOK = 50;

  /** From here on it is more likely than not. */
  static final int LIKELY = 70;

  /** A name that many have says little about any two of them. */
  private static final double OF_A_COMMON_NAME = 0.4;

  /** With more of one name than this, it is a common one. */
  static final int RARE = 4;

  private static final int SHORTEST_ADDRESS = 12;
  private static final LevenshteinDistance TWO_AT_MOST = new LevenshteinDistance(2);

  private static final Set<String> PUBLIC_PROVIDERS =
      Set.of(
          "gmail.com",
          "googlemail.com",
          "gmx.de",
          "gmx.net",
          "gmx.at",
          "gmx.ch",
          "web.de",
          "t-online.de",
          "freenet.de",
          "mail.de",
          "posteo.de",
          "mailbox.org",
          "outlook.com",
          "outlook.de",
          "hotmail.com",
          "hotmail.de",
          "hotmail.fr",
          "live.com",
          "msn.com",
          "yahoo.com",
          "yahoo.de",
          "yahoo.fr",
          "yahoo.co.uk",
          "ymail.com",
          "icloud.com",
          "me.com",
          "mac.com",
          "aol.com",
          "proton.me",
          "protonmail.com",
          "pm.me",
          "tutanota.com",
          "tuta.io",
          "fastmail.com",
          "zoho.com",
          "orange.fr",
          "free.fr",
          "laposte.net",
          "wanadoo.fr",
          "libero.it",
          "seznam.cz",
          "wp.pl",
          "o2.pl",
          "mail.ru",
          "yandex.ru",
          "bluewin.ch",
          "qq.com",
          "163.com",
          "126.com",
          "naver.com",
          "hey.com");

  Likeness {
    reasons = Set.copyOf(reasons);
  }

  /**
   * Compares two of them.
   *
   * @param namesakes how many there are of this name, those two included
   * @return nothing when it is not worth a look
   */
  static Optional<Likeness> of(Person one, Person other, int namesakes) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    ofNames(one, other).ifPresent(reasons::add);
    ofAddresses(one, other).ifPresent(reasons::add);
    if (one.domain().equals(other.domain()) && !PUBLIC_PROVIDERS.contains(one.domain())) {
      reasons.add(Reason.SAME_DOMAIN);
    }
    if (!one.organisation().isEmpty() && one.organisation().equals(other.organisation())) {
      reasons.add(Reason.SAME_ORGANISATION);
    }
    double doubt = 1;
    for (Reason reason : reasons) {
      boolean common = namesakes > RARE && reason.isOfTheName();
      doubt *= 1 - reason.weight() * (common ? OF_A_COMMON_NAME : 1);
    }
    int score = (int) Math.round(100 * (1 - doubt));
    return score < WORTH_A_LOOK ? Optional.empty() : Optional.of(new Likeness(score, reasons));
  }

  /** What the store keeps: in the order in which they are explained. */
  List<String> codes() {
    return reasons.stream().sorted().map(Reason::code).toList();
  }

  private static Optional<Reason> ofNames(Person one, Person other) {
    if (one.sorted().isEmpty() || other.sorted().isEmpty()) {
      return Optional.empty();
    }
    if (one.sorted().equals(other.sorted())) {
      boolean swapped = !one.given().equals(other.given()) && one.given().equals(other.family());
      return Optional.of(swapped ? Reason.SWAPPED_NAMES : Reason.SAME_NAME);
    }
    if (isShorter(one, other) || isShorter(other, one)) {
      return Optional.of(Reason.SHORTER_NAME);
    }
    boolean similar =
        Math.min(one.sorted().length(), other.sorted().length()) >= Keys.SHORTEST_TO_MISTYPE - 1
            && isOneMistakeFrom(one.sorted(), other.sorted());
    return similar ? Optional.of(Reason.SIMILAR_NAME) : Optional.empty();
  }

  /** Both names are there, and a part of them is not. */
  private static boolean isShorter(Person one, Person other) {
    Set<String> words = new HashSet<>(other.words());
    return one.words().size() >= 2
        && words.size() > one.words().size()
        && words.containsAll(one.words());
  }

  private static Optional<Reason> ofAddresses(Person one, Person other) {
    if (one.mailbox().equals(other.mailbox())) {
      return Optional.of(Reason.SAME_MAILBOX);
    }
    if (one.handle().length() >= Keys.SHORTEST_HANDLE && one.handle().equals(other.handle())) {
      return Optional.of(Reason.SAME_LOCAL_PART);
    }
    boolean similar =
        Math.min(one.email().length(), other.email().length()) >= SHORTEST_ADDRESS
            && isOneMistakeFrom(one.email(), other.email());
    return similar ? Optional.of(Reason.SIMILAR_ADDRESS) : Optional.empty();
  }

  /** A letter too many, too few or another one; or two that have changed places. */
  private static boolean isOneMistakeFrom(String one, String other) {
    int distance = TWO_AT_MOST.apply(one, other);
    return distance == 1 || (distance == 2 && sorted(one).equals(sorted(other)));
  }

  private static String sorted(String text) {
    return text.codePoints()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

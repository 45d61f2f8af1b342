package conference.organiser.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What registrations are compared by, in the form in which it can be compared.
 *
 * @param live whether it has a place, waits for one or is offered one
 * @param given the words of the given name
 * @param family the words of the family name
 * @param sorted all words of the name, in the order of the alphabet
 * @param local what stands before the @
 * @param organisation nothing when it is not known
 */
record Person(
    UUID id,
    int revision,
    boolean live,
    List<String> given,
    List<String> family,
    String sorted,
    String local,
    String domain,
    String organisation) {

  /** Mailboxes of one provider under two names, and those in which dots make no difference. */
  private static final Set<String> WITHOUT_DOTS = Set.of("gmail.com", "googlemail.com");

  private static final int MOST_NAMES = 3;

  Person {
    given = List.copyOf(given);
    family = List.copyOf(family);
  }

  static Person of(
      UUID id,
      int revision,
      boolean live,
      String givenName,
      String familyName,
      String email,
      @Nullable String organisation) {
    List<String> given = PlainText.words(givenName);
    List<String> family = PlainText.words(familyName);
    int at = email.lastIndexOf('@');
    return new Person(
        id,
        revision,
        live,
        given,
        family,
        sorted(Stream.concat(given.stream(), family.stream())),
        email.substring(0, at),
        email.substring(at + 1),
        organisation == null ? "" : String.join(" ", PlainText.words(organisation)));
  }

  private static String sorted(Stream<String> words) {
    return words.sorted().collect(Collectors.joining(" "));
  }

  List<String> words() {
    List<String> words = new ArrayList<>(given);
    words.addAll(family);
    return words;
  }

  /** One given and one family name of several: what is left when somebody is brief. */
  Set<String> shortNames() {
    return given.stream()
        .limit(MOST_NAMES)
        .flatMap(
            one -> family.stream().limit(MOST_NAMES).map(other -> sorted(Stream.of(one, other))))
        .collect(Collectors.toSet());
  }

  /** The mailbox that mail ends up in: without what follows a +, which only sorts it. */
  String mailbox() {
    String provider = domain.equals("googlemail.com") ? "gmail.com" : domain;
    return base() + "@" + provider;
  }

  /** What stands before the @, without what follows a +. */
  String base() {
    int plus = local.indexOf('+');
    String base = plus > 0 ? local.substring(0, plus) : local;
    return WITHOUT_DOTS.contains(domain) ? base.replace(".", "") : base;
  }

  /** What stands before the @ without the signs that people put between its words. */
  String handle() {
    return base().replaceAll("[._-]", "");
  }

  String email() {
    return local + "@" + domain;
  }

  /** Whatever prints somebody learns no more than which registration it is. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}

package conference.organiser.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two registrations of one person are told from those of two people, and it is said why. */
class LikenessTest {

  private static Person person(String given, String family, String email, String organisation) {
    return Person.of(UUID.randomUUID(), 1, true, given, family, email, organisation);
  }

  /** Written as given name, family name, address, organisation. */
  private static Person person(String written) {
    List<String> parts = List.of(written.split("/", -1));
    return person(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  private static boolean meet(Person one, Person other) {
    Set<Long> common = new HashSet<>(Keys.of(one));
    common.retainAll(Keys.of(other));
    return !common.isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // The same person under another address.
    "Anna/Schmidt/anna.schmidt@gmx.de/, Anna/Schmidt/anna@example.org/, same-name",
    "ANNA/SCHMIDT/anna@gmx.de/, Anna/Schmidt/as@example.org/, same-name",
    "Anna/Schmidt/anna.schmidt@gmx.de/, Anna/Schmidt/anna.schmidt@acme.com/, same-name same-local-part",
    // Only what sorts mail is different.
    "Anna/Schmidt/anna@example.org/, A./S./anna+conf@example.org/, same-mailbox same-domain",
    "Anna/Schmidt/anna.schmidt@gmail.com/, Aenne/S/annaschmidt+x@googlemail.com/, same-mailbox",
    // Swapped names.
    "Anna/Schmidt/anna@gmx.de/, Schmidt/Anna/as@web.de/, swapped-names",
    "Wei/Zhang/wei@qq.com/, Zhang/Wei/zw@163.com/, swapped-names",
    // Typing mistakes.
    "Anna/Schmidt/anna@gmx.de/, Anna/Schmitd/as@web.de/, similar-name",
    "Anna/Schmidt/anna@gmx.de/, Ana/Schmidt/as@web.de/, similar-name",
    "Anna/Schmidt/anna@gmx.de/, Anna/Shcmidt/as@web.de/, similar-name",
    "Anna/Schmidt/anna@gmx.de/, Anna/Scmidt/as@web.de/, similar-name",
    "Anna/Schmidt/anna@gmx.de/, Anna/Schmudt/as@web.de/, similar-name",
    "Anna/Schmidt/anna@gmx.de/, Anna/Schnidt/as@web.de/, similar-name",
    "Jürgen/Müller/jm@gmx.de/, Juergen/Müller/j@web.de/, similar-name",
    "Anna/Schmidt/anna.schmidt@gmial.com/, Anna/Schmidt/anna.schmidt@gmail.com/, same-name same-local-part",
    "Jonathan/Smith/jonathan.smith@gmail.com/, Jonathan/Smith/jonatan.smith@gmail.com/, same-name similar-address",
    // Without accents, in another script, with a second name.
    "Zoë/Łukasz/zoe@gmx.de/, Zoe/Lukasz/zl@web.de/, same-name",
    "Наталья/Соколова/ns@mail.ru/, Natalia/Sokolova/natalja@yandex.ru/, similar-name",
    "Иван/Петров/ip@mail.ru/, Ivan/Petrov/petrov@yandex.ru/, same-name",
    "Sean/O’Brien/sean@gmx.de/, Seán/OBrien/sob@web.de/, same-name",
    "Anna/Schmidt-Meier/anna@gmx.de/, Anna/Schmidt Meier/as@web.de/, same-name",
    "Anna Maria/Schmidt/anna@gmx.de/, Anna/Schmidt/as@web.de/, shorter-name",
    "Anna/Schmidt/anna@gmx.de/, Anna/Schmidt-Meier/as@web.de/, shorter-name",
    // Colleagues are not one person; the same colleague twice is.
    "Jon/Smithers/js@acme.com/Acme, John/Smithers/j@acme.com/ACME, similar-name same-domain same-organisation",
    "佐藤/美咲/misaki@naver.com/, 佐藤/美咲/sato@qq.com/, same-name"
  })
  void are_alike(String one, String other, String reasons) {
    Optional<Likeness> likeness = Likeness.of(person(one), person(other), 2);

    assertThat(likeness).as("%s and %s", one, other).isPresent();
    assertThat(String.join(" ", likeness.orElseThrow().codes())).isEqualTo(reasons);
    assertThat(meet(person(one), person(other))).as("they share a key").isTrue();
    assertThat(Likeness.of(person(other), person(one), 2)).isEqualTo(likeness);
  }

  @ParameterizedTest
  @CsvSource({
    "Anna/Schmidt/anna@acme.com/Acme, Berta/Kowalczyk/berta@acme.com/Acme",
    "Peter/Schmidt/peter@gmx.de/, Anna/Schmidt/anna@gmx.de/",
    "Li/Wu/li@qq.com/, Li/Wa/wa@163.com/",
    "Anna/Schmidt/info@acme.com/, Bob/Jones/info@example.org/",
    "Anna/Schmidt/anna@gmx.de/, Nina/Schmidt/nina@web.de/",
    "Peter/Schmidt/peter@gmx.de/, Petra/Schmidt/petra@gmx.de/",
    "Ana/Lopez/ana.l@gmx.de/, Eva/Perez/eva.p@web.de/"
  })
  void are_not(String one, String other) {
    assertThat(Likeness.of(person(one), person(other), 2)).isEmpty();
  }

  @Test
  void more_reasons_leave_less_doubt() {
    Person anna = person("Anna", "Schmidt", "anna.schmidt@acme.com", "Acme");
    int name = score(anna, person("Anna", "Schmidt", "as@gmx.de", ""));
    int employer = score(anna, person("Anna", "Schmidt", "as@acme.com", "Acme"));
    int mailbox = score(anna, person("Anna", "Schmidt", "anna.schmidt+1@acme.com", "Acme"));

    assertThat(name).isGreaterThanOrEqualTo(Likeness.WORTH_A_LOOK).isLessThan(employer);
    assertThat(employer).isLessThan(mailbox);
    assertThat(mailbox).isGreaterThanOrEqualTo(Likeness.LIKELY).isLessThanOrEqualTo(100);
  }

  private static int score(Person one, Person other) {
    return Likeness.of(one, other, 2).orElseThrow().score();
  }

  @Test
  void a_name_that_many_have_is_not_enough() {
    Person one = person("Anna", "Schmidt", "anna@gmx.de", "");
    Person other = person("Anna", "Schmidt", "as@web.de", "");

    assertThat(Likeness.of(one, other, Likeness.RARE)).isPresent();
    assertThat(Likeness.of(one, other, Likeness.RARE + 1)).isEmpty();
    assertThat(Likeness.of(one, person("Anna", "Schmidt", "anna+b@gmx.de", ""), Likeness.RARE + 1))
        .isPresent();
  }
}

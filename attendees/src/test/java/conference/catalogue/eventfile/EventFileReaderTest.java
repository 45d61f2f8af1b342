package conference.catalogue.eventfile;

import static conference.catalogue.eventfile.SampleFile.read;
import static conference.catalogue.eventfile.SampleFile.with;
import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.EventDefinition.Duplicates;
import conference.catalogue.EventDefinition.State;
import conference.catalogue.Question.Kind;
import conference.catalogue.WaitingList;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFileReaderTest {

  @Test
  void a_right_file_is_read_without_a_mistake() {
    var result = read(SampleFile.YAML);

    assertThat(result.mistakes()).isEmpty();
    var plan = result.plan().orElseThrow();
    assertThat(plan.slug()).isEqualTo("harbour-2027");
    assertThat(plan.state()).isEqualTo(State.PUBLISHED);
    assertThat(plan.duplicates()).isEqualTo(Duplicates.CONCEAL);
    assertThat(plan.description().in("en")).isEqualTo("First paragraph.\n\n- a list");
    assertThat(plan.venue().address()).containsExactly("Cais 1", "4050-001 Porto");
    assertThat(plan.sha256()).hasSize(64);
  }

  @Test
  void times_are_those_of_clocks_in_the_events_zone() {
    var times = read(SampleFile.YAML).plan().orElseThrow().times();

    assertThat(times.startsAt()).isEqualTo("2027-06-09T08:00:00Z");
    assertThat(times.signUpOpensAt()).isEqualTo("2026-11-01T10:00:00Z");
  }

  @Test
  void a_capacity_of_a_ticket_type_is_a_pool_of_its_own_beside_the_shared_ones() {
    var plan = read(SampleFile.YAML).plan().orElseThrow();

    assertThat(plan.pools()).extracting(EventPlan.Pool::code).containsExactly("hall", "student");
    assertThat(plan.ticketTypes().get(0).poolCodes()).containsExactly("hall");
    assertThat(plan.ticketTypes().get(1).poolCodes()).containsExactly("student", "hall");
  }

  @Test
  void questions_keep_their_rules_and_texts_get_a_length() {
    var questions = read(SampleFile.YAML).plan().orElseThrow().questions();

    assertThat(questions.get(0).rules().options()).hasSize(2);
    assertThat(questions.get(0).rules().ticketTypes()).containsExactly("regular");
    assertThat(questions.get(1).kind()).isEqualTo(Kind.NUMBER);
    assertThat(questions.get(1).rules().maximum()).isEqualTo(new BigDecimal("60.5"));
    var text = with("kind: number", "kind: text").replaceAll("    (minimum|maximum):.*\n", "");
    assertThat(read(text).plan().orElseThrow().questions().get(1).rules().maxLength())
        .isEqualTo(200);
  }

  @Test
  void what_is_the_same_in_every_language_is_written_once() {
    var plan = read(SampleFile.YAML).plan().orElseThrow();

    assertThat(plan.venue().name().byLocale())
        .isEqualTo(Map.of("en", "Harbour Hall", "de", "Harbour Hall"));
  }

  @Test
  void a_waiting_list_confirms_or_offers_for_a_day_or_as_long_as_the_file_says() {
    assertThat(waitingList("{ rule: confirm }")).isEqualTo(WaitingList.confirming());
    assertThat(waitingList("{ rule: offer }")).isEqualTo(WaitingList.offering(24));
    assertThat(waitingList("{ rule: offer, offerHours: 48 }")).isEqualTo(WaitingList.offering(48));
    assertThat(read(SampleFile.YAML).plan().orElseThrow().waitingList()).isNull();
  }

  private static WaitingList waitingList(String value) {
    var file = with("duplicates: conceal", "waitingList: " + value);
    return Objects.requireNonNull(read(file).plan().orElseThrow().waitingList());
  }

  @Test
  void words_that_yaml_would_turn_into_something_else_stay_as_written() {
    var plan = read(with("code: regular", "code: no").replace("[regular]", "[no]"));

    assertThat(plan.mistakes()).isEmpty();
    assertThat(plan.plan().orElseThrow().ticketTypes().getFirst().code()).isEqualTo("no");
  }

  @Test
  void every_mistake_is_told_at_once_in_the_order_of_the_file() {
    var result =
        read(
            with("slug: harbour-2027", "slug: Harbour 2027")
                .replace("timeZone: Europe/Lisbon", "timeZone: Europe/Lissabon")
                .replace("capacity: 20", "capacity: many")
                .replace("version: 1", "version: 0"));

    assertThat(result.plan()).isEmpty();
    assertThat(result.mistakes()).hasSize(4).isSortedAccordingTo((a, b) -> line(a) - line(b));
  }

  private static int line(String mistake) {
    return Integer.parseInt(mistake.split(":", 3)[1]);
  }

  @Test
  void an_organiser_decides_on_sign_ups_only_where_the_file_says_so() {
    assertThat(read(SampleFile.YAML).plan().orElseThrow().approval()).isFalse();
    assertThat(approval("false")).isFalse();
    assertThat(approval("true")).isTrue();
  }

  private static boolean approval(String value) {
    var file = with("duplicates: conceal", "approval: " + value);
    return read(file).plan().orElseThrow().approval();
  }

  @ParameterizedTest(name = "{0} becomes {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "slug: harbour-2027 | slog: harbour-2027 | 1:1: slog: is not known here; did you mean slug?",
        "slug: harbour-2027 | slog: harbour-2027 | 1:1: slug: is missing",
        "slug: harbour-2027 | slug: Harbour 2027 | 1:7: slug: \"Harbour 2027\" must be lower-case",
        "slug: harbour-2027 | slug: | 1:6: slug: is empty",
        "slug: harbour-2027 | slug: [a] | 1:7: slug: must be a single value",
        "locales: [en, de] | locales: [en, de, fr] | 3:8: title: has no text in fr; the event's locales are en, de, fr",
        "locales: [en, de] | locales: [en, de, en] | 2:10: locales: names a language twice",
        "locales: [en, de] | locales: [english, de] | 2:11: locales[0]: \"english\" is no language tag",
        "locales: [en, de] | locales: [EN, de] | 2:11: locales[0]: \"EN\" is no language tag",
        "duplicates: conceal | waitingList: { rule: offers } | 17:22: waitingList.rule: \"offers\" is not possible here; did you mean offer?",
        "duplicates: conceal | waitingList: { rule: offer, offerHours: 0 } | 17:41: waitingList.offerHours: \"0\" must be a whole number from 1 to 336",
        "duplicates: conceal | waitingList: { rule: confirm, offerHours: 5 } | 17:43: waitingList.offerHours: is only for the rule offer",
        "duplicates: conceal | approval: perhaps | 17:11: approval: \"perhaps\" is not possible here",
        "duplicates: conceal | waitingList: { offerHours: 5 } | 17:1: waitingList.rule: is missing",
        "locales: [en, de] | locales: en | 2:10: locales: must be a list",
        "title: { en: Harbour Days, de: Hafentage } | title: Harbour Days | 3:8: title: must have keys of its own: en, de",
        "de: Hafentage | fr: Le port | 3:28: title.fr: is not known here",
        "timeZone: Europe/Lisbon | timeZone: Europe/Lissabon | 11:11: timeZone: \"Europe/Lissabon\" is no time zone; did you mean Europe/Lisbon?",
        "timeZone: Europe/Lisbon | timeZone: +01:00 | 11:11: timeZone: \"+01:00\" is no time zone",
        "startsAt: 2027-06-09T09:00 | startsAt: 2027-06-09T09:00Z | leave the offset away: times are those of clocks in Europe/Lisbon",
        "startsAt: 2027-06-09T09:00 | startsAt: 9 June | 12:11: startsAt: \"9 June\" is no date with a time; write it as 2027-06-09T09:00",
        "endsAt: 2027-06-11T17:00 | endsAt: 2027-06-08T17:00 | 13:1: endsAt: must be after startsAt",
        "closesAt: 2027-06-02T23:59 | closesAt: 2026-06-02T23:59 | 16:3: signUp.closesAt: must be after signUp.opensAt",
        "closesAt: 2027-06-02T23:59 | closesAt: 2028-06-02T23:59 | signUp.closesAt: must not be after the event's end",
        "eraseAfter: 2027-09-30 | eraseAfter: 2027-06-10 | eraseAfter: must not be before the event's last day, 2027-06-11",
        "eraseAfter: 2027-09-30 | eraseAfter: 30.9.2027 | \"30.9.2027\" is no date; write it as 2027-06-09",
        "duplicates: conceal | duplicates: hide | \"hide\" is not possible here; write one of tell, conceal",
        "country: PT | country: Portugal | \"Portugal\" is no country code of ISO 3166",
        "latitude: 41.14 | latitude: 141 | venue.latitude: must be from -90 to 90",
        "email: hello@harbour.example | email: harbour | \"harbour\" is no e-mail address",
        "capacity: 20 | capacity: -1 | ticketTypes[1].capacity: \"-1\" must be a whole number from 1 to 1000000",
        "capacity: 20 | capacity: 0 | must be a whole number from 1 to 1000000",
        "capacity: 20 | capacity: 1_000 | must be a whole number",
        "capacity: 20 | capacity: 99999999999999999999 | must be a whole number",
        "capacity: 20 | capacity: 0x10 | must be a whole number",
        "code: student | code: regular | there is a ticket type regular already; choose another code",
        "code: student | code: hall | a pool is called hall as well",
        "pools: [hall] | pools: [hal] | ticketTypes[0].pools[0]: \"hal\" is not possible here; did you mean hall?",
        "kind: number | kind: numeric | \"numeric\" is not possible here",
        "kind: number | kind: text | questions[1].minimum: is not known here",
        "maximum: 60.5 | maximum: -1 | questions[1].maximum: is less than the minimum",
        "maximum: 60.5 | maximum: 1e3 | \"1e3\" must be a number such as",
        "code: m | code: s | there is an option s already",
        "code: years | code: shirt | there is a question of this code already",
        "ticketTypes: [regular] | ticketTypes: [regulr] | questions[0].ticketTypes[0]: \"regulr\" is not possible here; did you mean regular?",
        "required: true | required: yes | \"yes\" is not possible here; write one of true, false",
        "version: 1 | version: one | privacyNotice.version: \"one\" must be a whole number",
        "de: Was wir aufheben. | de: | privacyNotice.text.de: is empty",
      })
  void a_mistake_is_told_with_its_place_and_what_would_be_right(
      String part, String other, String expected) {
    var result = read(with(part, other));

    assertThat(result.plan()).isEmpty();
    assertThat(result.mistakes())
        .anySatisfy(mistake -> assertThat(mistake).contains(expected))
        .allSatisfy(mistake -> assertThat(mistake).matches("harbour.yaml:\\d+:\\d+: .+"));
  }

  @Test
  void a_time_that_the_change_to_summer_time_skips_is_told() {
    var result = read(with("opensAt: 2026-11-01T10:00", "opensAt: 2027-03-28T01:30"));

    assertThat(result.mistakes())
        .containsExactly(
            "harbour.yaml:15:12: signUp.opensAt: 2027-03-28 01:30 does not exist in Europe/Lisbon: "
                + "the clocks go forward from 2027-03-28 01:00 to 2027-03-28 02:00; choose a time before or after");
  }

  @Test
  void a_time_that_the_change_to_winter_time_repeats_is_told() {
    var result = read(with("opensAt: 2026-11-01T10:00", "opensAt: 2026-10-25T01:30"));

    assertThat(result.mistakes())
        .singleElement()
        .asString()
        .contains("happens twice in Europe/Lisbon");
  }

  @Test
  void a_ticket_type_without_places_could_never_be_chosen() {
    var result = read(with("    pools: [hall]\n  - code: student", "  - code: student"));

    assertThat(result.mistakes())
        .singleElement()
        .asString()
        .contains("ticketTypes[0]: could never be chosen, as it has no places");
  }

  @Test
  void a_pool_that_no_ticket_type_uses_is_told() {
    var result =
        read(
            SampleFile.YAML
                .replace("    pools: [hall]\n", "    capacity: 5\n")
                .replaceFirst("    capacity: 20\n", ""));

    assertThat(result.mistakes())
        .singleElement()
        .asString()
        .contains("pools[0].code: no ticket type uses the pool hall");
  }

  @Test
  void a_key_that_is_written_twice_is_told_with_both_places() {
    var result = read(SampleFile.YAML + "slug: other\n");

    assertThat(result.mistakes())
        .containsExactly(
            "harbour.yaml:%d:1: slug: is written twice, first in line 1; keep one"
                .formatted(SampleFile.YAML.lines().count() + 1));
  }

  @Test
  void one_language_needs_no_keys_for_it() {
    var one =
        SampleFile.YAML
            .replace("[en, de]", "[en]")
            .replaceAll("\\{ en: ([^,}]+), de: [^}]+ }", "$1")
            .replaceAll("(?m)^ +de: .*\n", "");

    var result = read(one);

    assertThat(result.mistakes()).isEmpty();
    assertThat(result.plan().orElseThrow().title().byLocale())
        .isEqualTo(Map.of("en", "Harbour Days"));
  }
}

package conference.catalogue.eventfile;

import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.CapacityPool;
import conference.catalogue.EventDefinition;
import conference.catalogue.Question;
import conference.catalogue.TestCatalogue;
import conference.catalogue.TicketType;
import conference.catalogue.eventfile.LoadEvents.Loaded;
import conference.catalogue.eventfile.LoadEvents.Refused;
import conference.platform.Sha256;
import conference.store.TestStore;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

class LoadEventsTest {

  private static final Instant BEFORE_SIGN_UP = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant DURING_SIGN_UP = Instant.parse("2026-12-01T00:00:00Z");

  private final DataSource store = TestStore.fresh().application();
  private final JdbcClient jdbc = JdbcClient.create(store);
  private final KnownUse attendees = new KnownUse();
  private Instant now = BEFORE_SIGN_UP;
  private final InstantSource clock = () -> now;
  private final LoadEvents loadEvents = TestEvents.loading(store, attendees, clock);

  @Test
  void a_new_event_is_in_the_store_as_the_file_says() {
    load(SampleFile.YAML);

    var event = event();
    assertThat(event.title().in("de")).isEqualTo("Hafentage");
    assertThat(event.timeZone().getId()).isEqualTo("Europe/Lisbon");
    assertThat(event.startsAt()).isEqualTo("2027-06-09T08:00:00Z");
    assertThat(event.venue().latitude()).isEqualTo(41.14);
    assertThat(event.pools()).extracting(CapacityPool::capacity).containsExactly(100, 20);
    assertThat(event.ticketTypes())
        .extracting(TicketType::code)
        .containsExactly("regular", "student");
    assertThat(type("student").poolIds())
        .containsExactlyInAnyOrder(pool("hall").id(), pool("student").id());
    assertThat(event.questions()).extracting(Question::code).containsExactly("shirt", "years");
    assertThat(event.questions().getFirst().rules().options()).hasSize(2);
    assertThat(event.privacyNotice().sha256().get("en")).isEqualTo(Sha256.hex("What we keep."));
    assertThat(availabilityVersion()).isEqualTo(1);
  }

  @Test
  void loading_the_same_file_again_changes_nothing() {
    load(SampleFile.YAML);

    assertThat(((Loaded) load(SampleFile.YAML)).reports().getFirst().change()).isNull();
    assertThat(availabilityVersion()).isEqualTo(1);
  }

  @Test
  void a_changed_file_changes_the_event_in_place_and_raises_its_availability() {
    load(SampleFile.YAML);
    var before = event();

    load(SampleFile.with("Harbour Days", "Harbour Week").replace("capacity: 20", "capacity: 30"));

    var after = event();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.title().in("en")).isEqualTo("Harbour Week");
    assertThat(pool("student").capacity()).isEqualTo(30);
    assertThat(after.ticketTypes()).isEqualTo(before.ticketTypes());
    assertThat(availabilityVersion()).isEqualTo(2);
  }

  @Test
  void a_change_is_announced_to_every_replica() throws SQLException {
    load(SampleFile.YAML);
    try (var connection = store.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("listen catalogue");
      statement.execute("listen availability");

      load(SampleFile.with("Harbour Days", "Harbour Week"));

      var heard = connection.unwrap(PGConnection.class).getNotifications(5_000);
      assertThat(heard)
          .extracting(n -> n.getName() + " " + n.getParameter())
          .containsExactlyInAnyOrder("catalogue harbour-2027", "availability " + event().id());
    }
  }

  @Test
  void a_capacity_below_the_places_taken_is_refused_with_numbers_and_nothing_changes() {
    load(SampleFile.YAML);
    taken("hall", 57);

    var outcome =
        load(SampleFile.with("capacity: 100", "capacity: 40").replace("Harbour Days", "Other"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.mistakes())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                        "harbour.yaml:28:50: pools[0].capacity: 40 is too low: 57 places of hall are taken already; write 57 or more"));
    assertThat(event().title().in("en")).isEqualTo("Harbour Days");
    assertThat(load(SampleFile.with("capacity: 100", "capacity: 57"))).isInstanceOf(Loaded.class);
  }

  @Test
  void what_was_given_beyond_the_capacity_stands_in_no_ones_way_but_is_not_added_to() {
    load(SampleFile.YAML);
    jdbc.sql("update capacity_pool set taken = 102, overbooked = 2 where id = :id")
        .param("id", pool("hall").id())
        .update();

    assertThat(load(SampleFile.YAML.replace("Harbour Days", "Other"))).isInstanceOf(Loaded.class);
    assertThat(((Refused) load(SampleFile.with("capacity: 100", "capacity: 99"))).mistakes())
        .singleElement()
        .asString()
        .contains("99 is too low: 102 places of hall are taken already; write 100 or more");
    assertThat(load(SampleFile.with("capacity: 100", "capacity: 101"))).isInstanceOf(Loaded.class);
    assertThat(
            jdbc.sql("select overbooked from capacity_pool where id = :id")
                .param("id", pool("hall").id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_ticket_type_that_is_no_longer_in_the_file_is_removed_while_nobody_could_choose_it() {
    load(SampleFile.YAML);

    load(withoutStudent());

    assertThat(event().ticketTypes()).extracting(TicketType::code).containsExactly("regular");
    assertThat(event().pools()).extracting(CapacityPool::code).containsExactly("hall");
  }

  @Test
  void a_ticket_type_that_somebody_chose_is_withdrawn_and_keeps_its_pools() {
    load(SampleFile.YAML);
    attendees.places.put(type("student").id(), 1);

    load(withoutStudent());

    assertThat(event().offeredTicketTypes())
        .extracting(TicketType::code)
        .containsExactly("regular");
    assertThat(type("student").withdrawn()).isTrue();
    assertThat(type("student").poolIds()).hasSize(2);
  }

  @Test
  void a_ticket_type_on_sale_is_withdrawn_as_somebody_may_be_choosing_it_right_now() {
    load(SampleFile.YAML);
    now = DURING_SIGN_UP;

    load(withoutStudent());

    assertThat(type("student").withdrawn()).isTrue();
    load(SampleFile.YAML);
    assertThat(type("student").withdrawn()).isFalse();
  }

  @Test
  void places_move_along_when_a_ticket_type_changes_its_pools() {
    load(SampleFile.YAML);
    attendees.places.put(type("regular").id(), 5);
    attendees.places.put(type("student").id(), 3);
    taken("hall", 8);
    taken("student", 3);

    load(SampleFile.with("    capacity: 20\n    pools: [hall]", "    capacity: 20"));

    assertThat(takenOf("hall")).isEqualTo(5);
    assertThat(takenOf("student")).isEqualTo(3);
  }

  @Test
  void a_pool_that_is_too_small_for_the_places_that_move_there_is_refused() {
    load(SampleFile.YAML);
    attendees.places.put(type("regular").id(), 50);
    taken("hall", 50);

    var moved = SampleFile.YAML.replaceFirst("    pools: \\[hall]\n", "    capacity: 49\n");

    assertThat(((Refused) load(moved)).mistakes())
        .singleElement()
        .asString()
        .contains("49 is too low: 50 places of regular are taken already");
  }

  @Test
  void an_answered_question_is_withdrawn_and_an_unanswered_one_removed() {
    load(SampleFile.YAML);
    attendees.answered.add("shirt");

    load(SampleFile.YAML.replaceAll("(?s)questions:.*privacyNotice", "privacyNotice"));

    assertThat(event().questions()).extracting(Question::code).containsExactly("shirt");
    assertThat(event().askedQuestions()).isEmpty();
  }

  @Test
  void an_option_that_somebody_may_have_chosen_keeps_its_words() {
    load(SampleFile.YAML);
    now = DURING_SIGN_UP;

    load(SampleFile.with("{ code: m, label: M }", "{ code: l, label: L }"));

    assertThat(event().questions().getFirst().rules().options())
        .extracting(option -> option.code() + " " + option.withdrawn())
        .containsExactly("s false", "l false", "m true");
  }

  @Test
  void an_answered_question_cannot_become_one_of_another_kind() {
    load(SampleFile.YAML);
    attendees.answered.add("years");
    var text =
        SampleFile.with("kind: number", "kind: text").replaceAll("    (minimum|maximum):.*\n", "");

    assertThat(((Refused) load(text)).mistakes())
        .singleElement()
        .asString()
        .contains("questions[1].kind: years has been asked as number");
  }

  @Test
  void other_words_in_a_published_privacy_notice_need_another_version() {
    load(SampleFile.YAML);
    var words = SampleFile.with("Was wir aufheben.", "Was wir behalten.");

    assertThat(((Refused) load(words)).mistakes())
        .singleElement()
        .asString()
        .endsWith(
            "privacyNotice.text.de: differs from what was published as version 1; make it version 2");
    load(words.replace("version: 1", "version: 2"));
    assertThat(event().privacyNotice().version()).isEqualTo(2);
    assertThat(jdbc.sql("select count(*) from consent_text").query(Integer.class).single())
        .isEqualTo(4);
    assertThat(((Refused) load(SampleFile.YAML)).mistakes())
        .singleElement()
        .asString()
        .contains("privacyNotice.version: version 2 is published already");
  }

  @Test
  void when_one_file_has_a_mistake_none_is_loaded() {
    var other = SampleFile.with("slug: harbour-2027", "slug: other");
    var outcome =
        loadEvents.load(
            List.of(
                TestEvents.file("a.yaml", SampleFile.YAML),
                TestEvents.file("b.yaml", other.replace("country: PT", "country: P"))));

    assertThat(((Refused) outcome).mistakes()).extracting(Mistake::file).containsExactly("b.yaml");
    assertThat(TestCatalogue.on(store).all()).isEmpty();
  }

  @Test
  void two_files_for_one_event_are_refused() {
    var outcome =
        loadEvents.load(
            List.of(
                TestEvents.file("a.yaml", SampleFile.YAML),
                TestEvents.file("b.yaml", SampleFile.YAML)));

    assertThat(((Refused) outcome).mistakes())
        .singleElement()
        .asString()
        .isEqualTo("b.yaml:1:1: slug: a.yaml describes the same event; give it once");
  }

  private static String withoutStudent() {
    return SampleFile.YAML.replaceAll("(?s)  - code: student.*?questions", "questions");
  }

  private LoadEvents.Outcome load(String yaml) {
    return loadEvents.load(List.of(TestEvents.file("harbour.yaml", yaml)));
  }

  private EventDefinition event() {
    return TestCatalogue.on(store).find("harbour-2027").orElseThrow();
  }

  private TicketType type(String code) {
    return event().ticketType(code).orElseThrow();
  }

  private CapacityPool pool(String code) {
    return event().pools().stream().filter(p -> p.code().equals(code)).findFirst().orElseThrow();
  }

  private void taken(String pool, int places) {
    jdbc.sql("update capacity_pool set taken = :places where id = :id")
        .param("places", places)
        .param("id", pool(pool).id())
        .update();
  }

  private int takenOf(String pool) {
    return jdbc.sql("select taken from capacity_pool where id = :id")
        .param("id", pool(pool).id())
        .query(Integer.class)
        .single();
  }

  private long availabilityVersion() {
    return jdbc.sql("select version from event_availability").query(Long.class).single();
  }
}

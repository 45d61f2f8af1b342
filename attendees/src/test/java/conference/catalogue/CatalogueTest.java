package conference.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import conference.platform.StoreUnavailable;
import conference.store.TestStore;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class CatalogueTest {

  private static final UUID EVENT = UUID.fromString("01936000-0000-7000-8000-000000000001");

  private final JdbcClient jdbc = JdbcClient.create(TestStore.fresh().application());
  private final Catalogue catalogue =
      new Catalogue(new CatalogueStore(jdbc, JsonMapper.builder().build()));

  @BeforeEach
  void anEventInTheStore() {
    jdbc.sql(
            """
            insert into event (id, slug, state, locales, title, summary, description, time_zone,
              starts_at, ends_at, sign_up_opens_at, sign_up_closes_at, venue, organiser, duplicates,
              erase_after, definition_sha256, created_at, updated_at)
            values (:id, 'harbour', 'published', '{en,de}', '{"de": "Hafen", "en": "Harbour"}',
              '{"en": "s"}', '{"en": "d"}', 'Europe/Lisbon',
              '2027-06-09T08:00Z', '2027-06-11T16:00Z', '2026-11-01T09:00Z', '2027-06-01T21:59Z',
              '{"name": {"en": "Hall"}, "address": ["1 Quay"], "city": "Porto", "country": "PT"}',
              '{"name": "Org", "email": "org@example.org"}', 'tell', '2027-09-30', 'x', now(), now())
            """)
        .param("id", EVENT)
        .update();
    jdbc.sql(
            """
            with pools as (
              insert into capacity_pool (event_id, id, code, name, capacity)
              values (:id, :id, 'hall', '{"en": "Hall"}', 10)),
            types as (
              insert into ticket_type (event_id, id, code, position, name, description, withdrawn)
              values (:id, :id, 'late', 2, '{"en": "Late"}', '{"en": ""}', false),
                     (:id, gen_random_uuid(), 'gone', 0, '{"en": "Gone"}', '{"en": ""}', true),
                     (:id, gen_random_uuid(), 'early', 1, '{"en": "Early"}', '{"en": ""}', false)),
            links as (
              insert into ticket_type_pool (event_id, ticket_type_id, pool_id) values (:id, :id, :id)),
            questions as (
              insert into question (event_id, id, code, position, kind, required, label, rules)
              values (:id, :id, 'years', 1, 'number', true, '{"en": "Years", "de": "Jahre"}',
                      '{"minimum": 0, "maximum": 60.5, "ticketTypes": ["late"]}'))
            insert into consent_text (event_id, purpose, version, locale, body, sha256, published_at)
            values (:id, 'privacy-notice', 1, 'en', 'old', 'a', now()),
                   (:id, 'privacy-notice', 2, 'de', 'neu', 'b', now()),
                   (:id, 'privacy-notice', 2, 'en', 'new', 'c', now())
            """)
        .param("id", EVENT)
        .update();
  }

  @Test
  void an_event_is_found_with_all_its_parts() {
    var event = catalogue.find("harbour").orElseThrow();

    assertThat(event.id()).isEqualTo(new EventId(EVENT));
    assertThat(event.timeZone().getId()).isEqualTo("Europe/Lisbon");
    assertThat(event.startsAt()).isEqualTo("2027-06-09T08:00:00Z");
    assertThat(event.venue().address()).containsExactly("1 Quay");
    assertThat(event.ticketTypes())
        .extracting(TicketType::code)
        .containsExactly("early", "late", "gone");
    assertThat(event.ticketType("late").orElseThrow().poolIds()).containsExactly(EVENT);
    assertThat(event.offeredTicketTypes()).hasSize(2);
    assertThat(event.pools()).extracting(CapacityPool::capacity).containsExactly(10);
    var years = event.questions().getFirst();
    assertThat(years.kind()).isEqualTo(Question.Kind.NUMBER);
    assertThat(years.rules().maximum()).isEqualTo(new BigDecimal("60.5"));
    assertThat(years.isAskedOf("late")).isTrue();
    assertThat(years.isAskedOf("early")).isFalse();
  }

  @Test
  void texts_are_in_the_order_of_the_events_languages_and_fall_back_to_the_first() {
    var title = catalogue.find("harbour").orElseThrow().title();

    assertThat(title.byLocale().keySet()).containsExactly("en", "de");
    assertThat(title.in("de")).isEqualTo("Hafen");
    assertThat(title.in("fr")).isEqualTo("Harbour");
  }

  @Test
  void the_privacy_notice_is_the_newest_version() {
    var notice = catalogue.find("harbour").orElseThrow().privacyNotice();

    assertThat(notice.version()).isEqualTo(2);
    assertThat(notice.text().byLocale()).isEqualTo(Map.of("en", "new", "de", "neu"));
    assertThat(notice.sha256()).isEqualTo(Map.of("en", "c", "de", "b"));
  }

  @Test
  void a_change_is_seen_after_a_refresh_and_what_did_not_change_is_kept() {
    var before = catalogue.find("harbour").orElseThrow();
    catalogue.refresh();
    assertThat(catalogue.find("harbour").orElseThrow()).isSameAs(before);

    jdbc.sql("update event set duplicates = 'conceal'").update();
    catalogue.refresh();

    assertThat(catalogue.find("harbour").orElseThrow().duplicates())
        .isEqualTo(EventDefinition.Duplicates.CONCEAL);
  }

  @Test
  void only_a_published_event_is_found_by_name_but_its_id_is_known_for_ever() {
    jdbc.sql("update event set state = 'archived'").update();

    assertThat(catalogue.find("harbour")).isEmpty();
    assertThat(catalogue.published()).isEmpty();
    assertThat(catalogue.findInAnyState("harbour")).isPresent();
    assertThat(catalogue.find(new EventId(EVENT))).isPresent();
    assertThat(catalogue.all()).hasSize(1);
  }

  @Test
  void published_events_are_in_the_order_of_their_start() {
    copyOf("later", "2028-01-01T00:00Z");
    copyOf("sooner", "2027-01-01T00:00Z");

    assertThat(catalogue.published())
        .extracting(EventDefinition::slug)
        .isEqualTo(List.of("sooner", "harbour", "later"));
  }

  @Test
  void while_the_store_was_never_reached_asking_fails_instead_of_answering_unknown() {
    var nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none");
    var store = new CatalogueStore(JdbcClient.create(nowhere), JsonMapper.builder().build());

    assertThatThrownBy(() -> new Catalogue(store).find("harbour"))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void while_the_store_is_silent_nobody_waits_in_the_queue_of_those_who_ask_it() throws Exception {
    var silent = new SilentStore();
    var waiting =
        new Catalogue(new CatalogueStore(JdbcClient.create(silent), JsonMapper.builder().build()));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> waiting.find("harbour"));
      silent.asked.await();

      var second = threads.submit(() -> waiting.find("harbour"));

      assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(StoreUnavailable.class);
      assertThat(first.isDone()).isFalse();
      silent.answers.countDown();
    }
  }

  /** Takes connections, and says nothing until it is told to. */
  private static final class SilentStore extends PGSimpleDataSource {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);

    @Override
    public Connection getConnection() throws SQLException {
      asked.countDown();
      try {
        answers.await();
      } catch (InterruptedException leaving) {
        Thread.currentThread().interrupt();
      }
      throw new SQLException("away", "08001");
    }
  }

  private void copyOf(String slug, String start) {
    jdbc.sql(
            """
            with copy as (
              insert into event (id, slug, state, locales, title, summary, description, time_zone,
                starts_at, ends_at, sign_up_opens_at, sign_up_closes_at, venue, organiser, duplicates,
                erase_after, definition_sha256, created_at, updated_at)
              select gen_random_uuid(), :slug, state, locales, title, summary, description, time_zone,
                cast(:start as timestamptz), cast(:start as timestamptz) + interval '1 day',
                sign_up_opens_at, sign_up_closes_at, venue, organiser, duplicates, erase_after,
                definition_sha256, created_at, updated_at from event where slug = 'harbour'
              returning id)
            insert into consent_text (event_id, purpose, version, locale, body, sha256, published_at)
            select id, 'privacy-notice', 1, 'en', 'text', 'a', now() from copy
            """)
        .param("slug", slug)
        .param("start", start)
        .update();
  }
}

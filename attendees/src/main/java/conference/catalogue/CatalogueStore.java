package conference.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads events out of the store. */
@Component
final class CatalogueStore {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CatalogueStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    // While a new version is rolled out, the old one reads what the new one has written.
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** An event as it was at one moment; the revision is another one after every change. */
  record Loaded(String revision, EventDefinition event) {}

  /**
   * The row's xmin changes with every update, also with one that an administrator makes by hand.
   */
  private static final String REVISIONS =
      """
      select id, xmin::text as revision
      from event
      """;

  Map<EventId, String> revisions() {
    var revisions = new LinkedHashMap<EventId, String>();
    jdbc.sql(REVISIONS)
        .query(row -> {
          revisions.put(new EventId(row.getObject("id", UUID.class)), row.getString("revision"));
        });
    return revisions;
  }

  /** One statement, so that all parts of the event are of the same moment. */
  private static final String FIND =
      """
      select e.id, e.slug, e.state, e.locales, e.title, e.summary, e.description, e.time_zone,
             e.starts_at, e.ends_at, e.sign_up_opens_at, e.sign_up_closes_at, e.venue, e.organiser,
             e.duplicates, e.approval, e.waiting_list_rule, e.waiting_list_offer_hours, e.erase_after,
             e.xmin::text as revision,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'id', t.id, 'code', t.code, 'name', t.name, 'description', t.description,
                       'withdrawn', t.withdrawn,
                       'poolIds', (select coalesce(jsonb_agg(l.pool_id order by l.pool_id), '[]')
                                   from ticket_type_pool l
                                   where l.event_id = t.event_id and l.ticket_type_id = t.id))
                     order by t.withdrawn, t.position, t.code), '[]')
              from ticket_type t where t.event_id = e.id) as ticket_types,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'id', p.id, 'code', p.code, 'name', p.name, 'capacity', p.capacity)
                     order by p.id), '[]')
              from capacity_pool p where p.event_id = e.id) as pools,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'id', q.id, 'code', q.code, 'kind', q.kind, 'required', q.required,
                       'label', q.label, 'help', q.help, 'rules', q.rules, 'withdrawn', q.withdrawn)
                     order by q.withdrawn, q.position, q.code), '[]')
              from question q where q.event_id = e.id) as questions,
             (select jsonb_build_object('version', c.version,
                       'text', jsonb_object_agg(c.locale, c.body),
                       'sha256', jsonb_object_agg(c.locale, c.sha256))
              from consent_text c
              where c.event_id = e.id and c.purpose = 'privacy-notice'
              group by c.version order by c.version desc limit 1) as privacy_notice
      from event e
      where e.id = :id
      """;

  Optional<Loaded> find(EventId id) {
    return jdbc.sql(FIND).param("id", id.value()).query((row, n) -> loaded(row)).optional();
  }

  private Loaded loaded(ResultSet row) throws SQLException {
    var locales = List.of((String[]) row.getArray("locales").getArray());
    return new Loaded(row.getString("revision"), new Row(row, json, locales).event());
  }

  /** One row of {@link #FIND}, whose texts are put into the order of the event's languages. */
  private record Row(ResultSet row, JsonMapper json, List<String> locales) {

    EventDefinition event() throws SQLException {
      return new EventDefinition(
          new EventId(row.getObject("id", UUID.class)),
          row.getString("slug"),
          EventDefinition.State.of(row.getString("state")),
          locales,
          text("title"),
          text("summary"),
          text("description"),
          ZoneId.of(row.getString("time_zone")),
          instant("starts_at"),
          instant("ends_at"),
          instant("sign_up_opens_at"),
          instant("sign_up_closes_at"),
          venue(),
          json.readValue(row.getString("organiser"), Organiser.class),
          EventDefinition.Duplicates.of(row.getString("duplicates")),
          row.getBoolean("approval"),
          waitingList(),
          row.getObject("erase_after", LocalDate.class),
          list("ticket_types", TicketType.class).map(this::ordered).toList(),
          list("pools", CapacityPool.class).map(this::ordered).toList(),
          list("questions", Question.class).map(this::ordered).toList(),
          privacyNotice());
    }

    private Instant instant(String column) throws SQLException {
      return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private LocalizedText text(String column) throws SQLException {
      return ordered(new LocalizedText(json.readValue(row.getString(column), TEXTS)));
    }

    private <T> Stream<T> list(String column, Class<T> type) throws SQLException {
      var listType = json.getTypeFactory().constructCollectionType(List.class, type);
      return json.<List<T>>readValue(row.getString(column), listType).stream();
    }

    private Venue venue() throws SQLException {
      var venue = json.readValue(row.getString("venue"), Venue.class);
      return venue.withName(ordered(venue.name()));
    }

    private @Nullable WaitingList waitingList() throws SQLException {
      var rule = row.getString("waiting_list_rule");
      return rule == null
          ? null
          : new WaitingList(WaitingList.Rule.of(rule), row.getInt("waiting_list_offer_hours"));
    }

    private PrivacyNotice privacyNotice() throws SQLException {
      var notice = json.readValue(row.getString("privacy_notice"), PrivacyNotice.class);
      return new PrivacyNotice(notice.version(), ordered(notice.text()), notice.sha256());
    }

    private TicketType ordered(TicketType type) {
      return new TicketType(
          type.id(),
          type.code(),
          ordered(type.name()),
          ordered(type.description()),
          type.poolIds(),
          type.withdrawn());
    }

    private CapacityPool ordered(CapacityPool pool) {
      return new CapacityPool(pool.id(), pool.code(), ordered(pool.name()), pool.capacity());
    }

    private Question ordered(Question question) {
      var help = question.help();
      return new Question(
          question.id(),
          question.code(),
          question.kind(),
          question.required(),
          ordered(question.label()),
          help == null ? null : ordered(help),
          question.rules().inOrderOf(locales),
          question.withdrawn());
    }

    private LocalizedText ordered(LocalizedText text) {
      return text.inOrderOf(locales);
    }
  }
}

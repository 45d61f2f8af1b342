package conference.organiser.attendees;

import conference.registration.Registration;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds attendees. The statement is put together of what is written here, by which filters there
 * are; whatever somebody typed is a parameter.
 */
@Component
final class FoundAttendeesStore {

  private final JdbcClient jdbc;

  FoundAttendeesStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String ALLOW_MISTAKES =
      "select set_config('pg_trgm.word_similarity_threshold', :likeness, true)";

  /** Jonhson and Johnson have a third of their trigrams in common; the longer, the more. */
  private static final String LIKENESS = "0.3";

  private static final String LIKENESS_OF_LONG_WORDS = "0.4";
  private static final int LONG_WORD = 8;

  /**
   * For the rest of the transaction, what the index hands over is only slightly like what was
   * typed. {@link #MISTYPED} is strict then.
   */
  void allowMistakes(AttendeeQuery query) {
    boolean small = query.words().stream().anyMatch(word -> word.length() < LONG_WORD);
    jdbc.sql(ALLOW_MISTAKES)
        .param("likeness", small ? LIKENESS : LIKENESS_OF_LONG_WORDS)
        .query(row -> {});
  }

  /**
   * Those with the word of number # as it was typed, or with one letter wrong, or two of more than
   * five. Either has an index of its own: with {@code or} every candidate would be compared twice.
   */
  private static final String MISTYPED =
      """
      s.registration_id in (
        select a.registration_id from attendee_search a
        where a.event_id = :event and a.words like :like#
        union all
        select a.registration_id from attendee_search a
        where a.event_id = :event and :word# <% a.names and exists (
          select from string_to_table(a.names, ' ') as w (word)
          where case when length(w.word) between :length# - :wrong# and :length# + :wrong#
                     then levenshtein_less_equal(w.word, :word#, :wrong#) <= :wrong# end))
      """;

  private static final int SHORTEST_TO_MISTYPE = 4;
  private static final int LONGEST_TO_MISTYPE = 60;

  private static final String REGISTRATIONS = "from registration r where r.event_id = :event";
  private static final String SEARCHED = "from attendee_search s where s.event_id = :event";
  private static final String BOTH =
      """
      from attendee_search s
      join registration r on r.event_id = s.event_id and r.id = s.registration_id
      where s.event_id = :event
      """;

  /** How many there are in whom all words are found as they were typed. */
  long count(UUID eventId, AttendeeQuery query) {
    return bind(jdbc.sql("select count(*) " + filtered(query, false)), eventId, query)
        .query(Long.class)
        .single();
  }

  /**
   * One page of them.
   *
   * @param total how many there are
   */
  List<UUID> find(UUID eventId, AttendeeQuery query, long total) {
    String order = order(query, total > MANY ? "" : FOUND_IN_NAME);
    return page(eventId, query, "", filtered(query, false), order)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /** Some of those in whom each word is found with a letter wrong, and how many they all are. */
  record Alike(UUID id, long total) {}

  /** One page of them; nothing beyond the last. */
  List<Alike> findMistyped(UUID eventId, AttendeeQuery query) {
    String order =
        order(query, "%s desc, word_similarity(:all, s.names) desc, ".formatted(all(query)));
    return page(eventId, query, ", count(*) over () as total", filtered(query, true), order)
        .query((row, number) -> new Alike(row.getObject("id", UUID.class), row.getLong("total")))
        .list();
  }

  private JdbcClient.StatementSpec page(
      UUID eventId, AttendeeQuery query, String also, String filtered, String order) {
    String sql =
        "select %s as id%s %s order by %s limit :limit offset :offset"
            .formatted(query.needsSearch() ? "s.registration_id" : "r.id", also, filtered, order);
    return bind(jdbc.sql(sql), eventId, query)
        .param("all", String.join(" ", query.words()))
        .param("limit", query.size())
        .param("offset", (long) (query.page() - 1) * query.size());
  }

  private static String filtered(AttendeeQuery query, boolean mistyped) {
    List<String> filters = filters(query);
    var sql = new StringBuilder(from(query, filters));
    for (int i = 0; i < query.words().size(); i++) {
      String number = String.valueOf(i);
      boolean forgiven = mistyped && mayBeMistyped(query.words().get(i));
      sql.append(" and ")
          .append((forgiven ? MISTYPED : "s.words like :like#").replace("#", number));
    }
    filters.forEach(filter -> sql.append(" and ").append(filter));
    return sql.toString();
  }

  private static String from(AttendeeQuery query, List<String> filters) {
    if (!query.needsSearch()) {
      return REGISTRATIONS;
    }
    return filters.isEmpty() ? SEARCHED : BOTH;
  }

  private static List<String> filters(AttendeeQuery query) {
    List<String> filters = new ArrayList<>();
    if (!query.states().isEmpty()) {
      filters.add("r.state = any (:states)");
    }
    if (!query.ticketTypes().isEmpty()) {
      filters.add("r.ticket_type_id = any (:types)");
    }
    for (int i = 0; i < query.answers().size(); i++) {
      filters.add("r.answers @> cast(:answer%d as jsonb)".formatted(i));
    }
    if (!query.tags().isEmpty()) {
      filters.add(TAGGED);
    }
    if (query.incomplete() != null) {
      filters.add(incomplete(query.incomplete().size()));
    }
    if (query.suspected()) {
      filters.add(SUSPECTED);
    }
    if (query.from() != null) {
      filters.add("r.registered_at >= :from");
    }
    if (query.to() != null) {
      filters.add("r.registered_at < :to");
    }
    return filters;
  }

  private static final String TAGGED =
      """
      r.id in (select t.registration_id from registration_tag t
               where t.event_id = :event and t.tag = any (:tags)
               group by t.registration_id having count(*) = cardinality(:tags))
      """;

  private static final String SUSPECTED =
      """
      exists (select from duplicate_pair p
              where p.event_id = :event and p.registration_id = r.id and p.state = 'open')
      """;

  /** One of the questions that are asked of somebody with the ticket type has no answer. */
  private static final String UNANSWERED =
      "not jsonb_exists(r.answers, :required#) and r.ticket_type_id = any (:asked#)";

  private static String incomplete(int questions) {
    return IntStream.range(0, questions)
        .mapToObj(i -> " or " + UNANSWERED.replace("#", String.valueOf(i)))
        .collect(Collectors.joining("", "r.state <> 'cancelled' and (false", ")"));
  }

  /** Only while they are few enough to be sorted; the index has the many in the order of names. */
  private static final String FOUND_IN_NAME = "s.name_key like :like0 desc, ";

  private static final int MANY = 1_000;

  private static String order(AttendeeQuery query, String likest) {
    String way = query.descending() ? "desc" : "asc";
    return switch (query.order()) {
      case LIKENESS -> likest + "s.name_key, s.registration_id";
      case REGISTERED -> (query.needsSearch() ? "s.registration_id " : "r.id ") + way;
      case NAME -> "s.name_key %s, s.registration_id %s".formatted(way, way);
      case EMAIL -> "s.email_key %s, s.registration_id %s".formatted(way, way);
      case ORGANISATION -> "s.organisation_key %s, s.registration_id %s".formatted(way, way);
    };
  }

  /** Those in whom all words are found as they were typed come before the others. */
  private static String all(AttendeeQuery query) {
    return IntStream.range(0, query.words().size())
        .mapToObj(i -> "s.words like :like" + i)
        .collect(Collectors.joining(" and ", "(", ")"));
  }

  private static JdbcClient.StatementSpec bind(
      JdbcClient.StatementSpec sql, UUID eventId, AttendeeQuery query) {
    var bound = sql.param("event", eventId);
    for (int i = 0; i < query.words().size(); i++) {
      String word = query.words().get(i);
      bound =
          bound
              .param("word" + i, word)
              .param("like" + i, "%" + escaped(word) + "%")
              .param("length" + i, word.length())
              .param("wrong" + i, word.length() > 5 ? 2 : 1);
    }
    for (int i = 0; i < query.answers().size(); i++) {
      bound = bound.param("answer" + i, query.answers().get(i).toString());
    }
    bound =
        bound
            .param(
                "states",
                query.states().stream().map(Registration.State::stored).toArray(String[]::new))
            .param("types", query.ticketTypes().toArray(UUID[]::new))
            .param("tags", query.tags().toArray(String[]::new));
    bound = bindRequired(bound, query.incomplete() == null ? List.of() : query.incomplete());
    if (query.from() != null) {
      bound = bound.param("from", Timestamp.from(query.from()));
    }
    return query.to() == null ? bound : bound.param("to", Timestamp.from(query.to()));
  }

  private static JdbcClient.StatementSpec bindRequired(
      JdbcClient.StatementSpec sql, List<AttendeeQuery.Required> questions) {
    var bound = sql;
    for (int i = 0; i < questions.size(); i++) {
      bound =
          bound
              .param("required" + i, questions.get(i).code())
              .param("asked" + i, questions.get(i).ticketTypes().toArray(UUID[]::new));
    }
    return bound;
  }

  private static boolean mayBeMistyped(String word) {
    return word.length() >= SHORTEST_TO_MISTYPE && word.length() <= LONGEST_TO_MISTYPE;
  }

  /** What LIKE takes for more than a letter. */
  private static String escaped(String word) {
    return word.replaceAll("([\\\\%_])", "\\\\$1");
  }
}

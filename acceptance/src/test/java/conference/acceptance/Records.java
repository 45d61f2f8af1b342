package conference.acceptance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A look into the store beside the service, by SQL. */
final class Records {
  private final DataSource source;

  Records(DataSource source) {
    this.source = source;
  }

  long confirmed(String slug) {
    return number(
        """
        SELECT count(*) FROM conference.registration r JOIN conference.event e ON e.id = r.event_id
        WHERE e.slug = ? AND r.state = 'confirmed'
        """,
        slug);
  }

  long taken(String slug) {
    return number(
        """
        SELECT coalesce(sum(p.taken), 0) FROM conference.capacity_pool p JOIN conference.event e ON e.id = p.event_id
        WHERE e.slug = ?
        """,
        slug);
  }

  /** Pools whose counter says something else than the registrations. */
  List<String> wrongCounters() {
    return texts(
        """
        SELECT e.slug || '/' || p.code || ': counter ' || p.taken || ', registrations ' || count(r.id)
        FROM conference.capacity_pool p
        JOIN conference.event e ON e.id = p.event_id
        LEFT JOIN conference.ticket_type_pool t ON t.event_id = p.event_id AND t.pool_id = p.id
        LEFT JOIN conference.registration r
          ON r.event_id = p.event_id AND r.ticket_type_id = t.ticket_type_id AND r.state IN ('confirmed', 'offered')
        GROUP BY e.slug, p.code, p.taken
        HAVING p.taken <> count(r.id)
        """);
  }

  /** Ticket types whose line is counted wrongly, or waits though there is a seat for it. */
  List<String> wrongLines() {
    return texts(
        """
        SELECT e.slug || '/' || t.code || ': counted ' || t.waiting || ', waiting ' || w.people
        FROM conference.ticket_type t
        JOIN conference.event e ON e.id = t.event_id
        CROSS JOIN LATERAL (
          SELECT count(*) AS people FROM conference.registration r
          WHERE r.event_id = t.event_id AND r.ticket_type_id = t.id AND r.state = 'waiting') w
        WHERE t.waiting <> w.people OR w.people > 0 AND NOT EXISTS (
          SELECT FROM conference.ticket_type_pool l
          JOIN conference.capacity_pool p ON p.event_id = l.event_id AND p.id = l.pool_id
          WHERE l.event_id = t.event_id AND l.ticket_type_id = t.id AND p.taken >= p.capacity)
        """);
  }

  /** The state of each registration of an event, by the address that was given. */
  Map<String, String> states(String slug) {
    var states = new HashMap<String, String>();
    for (String row :
        texts(
            """
            SELECT r.email || ' ' || r.state
            FROM conference.registration r JOIN conference.event e ON e.id = r.event_id WHERE e.slug = ?
            """,
            slug)) {
      states.put(row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1));
    }
    return states;
  }

  /** The references of an event's live registrations by the address that was given. */
  Map<String, List<String>> references(String slug) {
    var references = new HashMap<String, List<String>>();
    for (String row :
        texts(
            """
            SELECT r.email || ' ' || string_agg(r.reference, ',')
            FROM conference.registration r JOIN conference.event e ON e.id = r.event_id
            WHERE e.slug = ? AND r.state = 'confirmed' GROUP BY r.email
            """,
            slug)) {
      references.put(
          row.substring(0, row.indexOf(' ')),
          List.of(row.substring(row.indexOf(' ') + 1).split(",")));
    }
    return references;
  }

  long number(String sql, String... parameters) {
    return Long.parseLong(texts(sql, parameters).getFirst());
  }

  List<String> texts(String sql, String... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        var texts = new java.util.ArrayList<String>();
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
        return texts;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}

package conference.acceptance.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The raw limit: rows that the service has written, written once more for an event that does not
 * exist, in bulk and with nothing else: no lock, no check, no counter, no answer.
 */
final class BulkInsert {
  private static final int ROWS_A_COMMIT = 500;

  /** By table, what to read of an event; the first column is the event's. */
  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  static {
    ROWS.put(
        "registration",
        """
        select event_id, id, reference, state, ticket_type_id, given_name, family_name, email, email_normalised, organisation,
          answers, locale, manage_nonce, registered_at, updated_at from conference.registration
        where event_id = ? order by registered_at limit ?
        """);
    ROWS.put(
        "consent",
        """
        select event_id, registration_id, purpose, version, locale, text_sha256, given_at from conference.consent
        where event_id = ? order by given_at limit ?
        """);
    ROWS.put(
        "audit",
        """
        select event_id, id, registration_id, at, actor, action from conference.audit where event_id = ? order by at limit ?
        """);
    ROWS.put(
        "outbox",
        """
        select event_id, id, id as registration_id, 'registration-confirmed' as kind, '{}'::jsonb as payload,
          registered_at as created_at, now() + interval '1 day' as due_at
        from conference.registration where event_id = ? order by registered_at limit ?
        """);
    ROWS.put(
        "idempotency",
        """
        select event_id, key, request_sha256, registration_id, status, answer, answered_at from conference.idempotency
        where event_id = ? order by answered_at limit ?
        """);
  }

  private record Rows(String insert, List<List<Object>> rows) {}

  private final MeasuredSystem system;

  BulkInsert(MeasuredSystem system) {
    this.system = system;
  }

  Written run(String slug, int registrations) {
    PGSimpleDataSource source = system.application();
    source.setReWriteBatchedInserts(true);
    UUID nowhere = UUID.randomUUID();
    Stored stored = system.stored();
    try (Connection connection = source.getConnection()) {
      List<Rows> tables = read(stored.eventId(slug), nowhere, registrations);
      int count = tables.getFirst().rows().size();
      connection.setAutoCommit(false);
      long walBefore = stored.walBytes();
      CpuAccount.Reading before = system.cpu().read();
      long begun = System.nanoTime();
      for (int from = 0; from < count; from += ROWS_A_COMMIT) {
        write(connection, tables, from, Math.min(count, from + ROWS_A_COMMIT));
      }
      double took = (System.nanoTime() - begun) / 1e9;
      CpuAccount.Reading used = system.cpu().read().since(before);
      Written written = new Written(count, took, used, stored.walBytes() - walBefore);
      ROWS.keySet()
          .forEach(table ->
              stored.update("delete from conference." + table + " where event_id = ?", nowhere));
      return written;
    } catch (SQLException failure) {
      throw new BenchException("the bulk insert failed: " + failure.getMessage(), failure);
    }
  }

  private static void write(Connection connection, List<Rows> tables, int from, int to)
      throws SQLException {
    for (Rows table : tables) {
      try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
        for (List<Object> row : table.rows().subList(from, to)) {
          for (int column = 0; column < row.size(); column++) {
            insert.setObject(column + 1, row.get(column));
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
    connection.commit();
  }

  private List<Rows> read(UUID event, UUID nowhere, int most) throws SQLException {
    List<Rows> tables = new ArrayList<>();
    try (Connection connection = system.stored().connection()) {
      for (Map.Entry<String, String> table : ROWS.entrySet()) {
        try (PreparedStatement query = connection.prepareStatement(table.getValue())) {
          query.setObject(1, event);
          query.setInt(2, most);
          tables.add(read(table.getKey(), query.executeQuery(), nowhere));
        }
      }
    }
    return tables;
  }

  private static Rows read(String table, ResultSet result, UUID nowhere) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
      columns.add(result.getMetaData().getColumnName(column));
    }
    List<List<Object>> rows = new ArrayList<>();
    while (result.next()) {
      List<Object> row = new ArrayList<>();
      row.add(nowhere);
      for (int column = 2; column <= columns.size(); column++) {
        row.add(result.getObject(column));
      }
      rows.add(row);
    }
    String marks =
        Stream.generate(() -> "?").limit(columns.size()).collect(Collectors.joining(", "));
    return new Rows(
        "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")",
        rows);
  }
}

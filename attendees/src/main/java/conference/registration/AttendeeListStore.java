package conference.registration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads all registrations of an event through a cursor. */
@Component
final class AttendeeListStore {

  /** As many as the store sends at once. */
  private static final int PART = 500;

  private final DataSource pool;
  private final JsonMapper json;

  AttendeeListStore(DataSource pool, JsonMapper json) {
    this.pool = pool;
    this.json = json;
  }

  /** In the order in which they came. */
  void read(UUID eventId, Consumer<Registration> each) {
    try (Connection connection = pool.getConnection()) {
      // Only within a transaction does the driver keep a cursor and fetch part by part.
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      waitForTheReader(connection);
      read(connection, eventId, each);
      connection.rollback();
    } catch (SQLException failure) {
      throw new IllegalStateException("the list of attendees could not be read", failure);
    }
  }

  /** Whoever takes the list may do so slowly, page by page. */
  private static void waitForTheReader(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local idle_in_transaction_session_timeout to 0");
    }
  }

  private static final String READ =
      """
      select event_id, id, reference, state, ticket_type_id, given_name, family_name, email,
             organisation, answers, locale, revision, calendar_sequence,
             registered_at, updated_at, cancelled_at, waiting_position, offer_expires_at, ended_by,
             ended_reason
      from registration
      where event_id = ?
      order by registered_at, id
      """;

  private void read(Connection connection, UUID eventId, Consumer<Registration> each)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setFetchSize(PART);
      statement.setObject(1, eventId);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.accept(RegistrationStore.registration(rows, json));
        }
      }
    }
  }
}

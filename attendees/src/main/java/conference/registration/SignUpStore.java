package conference.registration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a batch of sign-ups has to know: one round trip, in which the driver sends all
 * statements together. Each sees what was committed before the lock was granted.
 */
@Component
final class SignUpStore {

  static final String CONFIRMED = "201";

  private final JsonMapper json;

  SignUpStore(JsonMapper json) {
    this.json = json;
  }

  /**
   * The lateral joins are index probes, one for each key and address, and stay so: the limit keeps
   * the planner from turning them into a hashed scan of the whole event, and without sequential
   * scans a plan made while a table is empty is still right when it has a million rows.
   *
   * <p>A replay opens the manage page again as long as nothing was changed since. Its row is looked
   * for as the first from its key on: with equalities, a plan made while the table is empty may
   * take any index that begins with the event, and read all of it for each replay.
   */
  static final String LOCK_AND_PROBE =
      "set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan;"
          + SeatStore.LOCK
          + ";"
          + SeatStore.LINKS
          + """
          ;
          select k.key, encode(i.request_sha256, 'hex') as request_hash, i.status, i.answer::text as answer,
                 (select case when r.event_id = i.event_id and r.id = i.registration_id
                           and r.state in ('requested', 'confirmed', 'waiting') and r.revision = 1
                         then encode(r.manage_nonce, 'hex') end
                  from registration r
                  where (r.event_id, r.id) >= (i.event_id, i.registration_id)
                  order by r.event_id, r.id limit 1) as nonce
          from unnest(?::text[]) as k (key)
          cross join lateral (
            select event_id, request_sha256, status, answer, registration_id
            from idempotency where event_id = ? and key = k.key limit 1) i
          ;
          select e.address, r.id
          from unnest(?::text[]) as e (address)
          cross join lateral (
            select id from registration
            where event_id = ? and email_normalised = e.address and state <> 'cancelled' limit 1) r
          """;

  /** Locks the event's places until the end of the transaction. */
  SignUpBatch.Known lockAndProbe(Connection connection, UUID eventId, List<PendingSignUp> batch)
      throws SQLException {
    try (var statement = connection.prepareStatement(LOCK_AND_PROBE)) {
      statement.setObject(1, eventId);
      statement.setObject(2, eventId);
      statement.setArray(3, texts(connection, batch, PendingSignUp::key));
      statement.setObject(4, eventId);
      statement.setArray(5, texts(connection, batch, p -> p.signUp().email().normalised()));
      statement.setObject(6, eventId);
      statement.execute();
      statement.getMoreResults();
      return known(statement);
    }
  }

  private static java.sql.Array texts(
      Connection connection, List<PendingSignUp> batch, Function<PendingSignUp, String> text)
      throws SQLException {
    return connection.createArrayOf("text", batch.stream().map(text).toArray(String[]::new));
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private SignUpBatch.Known known(PreparedStatement statement) throws SQLException {
    var seats = new Seats();
    var keys = new HashMap<String, SignUpBatch.Answered>();
    Map<String, UUID> addresses = new HashMap<>();
    forEachRow(
        statement,
        row -> seats.addPool(uuid(row, "id"), row.getInt("capacity"), row.getInt("taken")));
    forEachRow(
        statement,
        row ->
            seats.link(uuid(row, "ticket_type_id"), uuid(row, "pool_id"), row.getInt("waiting")));
    forEachRow(statement, row -> keys.put(row.getString("key"), answered(row)));
    forEachRow(statement, row -> addresses.put(row.getString("address"), uuid(row, "id")));
    return new SignUpBatch.Known(seats, keys, addresses);
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static void forEachRow(PreparedStatement statement, RowReader reader)
      throws SQLException {
    statement.getMoreResults();
    try (var rows = statement.getResultSet()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private SignUpBatch.Answered answered(ResultSet row) throws SQLException {
    return new SignUpBatch.Answered(
        row.getString("request_hash"),
        CONFIRMED.equals(row.getString("status"))
            ? json.readValue(row.getString("answer"), Confirmation.class)
                .outcome(row.getString("nonce"))
            : new SignUpOutcome.CheckYourMail());
  }
}

package conference.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads registrations. */
@Component
final class RegistrationStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  RegistrationStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A registration with what its links are made of, which no other feature sees. */
  static final class WithNonce {
    private final Registration registration;
    private final byte[] nonce;

    WithNonce(Registration registration, byte[] nonce) {
      this.registration = registration;
      this.nonce = nonce.clone();
    }

    Registration registration() {
      return registration;
    }

    byte[] nonce() {
      return nonce.clone();
    }
  }

  private static final String FIND =
      """
      select event_id, id, reference, state, ticket_type_id, given_name, family_name, email,
             organisation, answers, locale, manage_nonce, revision, calendar_sequence,
             registered_at, updated_at, cancelled_at, waiting_position, offer_expires_at, ended_by,
             ended_reason
      from registration
      where event_id = :event and id = any (:ids)
      """;

  List<WithNonce> findAll(UUID eventId, Collection<UUID> ids) {
    return jdbc.sql(FIND)
        .param("event", eventId)
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            (row, number) -> new WithNonce(registration(row, json), row.getBytes("manage_nonce")))
        .list();
  }

  private static final String FIND_BY_REFERENCE =
      """
      select id from registration where event_id = :event and reference = :reference
      """;

  Optional<WithNonce> find(UUID eventId, String reference) {
    return jdbc.sql(FIND_BY_REFERENCE)
        .param("event", eventId)
        .param("reference", reference)
        .query(UUID.class)
        .optional()
        .flatMap(id -> find(eventId, id));
  }

  private static final String FIND_LIVE =
      """
      select id from registration
      where event_id = :event and email_normalised = :email and state <> 'cancelled'
      """;

  /** The one that this address has, if any. */
  Optional<WithNonce> findLive(UUID eventId, EmailAddress email) {
    return jdbc.sql(FIND_LIVE)
        .param("event", eventId)
        .param("email", email.normalised())
        .query(UUID.class)
        .optional()
        .flatMap(id -> find(eventId, id));
  }

  Optional<WithNonce> find(UUID eventId, UUID id) {
    return findAll(eventId, List.of(id)).stream().findFirst();
  }

  static Registration registration(ResultSet row, JsonMapper json) throws SQLException {
    return new Registration(
        row.getObject("event_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("reference"),
        Registration.State.of(row.getString("state")),
        row.getObject("ticket_type_id", UUID.class),
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("email"),
        row.getString("organisation"),
        (ObjectNode) json.readTree(row.getString("answers")),
        row.getString("locale"),
        row.getInt("revision"),
        row.getInt("calendar_sequence"),
        instant(row, "registered_at"),
        instant(row, "updated_at"),
        findInstant(row, "cancelled_at"),
        row.getObject("waiting_position", Long.class),
        findInstant(row, "offer_expires_at"),
        row.getString("ended_by"),
        row.getString("ended_reason"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant findInstant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}

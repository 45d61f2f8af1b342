package conference.organiser.access;

import conference.catalogue.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InvitationStore {

  private final JdbcClient jdbc;

  InvitationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String INSERT =
      """
      insert into invitation (id, event_id, role, email, nonce, invited_by, created_at, expires_at)
      values (:id, :event, :role, :email, :nonce, :by, :now, :end)
      """;

  void insert(Invitation one, String nonce, Optional<UUID> by, Instant now) {
    jdbc.sql(INSERT)
        .param("id", one.id())
        .param("event", one.event().map(EventId::value).orElse(null))
        .param("role", one.role().code())
        .param("email", one.email().orElse(null))
        .param("nonce", nonce)
        .param("by", by.orElse(null))
        .param("now", Timestamp.from(now))
        .param("end", Timestamp.from(one.expiresAt()))
        .update();
  }

  /** An invitation with what its link is made from. */
  record Kept(Invitation invitation, String nonce) {}

  private static final String FIND =
      """
      select id, event_id, role, email, expires_at, nonce from invitation
      where id = :id and expires_at > :now
      """;

  Optional<Kept> find(UUID id, Instant now) {
    return jdbc.sql(FIND)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .query((row, number) -> new Kept(invitation(row, number), row.getString("nonce")))
        .optional();
  }

  private static final String USE =
      """
      delete from invitation where id = :id and expires_at > :now
      returning id, event_id, role, email, expires_at
      """;

  Optional<Invitation> use(UUID id, Instant now) {
    return jdbc.sql(USE)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .query(InvitationStore::invitation)
        .optional();
  }

  private static final String DELETE_FOR_OWNERS_OF_ALL =
      "delete from invitation where event_id is null";

  void deleteForOwnersOfAll() {
    jdbc.sql(DELETE_FOR_OWNERS_OF_ALL).update();
  }

  private static final String OF_EVENT =
      """
      select id, event_id, role, email, expires_at from invitation
      where event_id = :event and expires_at > :now order by created_at, id
      """;

  List<Invitation> ofEvent(EventId event, Instant now) {
    return jdbc.sql(OF_EVENT)
        .param("event", event.value())
        .param("now", Timestamp.from(now))
        .query(InvitationStore::invitation)
        .list();
  }

  private static Invitation invitation(ResultSet row, int number) throws SQLException {
    return new Invitation(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getObject("event_id", UUID.class)).map(EventId::new),
        Role.of(row.getString("role")).orElseThrow(),
        Optional.ofNullable(row.getString("email")),
        row.getTimestamp("expires_at").toInstant());
  }

  private static final String DELETE =
      "delete from invitation where event_id = :event and id = :id";

  int delete(EventId event, UUID id) {
    return jdbc.sql(DELETE).param("event", event.value()).param("id", id).update();
  }

  private static final String DELETE_OF =
      "delete from invitation where event_id = :event and email = :email";

  void deleteOf(EventId event, String email) {
    jdbc.sql(DELETE_OF).param("event", event.value()).param("email", email).update();
  }

  private static final String FORGET = "delete from invitation where expires_at <= :now";

  void forget(Instant now) {
    jdbc.sql(FORGET).param("now", Timestamp.from(now)).update();
  }
}

package conference.organiser.access;

import conference.catalogue.EventId;
import conference.organiser.access.Roles.Given;
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
class RoleStore {

  private final JdbcClient jdbc;

  RoleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String OF_ACCOUNT =
      "select event_id, account_id, role from event_role where account_id = :account";

  List<Given> ofAccount(UUID account) {
    return jdbc.sql(OF_ACCOUNT).param("account", account).query(RoleStore::given).list();
  }

  private static final String OF_EVENT =
      """
      select event_id, account_id, role from event_role where event_id = :event or event_id is null
      order by given_at, account_id
      """;

  List<Given> ofEvent(EventId event) {
    return jdbc.sql(OF_EVENT).param("event", event.value()).query(RoleStore::given).list();
  }

  private static final String LOCK_OWNERS_OF_ALL =
      "select account_id from event_role where event_id is null order by account_id for update";

  List<UUID> lockOwnersOfAll() {
    return jdbc.sql(LOCK_OWNERS_OF_ALL)
        .query((row, number) -> row.getObject("account_id", UUID.class))
        .list();
  }

  private static Given given(ResultSet row, int number) throws SQLException {
    UUID event = row.getObject("event_id", UUID.class);
    return new Given(
        Optional.ofNullable(event).map(EventId::new),
        row.getObject("account_id", UUID.class),
        Role.of(row.getString("role")).orElseThrow());
  }

  private static final String PUT =
      """
      insert into event_role (event_id, account_id, role, given_at)
      values (:event, :account, :role, :now)
      on conflict (event_id, account_id) do update
      set role = excluded.role, given_at = excluded.given_at
      """;

  void put(Optional<EventId> event, UUID account, Role role, Instant now) {
    jdbc.sql(PUT)
        .param("event", event.map(EventId::value).orElse(null))
        .param("account", account)
        .param("role", role.code())
        .param("now", Timestamp.from(now))
        .update();
  }

  private static final String UPDATE =
      """
      update event_role set role = :role, given_at = :now
      where event_id = :event and account_id = :account
      """;

  int update(EventId event, UUID account, Role role, Instant now) {
    return jdbc.sql(UPDATE)
        .param("role", role.code())
        .param("now", Timestamp.from(now))
        .param("event", event.value())
        .param("account", account)
        .update();
  }

  private static final String DELETE =
      "delete from event_role where event_id = :event and account_id = :account";

  int delete(EventId event, UUID account) {
    return jdbc.sql(DELETE).param("event", event.value()).param("account", account).update();
  }
}

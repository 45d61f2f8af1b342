package conference.organiser.following;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how far the audit has been read: {@code audit_follower}. */
@Component
final class AuditFollowerStore {

  private final JdbcClient jdbc;

  AuditFollowerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String BEGIN =
      """
      insert into audit_follower (event_id, follower, upto) values (:event, :follower, :upto)
      on conflict do nothing
      """;

  /** For an event that nobody has asked for yet. */
  void begin(UUID eventId, String follower) {
    jdbc.sql(BEGIN)
        .param("event", eventId)
        .param("follower", follower)
        .param("upto", FollowAudit.BEGINNING)
        .update();
  }

  private static final String CLAIM =
      """
      select upto from audit_follower where event_id = :event and follower = :follower
      for update skip locked
      """;

  /** Up to where it was read; nothing while somebody else is reading on. */
  Optional<UUID> claim(UUID eventId, String follower) {
    return jdbc.sql(CLAIM)
        .param("event", eventId)
        .param("follower", follower)
        .query(UUID.class)
        .optional();
  }

  private static final String NEXT =
      """
      select id from audit where event_id = :event and id > :after order by id limit :most
      """;

  /** The entries that follow, in their order. */
  List<UUID> next(UUID eventId, UUID after, int most) {
    return jdbc.sql(NEXT)
        .param("event", eventId)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  private static final String MOVE =
      """
      update audit_follower set upto = :upto
      where event_id = :event and follower = :follower and upto < :upto
      """;

  void move(UUID eventId, String follower, UUID upto) {
    jdbc.sql(MOVE).param("event", eventId).param("follower", follower).param("upto", upto).update();
  }
}

package conference.registration;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes registrations. Every change names the state it expects, and says whether it met it. */
@Component
final class ManageStore {

  private final JdbcClient jdbc;

  ManageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String CHANGE =
      """
      update registration
      set given_name = :givenName, family_name = :familyName, organisation = :organisation,
          answers = cast(:answers as jsonb), email = :email, email_normalised = :emailNormalised,
          manage_nonce = :nonce, revision = revision + 1, updated_at = :now
      where event_id = :event and id = :id and state = 'confirmed' and revision = :revision
        and manage_nonce = :knownNonce
      """;

  boolean change(Change change, byte[] knownNonce, Instant now) {
    return jdbc.sql(CHANGE)
            .param("givenName", change.givenName())
            .param("familyName", change.familyName())
            .param("organisation", change.organisation())
            .param("answers", change.answers().toString())
            .param("email", change.email().value())
            .param("emailNormalised", change.email().normalised())
            .param("nonce", change.nonce())
            .param("now", Timestamp.from(now))
            .param("event", change.before().eventId())
            .param("id", change.before().id())
            .param("revision", change.before().revision())
            .param("knownNonce", knownNonce)
            .update()
        == 1;
  }

  private static final String CANCEL =
      """
      update registration
      set state = 'cancelled', cancelled_at = :now, updated_at = :now, revision = revision + 1,
          calendar_sequence = calendar_sequence + 1
      where event_id = :event and id = :id and state = 'confirmed'
      """;

  /** Only with the event's pools locked: the seat has to go back in the same transaction. */
  boolean cancel(UUID eventId, UUID id, Instant now) {
    return jdbc.sql(CANCEL)
            .param("now", Timestamp.from(now))
            .param("event", eventId)
            .param("id", id)
            .update()
        == 1;
  }

  private static final String TYPES_OF_SEATS =
      """
      select ticket_type_id from registration
      where event_id = :event and id = any (:ids) and state = 'confirmed'
      """;

  /** The ticket type of each of these that holds a seat. */
  List<UUID> ticketTypesOfSeats(UUID eventId, Collection<UUID> ids) {
    return jdbc.sql(TYPES_OF_SEATS)
        .param("event", eventId)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, number) -> row.getObject("ticket_type_id", UUID.class))
        .list();
  }

  private static final String CLAIM_SOME =
      """
      select id from registration where event_id = :event order by id limit :most
      for update skip locked
      """;

  List<UUID> claimSome(UUID eventId, int atMost) {
    return jdbc.sql(CLAIM_SOME)
        .param("event", eventId)
        .param("most", atMost)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  private static final String FIND_LIVE =
      """
      select id from registration
      where event_id = :event and email_normalised = :email and state = 'confirmed'
      for update
      """;

  Optional<UUID> claimLive(UUID eventId, EmailAddress email) {
    return jdbc.sql(FIND_LIVE)
        .param("event", eventId)
        .param("email", email.normalised())
        .query(UUID.class)
        .optional();
  }
}

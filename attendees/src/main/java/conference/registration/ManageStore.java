package conference.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
          manage_nonce = :nonce, revision = revision + 1, updated_at = :now,
          ticket_type_id = :ticketType, state = :state,
          offer_expires_at = case when :state = 'offered' then offer_expires_at end,
          calendar_sequence = calendar_sequence + :sequenceStep
      where event_id = :event and id = :id and state = :stateBefore and revision = :revision
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
            .param("ticketType", change.ticketTypeId())
            .param("state", change.state().stored())
            .param("stateBefore", change.before().state().stored())
            .param("sequenceStep", change.isOfTicketType() ? 1 : 0)
            .param("event", change.before().eventId())
            .param("id", change.before().id())
            .param("revision", change.before().revision())
            .param("knownNonce", knownNonce)
            .update()
        == 1;
  }

  private static final String END =
      """
      update registration
      set state = 'cancelled', cancelled_at = :now, updated_at = :now, revision = revision + 1,
          calendar_sequence = calendar_sequence + 1, offer_expires_at = null,
          ended_by = case when not :byAttendee then case when state = 'requested' then 'rejected' end
                          when state = 'requested' then 'request-withdrawn'
                          when state = 'confirmed' then 'attendee'
                          when state = 'waiting' then 'left-waiting-list'
                          else 'offer-declined' end
      where event_id = :event and id = any (:ids) and state <> 'cancelled'
        and (cast(:revision as integer) is null or revision = :revision)
      returning new.id, new.ticket_type_id, old.state as state_before
      """;

  /** What somebody had until now: a seat, or a place in line. */
  record Ended(UUID id, UUID ticketTypeId, Registration.State before) {}

  /**
   * Ends those of these that are live and, when one is named, of that revision. Only with the
   * event's pools locked: what they had has to go back in the same transaction.
   */
  List<Ended> end(
      UUID eventId,
      Collection<UUID> ids,
      @Nullable Integer revision,
      boolean byAttendee,
      Instant now) {
    return jdbc.sql(END)
        .param("now", Timestamp.from(now))
        .param("event", eventId)
        .param("ids", ids.toArray(UUID[]::new))
        .param("revision", revision, Types.INTEGER)
        .param("byAttendee", byAttendee)
        .query((row, number) -> ended(row))
        .list();
  }

  private static final String END_OFFERS =
      """
      update registration
      set state = 'cancelled', cancelled_at = :now, updated_at = :now, revision = revision + 1,
          calendar_sequence = calendar_sequence + 1, offer_expires_at = null,
          ended_by = 'offer-expired'
      where event_id = :event and state = 'offered' and offer_expires_at <= :now
      returning new.id, new.ticket_type_id, old.state as state_before
      """;

  /** Ends the event's offers whose time is over; only with the event's pools locked, as above. */
  List<Ended> endOffers(UUID eventId, Instant now) {
    return jdbc.sql(END_OFFERS)
        .param("now", Timestamp.from(now))
        .param("event", eventId)
        .query((row, number) -> ended(row))
        .list();
  }

  private static Ended ended(ResultSet row) throws SQLException {
    return new Ended(
        row.getObject("id", UUID.class),
        row.getObject("ticket_type_id", UUID.class),
        Registration.State.of(row.getString("state_before")));
  }

  private static final String SERVE =
      """
      update registration
      set state = case when cast(:offerEnds as timestamptz) is null then 'confirmed' else 'offered' end,
          offer_expires_at = :offerEnds, updated_at = :now, revision = revision + 1
      where event_id = :event and id = any (:ids) and state = 'waiting'
      """;

  /** Gives these who wait a seat that is taken for them already; says how many it were. */
  int serve(UUID eventId, Collection<UUID> ids, @Nullable Instant offerEnds, Instant now) {
    return jdbc.sql(SERVE)
        .param("offerEnds", offerEnds == null ? null : Timestamp.from(offerEnds), Types.TIMESTAMP)
        .param("now", Timestamp.from(now))
        .param("event", eventId)
        .param("ids", ids.toArray(UUID[]::new))
        .update();
  }

  private static final String ACCEPT =
      """
      update registration
      set state = 'confirmed', offer_expires_at = null, updated_at = :now, revision = revision + 1
      where event_id = :event and id = :id and state = 'offered' and offer_expires_at > :now
      """;

  boolean accept(UUID eventId, UUID id, Instant now) {
    return jdbc.sql(ACCEPT)
            .param("now", Timestamp.from(now))
            .param("event", eventId)
            .param("id", id)
            .update()
        == 1;
  }

  private static final String PROMOTE =
      """
      update registration
      set state = 'confirmed', offer_expires_at = null, updated_at = :now, revision = revision + 1
      where event_id = :event and id = :id and state in ('waiting', 'offered')
        and revision = :revision
      """;

  /** Only with the event's pools locked; whoever waited needs a seat, and leaves the line. */
  boolean promote(UUID eventId, UUID id, int revision, Instant now) {
    return jdbc.sql(PROMOTE)
            .param("now", Timestamp.from(now))
            .param("event", eventId)
            .param("id", id)
            .param("revision", revision)
            .update()
        == 1;
  }

  private static final String APPROVE =
      """
      update registration r
      set state = case when cast(:place as bigint) is null then 'confirmed' else 'waiting' end,
          waiting_position = v.last_position + :place, approval = 'given', updated_at = :now,
          revision = revision + 1
      from event_availability v
      where r.event_id = :event and r.id = :id and r.state = 'requested' and r.revision = :revision
        and v.event_id = r.event_id
      """;

  /**
   * Only with the event's pools locked.
   *
   * @param place nothing with a seat taken for it; otherwise the how-many-th to join the line
   */
  boolean approve(UUID eventId, UUID id, int revision, @Nullable Integer place, Instant now) {
    return jdbc.sql(APPROVE)
            .param("place", place, Types.BIGINT)
            .param("now", Timestamp.from(now))
            .param("event", eventId)
            .param("id", id)
            .param("revision", revision)
            .update()
        == 1;
  }

  private static final String REJECT =
      """
      update registration
      set state = 'cancelled', cancelled_at = :now, updated_at = :now, revision = revision + 1,
          calendar_sequence = calendar_sequence + 1, ended_by = 'rejected', ended_reason = :reason
      where event_id = :event and id = :id and state = 'requested' and revision = :revision
      """;

  /** It holds nothing, so no place is touched. */
  boolean reject(UUID eventId, UUID id, int revision, @Nullable String reason, Instant now) {
    return jdbc.sql(REJECT)
            .param("reason", reason, Types.VARCHAR)
            .param("now", Timestamp.from(now))
            .param("event", eventId)
            .param("id", id)
            .param("revision", revision)
            .update()
        == 1;
  }

  private static final String RESTORE =
      """
      update registration
      set state = 'confirmed', cancelled_at = null, ended_by = null, updated_at = :now,
          revision = revision + 1, calendar_sequence = calendar_sequence + 1, ended_reason = null,
          approval = case when approval = 'awaited' then 'given' else approval end
      where event_id = :event and id = :id and state = 'cancelled' and revision = :revision
      """;

  /** Only with the event's pools locked, and a seat taken for it. */
  boolean restore(UUID eventId, UUID id, int revision, Instant now) {
    return jdbc.sql(RESTORE)
            .param("now", Timestamp.from(now))
            .param("event", eventId)
            .param("id", id)
            .param("revision", revision)
            .update()
        == 1;
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
      where event_id = :event and email_normalised = :email and state <> 'cancelled'
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

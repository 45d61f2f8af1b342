package conference.waitinglist;

import conference.registration.WaitingLine.Waiting;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who waits, and for whom an offer has ended. */
@Component
final class LineStore {

  private final JdbcClient jdbc;

  LineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An index probe for each ticket type, so that a long line for another one costs nothing. */
  private static final String NEXT =
      """
      select w.id, t.id as ticket_type_id, w.waiting_position
      from unnest(:types) as t (id)
      cross join lateral (
        select id, waiting_position from registration
        where event_id = :event and ticket_type_id = t.id and state = 'waiting'
        order by waiting_position limit :most) w
      order by w.waiting_position
      limit :most
      """;

  List<Waiting> next(UUID eventId, Collection<UUID> ticketTypes, int atMost) {
    return jdbc.sql(NEXT)
        .param("types", ticketTypes.toArray(UUID[]::new))
        .param("event", eventId)
        .param("most", atMost)
        .query((row, number) ->
            new Waiting(
                row.getObject("id", UUID.class),
                row.getObject("ticket_type_id", UUID.class),
                row.getLong("waiting_position")))
        .list();
  }

  private static final String AHEAD =
      """
      select count(*) from registration
      where event_id = :event and ticket_type_id = any (:types) and state = 'waiting'
        and waiting_position < :position
      """;

  int ahead(UUID eventId, Collection<UUID> ticketTypes, long position) {
    return jdbc.sql(AHEAD)
        .param("event", eventId)
        .param("types", ticketTypes.toArray(UUID[]::new))
        .param("position", position)
        .query(Integer.class)
        .single();
  }

  private static final String EVENTS_WITH_ENDED_OFFERS =
      """
      select distinct event_id from registration where state = 'offered' and offer_expires_at <= :now
      """;

  List<UUID> eventsWithEndedOffers(Instant now) {
    return jdbc.sql(EVENTS_WITH_ENDED_OFFERS)
        .param("now", Timestamp.from(now))
        .query((row, number) -> row.getObject("event_id", UUID.class))
        .list();
  }
}

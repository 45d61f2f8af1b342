package conference.registration;

import conference.catalogue.EventId;
import conference.catalogue.EventUse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the catalogue what of an event is in use, before it changes the event. */
@Component
final class EventUseStore implements EventUse {

  private final JdbcClient jdbc;

  EventUseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String PLACES_TAKEN =
      """
      select ticket_type_id, count(*) as registrations
      from registration
      where event_id = :event and state in ('confirmed', 'offered')
      group by ticket_type_id
      """;

  @Override
  public Map<UUID, Integer> placesTaken(EventId event) {
    return byTicketType(PLACES_TAKEN, event);
  }

  private Map<UUID, Integer> byTicketType(String query, EventId event) {
    var counts = new HashMap<UUID, Integer>();
    jdbc.sql(query)
        .param("event", event.value())
        .query(row -> {
          counts.put(row.getObject("ticket_type_id", UUID.class), row.getInt("registrations"));
        });
    return counts;
  }

  private static final String REGISTERED =
      """
      select ticket_type_id, count(*) as registrations
      from registration
      where event_id = :event and state <> 'cancelled'
      group by ticket_type_id
      """;

  @Override
  public Map<UUID, Integer> registered(EventId event) {
    return byTicketType(REGISTERED, event);
  }

  private static final String ANSWERS =
      """
      select count(*) from registration
      where event_id = :event and state <> 'cancelled' and jsonb_exists(answers, :question)
      """;

  @Override
  public int answers(EventId event, String question) {
    return jdbc.sql(ANSWERS)
        .param("event", event.value())
        .param("question", question)
        .query(Integer.class)
        .single();
  }

  private static final String IS_CHOSEN =
      """
      select exists (
        select 1 from registration
        where event_id = :event and ticket_type_id = :type)
      """;

  @Override
  public boolean isChosen(EventId event, UUID ticketType) {
    return jdbc.sql(IS_CHOSEN)
        .param("event", event.value())
        .param("type", ticketType)
        .query(Boolean.class)
        .single();
  }

  private static final String IS_ANSWERED =
      """
      select exists (
        select 1 from registration
        where event_id = :event and jsonb_exists(answers, :question))
      """;

  @Override
  public boolean isAnswered(EventId event, String question) {
    return jdbc.sql(IS_ANSWERED)
        .param("event", event.value())
        .param("question", question)
        .query(Boolean.class)
        .single();
  }
}

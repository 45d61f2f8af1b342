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
      select ticket_type_id, count(*) as places
      from registration
      where event_id = :event and state in ('confirmed', 'offered')
      group by ticket_type_id
      """;

  @Override
  public Map<UUID, Integer> placesTaken(EventId event) {
    var places = new HashMap<UUID, Integer>();
    jdbc.sql(PLACES_TAKEN)
        .param("event", event.value())
        .query(row -> {
          places.put(row.getObject("ticket_type_id", UUID.class), row.getInt("places"));
        });
    return places;
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

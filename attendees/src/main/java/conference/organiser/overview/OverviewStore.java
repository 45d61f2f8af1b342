package conference.organiser.overview;

import conference.registration.Registration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the registrations of an event. */
@Component
final class OverviewStore {

  private final JdbcClient jdbc;

  OverviewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** So many registrations of a ticket type are in a state. */
  record OfType(UUID ticketTypeId, Registration.State state, long count) {}

  private static final String BY_TYPE =
      """
      select ticket_type_id, state, count(*) as count from registration
      where event_id = :event group by ticket_type_id, state
      """;

  List<OfType> byType(UUID eventId) {
    return jdbc.sql(BY_TYPE)
        .param("event", eventId)
        .query((row, number) ->
            new OfType(
                row.getObject("ticket_type_id", UUID.class),
                Registration.State.of(row.getString("state")),
                row.getLong("count")))
        .list();
  }

  /** So many places of a ticket type were taken and given back on a day. */
  record OfDay(UUID ticketTypeId, LocalDate day, long taken, long givenBack) {}

  private static final String BY_DAY =
      """
      select ticket_type_id, day, sum(taken) as taken, sum(given_back) as given_back
      from (
        select ticket_type_id, cast(registered_at at time zone :zone as date) as day,
               count(*) as taken, 0 as given_back
        from registration
        where event_id = :event
          and (state in ('confirmed', 'offered')
            or state = 'cancelled' and waiting_position is null and approval is distinct from 'awaited')
        group by 1, 2
        union all
        select ticket_type_id, cast(cancelled_at at time zone :zone as date), 0, count(*)
        from registration
        where event_id = :event and state = 'cancelled' and waiting_position is null
          and approval is distinct from 'awaited'
        group by 1, 2) as moves
      group by ticket_type_id, day
      order by day
      """;

  /**
   * By the calendar of a time zone. A place that somebody had waited for counts from the day on
   * which they joined the line, and is left out when it was given back: what is taken in the end is
   * what is taken now. One that was approved counts from the day on which it was asked for.
   */
  List<OfDay> byDay(UUID eventId, ZoneId zone) {
    return jdbc.sql(BY_DAY)
        .param("event", eventId)
        .param("zone", zone.getId())
        .query((row, number) ->
            new OfDay(
                row.getObject("ticket_type_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getLong("taken"),
                row.getLong("given_back")))
        .list();
  }

  private static final String TAKEN =
      """
      select id, taken from capacity_pool where event_id = :event
      """;

  /** How many places of each pool are taken. */
  Map<UUID, Integer> taken(UUID eventId) {
    return jdbc
        .sql(TAKEN)
        .param("event", eventId)
        .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getInt("taken")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** So many gave an answer. */
  record Answered(String answer, long count) {}

  private static final String ANSWERS =
      """
      select a.answer, count(*) as count
      from registration r
      cross join lateral (
        select jsonb_array_elements_text(
          case when jsonb_typeof(r.answers -> :question) = 'array' then r.answers -> :question
               else jsonb_build_array(r.answers -> :question) end) as answer) as a
      where r.event_id = :event and r.state in ('confirmed', 'offered') and jsonb_exists(r.answers, :question)
      group by a.answer
      order by count desc, a.answer
      limit :most
      """;

  /** What those who have a place answered, the most frequent first. */
  List<Answered> answers(UUID eventId, String question, int most) {
    return jdbc.sql(ANSWERS)
        .param("event", eventId)
        .param("question", question)
        .param("most", most)
        .query((row, number) -> new Answered(row.getString("answer"), row.getLong("count")))
        .list();
  }
}

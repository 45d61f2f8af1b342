package conference.catalogue;

import java.util.Map;
import java.util.UUID;

/**
 * What attendees have done with an event so far. Registration knows; the catalogue asks before it
 * changes an event under their feet, inside the transaction that has the event's pools locked.
 */
public interface EventUse {

  /** How many hold a place, by ticket type; types that nobody holds may be left out. */
  Map<UUID, Integer> placesTaken(EventId event);

  /** Whether any registration, also a cancelled one, has this ticket type. */
  boolean isChosen(EventId event, UUID ticketType);

  /** How many are registered and have not cancelled, by ticket type; also those who wait. */
  Map<UUID, Integer> registered(EventId event);

  /** How many who are registered and have not cancelled have answered this question. */
  int answers(EventId event, String question);

  /** Whether any registration has an answer to this question. */
  boolean isAnswered(EventId event, String question);
}

package conference.catalogue.eventfile;

import conference.catalogue.EventId;
import conference.catalogue.EventUse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a test says attendees have done with an event; at first nothing. */
final class KnownUse implements EventUse {

  final Map<UUID, Integer> places = new HashMap<>();
  final Set<String> answered = new HashSet<>();

  @Override
  public Map<UUID, Integer> placesTaken(EventId event) {
    return places;
  }

  @Override
  public Map<UUID, Integer> registered(EventId event) {
    return places;
  }

  @Override
  public boolean isChosen(EventId event, UUID ticketType) {
    return places.containsKey(ticketType);
  }

  @Override
  public int answers(EventId event, String question) {
    return answered.contains(question) ? 1 : 0;
  }

  @Override
  public boolean isAnswered(EventId event, String question) {
    return answered.contains(question);
  }
}

package conference.catalogue.eventfile;

import conference.catalogue.CapacityPool;
import conference.catalogue.Consequence;
import conference.catalogue.EventId;
import conference.catalogue.EventPlaces;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What has to be written so that an event becomes what its file says.
 *
 * @param consequences what is different for those who run the event or have signed up
 */
record EventChange(
    EventId id,
    boolean isNew,
    EventPlan plan,
    List<PoolChange> pools,
    List<UUID> removedPools,
    List<TicketType> ticketTypes,
    List<UUID> removedTicketTypes,
    List<Question> questions,
    List<UUID> removedQuestions,
    List<Consequence> consequences) {

  /** The places that are taken are counted anew where ticket types changed their pools. */
  record PoolChange(CapacityPool pool, int taken) {}

  Map<UUID, EventPlaces.Places> places() {
    return pools.stream()
        .collect(
            Collectors.toMap(
                change -> change.pool().id(),
                change -> new EventPlaces.Places(change.pool().capacity(), change.taken())));
  }
}

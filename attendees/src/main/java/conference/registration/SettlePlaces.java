package conference.registration;

import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.catalogue.EventPlaces;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets the catalogue change an event's places by the way that everybody changes them. */
@Component
final class SettlePlaces implements EventPlaces {

  private final SeatStore seatStore;
  private final ServeWaiting serveWaiting;
  private final InstantSource clock;

  SettlePlaces(SeatStore seatStore, ServeWaiting serveWaiting, InstantSource clock) {
    this.seatStore = seatStore;
    this.serveWaiting = serveWaiting;
    this.clock = clock;
  }

  @Override
  public Map<UUID, Held> lock(EventId event) {
    return seatStore.lockHeld(event.value());
  }

  @Override
  public void settle(EventDefinition event, Map<UUID, Places> pools) {
    var eventId = event.id().value();
    seatStore.set(eventId, pools);
    var seats = seatStore.lock(eventId);
    serveWaiting.serve(event, seats, clock.instant());
    if (!seats.changes().isEmpty()) {
      seatStore.save(eventId, seats);
    }
  }
}

package conference.waitinglist;

import conference.registration.WaitingLine;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** First come, first served: the order is that of the commits which gave out the positions. */
@Component
final class Line implements WaitingLine {

  private final LineStore store;

  Line(LineStore store) {
    this.store = store;
  }

  @Override
  public List<Waiting> next(UUID eventId, Collection<UUID> ticketTypes, int atMost) {
    return store.next(eventId, ticketTypes, atMost);
  }

  @Override
  public int ahead(UUID eventId, Collection<UUID> ticketTypes, long position) {
    return store.ahead(eventId, ticketTypes, position);
  }
}

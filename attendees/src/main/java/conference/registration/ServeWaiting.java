package conference.registration;

import conference.catalogue.EventDefinition;
import conference.catalogue.WaitingList;
import conference.platform.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives seats that became free to those who wait, in the transaction that freed them: at its commit
 * no seat is free that somebody who waits could take. Whoever waits for something that is still
 * full is passed over and stays where they are.
 */
@Component
final class ServeWaiting {

  private static final Logger log = LoggerFactory.getLogger(ServeWaiting.class);
  private static final int AT_ONCE = 500;

  private final WaitingLine line;
  private final ManageStore store;
  private final AuditStore audit;
  private final Outbox outbox;

  ServeWaiting(WaitingLine line, ManageStore store, AuditStore audit, Outbox outbox) {
    this.line = line;
    this.store = store;
    this.audit = audit;
    this.outbox = outbox;
  }

  /** Only while the event's pools are locked, and before its seats are saved. */
  void serve(EventDefinition event, Seats seats, Instant now) {
    if (!now.isBefore(event.endsAt())) {
      return;
    }
    for (var types = seats.typesToServe(); !types.isEmpty(); types = seats.typesToServe()) {
      var served = take(line.next(event.id().value(), types, AT_ONCE), seats);
      if (served.isEmpty()) {
        // Nobody's cancellation must fail for that.
        log.error("the line of event {} is counted wrongly: nobody is there", event.id().value());
        return;
      }
      hold(event, served, now);
    }
  }

  private static List<UUID> take(List<WaitingLine.Waiting> next, Seats seats) {
    var served = new ArrayList<UUID>();
    for (var one : next) {
      if (seats.hasLeft(one.ticketTypeId())) {
        seats.leaveLine(one.ticketTypeId());
        seats.take(one.ticketTypeId());
        served.add(one.registrationId());
      }
    }
    return served;
  }

  private void hold(EventDefinition event, List<UUID> served, Instant now) {
    var eventId = event.id().value();
    var offerEnds = offerEnds(event.waitingList(), now);
    boolean offered = offerEnds != null;
    if (store.serve(eventId, served, offerEnds, now) != served.size()) {
      throw new IllegalStateException("somebody in line does not wait any more");
    }
    audit.appendAll(eventId, served, offered ? "place-offered" : "place-confirmed", now);
    outbox.appendAll(eventId, served, offered ? "place-offered" : "place-confirmed");
  }

  /** Null where the place is theirs at once, also when the list was closed while they waited. */
  private static @Nullable Instant offerEnds(@Nullable WaitingList list, Instant now) {
    return list == null || !list.offers() ? null : list.offerEnds(now);
  }
}

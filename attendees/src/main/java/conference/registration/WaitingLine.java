package conference.registration;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Who gets a released seat first. Registration asks in the transaction that frees the seat, while
 * the event's pools are locked; the waiting list knows.
 */
public interface WaitingLine {

  /** Somebody who waits; the position grows with every one who joins, over all replicas. */
  record Waiting(UUID registrationId, UUID ticketTypeId, long position) {}

  /** Those who have waited longest for any of these ticket types, the first in line first. */
  List<Waiting> next(UUID eventId, Collection<UUID> ticketTypes, int atMost);

  /** How many stand before this position and wait for any of these ticket types. */
  int ahead(UUID eventId, Collection<UUID> ticketTypes, long position);
}

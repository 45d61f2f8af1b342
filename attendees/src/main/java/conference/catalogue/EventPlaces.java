package conference.catalogue;

import java.util.Map;
import java.util.UUID;

/**
 * The places of an event's pools. Registration guards them; the catalogue asks it to set them anew
 * when an event changes, so that there is one way to change how many are taken.
 */
public interface EventPlaces {

  /** How many places a pool has, and how many of them are taken. */
  record Places(int capacity, int taken) {}

  /**
   * What is held of a pool's places.
   *
   * @param overbooked how many may be taken beyond its capacity, as organisers gave them by hand
   */
  record Held(int taken, int overbooked) {
    public static final Held NONE = new Held(0, 0);
  }

  /** Until the end of the transaction nobody else takes places; what is held of each pool. */
  Map<UUID, Held> lock(EventId event);

  /**
   * Sets these pools, of an event that is written already, and gives what became free to whoever
   * waits for it.
   */
  void settle(EventDefinition event, Map<UUID, Places> pools);
}

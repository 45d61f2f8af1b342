package conference.registration;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * All registrations of an event, one after the other: however many there are, few are in memory.
 */
@Component
public final class AttendeeList {

  private final AttendeeListStore store;

  AttendeeList(AttendeeListStore store) {
    this.store = store;
  }

  /** In the order in which they came. */
  public void read(UUID eventId, Consumer<Registration> each) {
    store.read(eventId, each);
  }
}

package conference.registration;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as its history will say.
 *
 * @param accountId whose account, of an organiser
 */
record Actor(String kind, @Nullable UUID accountId) {

  static final Actor ATTENDEE = new Actor("attendee", null);

  static Actor organiser(UUID accountId) {
    return new Actor("organiser", accountId);
  }

  boolean isAttendee() {
    return equals(ATTENDEE);
  }
}

package conference.registration;

import java.util.UUID;

/**
 * Who lets somebody in, and whether the capacity holds for them.
 *
 * @param overCapacity whether there is a place even where none is left, and whoever waits
 */
record Admission(Actor actor, boolean overCapacity) {

  /** By signing up. */
  static final Admission SIGN_UP = new Admission(Actor.ATTENDEE, false);

  static Admission byHand(UUID accountId, boolean overCapacity) {
    return new Admission(Actor.organiser(accountId), overCapacity);
  }

  /** Then neither the times of sign-up hold nor what an event conceals from strangers. */
  boolean isByHand() {
    return !actor.isAttendee();
  }
}

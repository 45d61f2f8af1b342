package conference.registration;

import java.util.UUID;

/**
 * Who lets somebody in, and whether the capacity holds for them.
 *
 * @param overCapacity whether there is a place even where none is left, and whoever waits
 * @param fromFile whether it is one of many: they are told later, if at all, and nobody asks again
 */
record Admission(Actor actor, boolean overCapacity, boolean fromFile) {

  /** By signing up. */
  static final Admission SIGN_UP = new Admission(Actor.ATTENDEE, false, false);

  static Admission byHand(UUID accountId, boolean overCapacity) {
    return new Admission(Actor.organiser(accountId), overCapacity, false);
  }

  static Admission imported(UUID accountId) {
    return new Admission(Actor.organiser(accountId), false, true);
  }

  /** Then neither the times of sign-up hold nor what an event conceals from strangers. */
  boolean isByHand() {
    return !actor.isAttendee();
  }
}

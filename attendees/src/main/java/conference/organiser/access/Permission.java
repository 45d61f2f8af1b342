package conference.organiser.access;

import java.util.Locale;

/** Something that one role may do for an event and another may not. */
public enum Permission {
  /** The event in any state, with its numbers: nothing about a person. */
  SEE_EVENT,
  /** Who attends: names, addresses, answers, and what happened to each registration. */
  SEE_ATTENDEES,
  /** Changing and cancelling what an attendee could change and cancel. */
  CHANGE_ATTENDEES,
  /** Deciding on sign-ups, where the event asks for approval. */
  APPROVE_ATTENDEES,
  /** Giving places beyond the capacity, or out of turn. */
  OVERBOOK,
  /** Writing to many attendees at once. */
  ANNOUNCE,
  /** Erasing somebody who asked the organiser for it. */
  ERASE_ATTENDEES,
  /** Registering many at once, out of a file. */
  IMPORT_ATTENDEES,
  /** All attendees at once, as a file that leaves the system. */
  EXPORT_ATTENDEES,
  /** What the event is: its texts, times, places and questions, and whether it is shown. */
  CHANGE_EVENT,
  /** Who else runs the event. */
  SEE_TEAM,
  /** Inviting, changing and ending roles. */
  CHANGE_TEAM;

  /** As the API writes it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package conference.organiser.access;

import static conference.organiser.access.Permission.ANNOUNCE;
import static conference.organiser.access.Permission.APPROVE_ATTENDEES;
import static conference.organiser.access.Permission.CHANGE_ATTENDEES;
import static conference.organiser.access.Permission.CHANGE_EVENT;
import static conference.organiser.access.Permission.ERASE_ATTENDEES;
import static conference.organiser.access.Permission.EXPORT_ATTENDEES;
import static conference.organiser.access.Permission.IMPORT_ATTENDEES;
import static conference.organiser.access.Permission.OVERBOOK;
import static conference.organiser.access.Permission.SEE_ATTENDEES;
import static conference.organiser.access.Permission.SEE_EVENT;
import static conference.organiser.access.Permission.SEE_TEAM;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody is for an event. Each may do what is listed here and nothing else: this is the one
 * table that every route is checked against, and the one that the product shows. In the order of
 * how much they may do.
 */
public enum Role {
  /** Sees the event, and no person. */
  VIEWER,
  /** Works at the registration desk. */
  DESK,
  /** Runs the event. */
  ORGANISER,
  /** Runs the event, and says who else does. */
  OWNER;

  /** The table. */
  public Set<Permission> permissions() {
    return switch (this) {
      case VIEWER -> EnumSet.of(SEE_EVENT);
      case DESK -> EnumSet.of(SEE_EVENT, SEE_ATTENDEES, CHANGE_ATTENDEES);
      case ORGANISER ->
          EnumSet.of(
              SEE_EVENT,
              SEE_ATTENDEES,
              CHANGE_ATTENDEES,
              APPROVE_ATTENDEES,
              OVERBOOK,
              ANNOUNCE,
              ERASE_ATTENDEES,
              IMPORT_ATTENDEES,
              EXPORT_ATTENDEES,
              CHANGE_EVENT,
              SEE_TEAM);
      case OWNER -> EnumSet.allOf(Permission.class);
    };
  }

  public boolean may(Permission permission) {
    return permissions().contains(permission);
  }

  /** As the store and the API write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findAny();
  }
}

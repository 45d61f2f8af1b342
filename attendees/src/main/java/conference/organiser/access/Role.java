package conference.organiser.access;

import static conference.organiser.access.Permission.CHANGE_EVENT;
import static conference.organiser.access.Permission.CHANGE_TEAM;
import static conference.organiser.access.Permission.EXPORT_ATTENDEES;
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
  /** Works at the registration desk; nothing is there for it alone yet. */
  DESK,
  /** Runs the event. */
  ORGANISER,
  /** Runs the event, and says who else does. */
  OWNER;

  /** The table. */
  public Set<Permission> permissions() {
    return switch (this) {
      case VIEWER, DESK -> EnumSet.of(SEE_EVENT);
      case ORGANISER -> EnumSet.of(SEE_EVENT, EXPORT_ATTENDEES, CHANGE_EVENT, SEE_TEAM);
      case OWNER -> EnumSet.of(SEE_EVENT, EXPORT_ATTENDEES, CHANGE_EVENT, SEE_TEAM, CHANGE_TEAM);
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

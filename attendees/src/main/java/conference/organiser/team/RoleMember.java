package conference.organiser.team;

import conference.organiser.access.Role;
import conference.platform.JsonMembers;
import org.jspecify.annotations.Nullable;

/** A role, as bodies name it. */
final class RoleMember {

  private RoleMember() {}

  /** Null stands for an error that has been noted. */
  static @Nullable Role read(JsonMembers members) {
    String written = members.requireText("role");
    if (written == null) {
      return null;
    }
    Role role = Role.of(written).orElse(null);
    if (role == null) {
      members.refuse("role", "unknown-option");
    }
    return role;
  }
}

package conference.organiser.account;

import conference.platform.JsonMembers;

/** What people call their passkeys. */
final class Labels {

  static final int LONGEST = 60;

  private Labels() {}

  /** A passkey needs no name; too long a one is noted as an error. */
  static String read(JsonMembers members, String member) {
    String written = members.findText(member);
    String label = written == null ? "" : written.strip();
    if (label.codePointCount(0, label.length()) > LONGEST) {
      members.refuse(member, "too-long");
    } else if (label.chars().anyMatch(Character::isISOControl)) {
      members.refuse(member, "invalid-characters");
    }
    return label;
  }
}

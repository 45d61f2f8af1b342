package conference.registration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;

/**
 * What an attendee reads out at the desk: eight letters and digits that cannot be mistaken for one
 * another (Crockford's base 32, without I, L, O and U). Random, so that it tells nothing about how
 * many there are.
 */
public record Reference(@JsonValue String value) {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;

  static Reference random(SecureRandom random) {
    var text = new StringBuilder(LENGTH + 1);
    long bits = random.nextLong();
    for (int i = 0; i < LENGTH; i++) {
      if (i == LENGTH / 2) {
        text.append('-');
      }
      text.append(DIGITS.charAt((int) (bits >>> (5 * i)) & 31));
    }
    return new Reference(text.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}

package conference.privacy;

import java.util.Arrays;

/** Why somebody was erased. */
public enum ErasureReason {
  REQUEST("request"),
  RETENTION("retention");

  private final String stored;

  ErasureReason(String stored) {
    this.stored = stored;
  }

  String stored() {
    return stored;
  }

  /**
   * @throws IllegalArgumentException if nobody is erased for that reason
   */
  static ErasureReason of(String stored) {
    return Arrays.stream(values())
        .filter(reason -> reason.stored.equals(stored))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(stored));
  }
}

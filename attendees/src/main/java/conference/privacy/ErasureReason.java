package conference.privacy;

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
}

package conference.platform;

/** There is no place for a request now, and there will be one soon. */
public final class TooBusy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TooBusy(String what) {
    super(what, null, false, false);
  }
}

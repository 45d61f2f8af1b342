package conference.organiser.sheets;

import java.io.Serial;

/** A file out of which no table can be read; thrown through the libraries that read it. */
public final class UnreadableSheet extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final String code;

  /**
   * With what an organiser is told.
   *
   * @param code a problem of the file, for the website to put into words
   */
  UnreadableSheet(String code) {
    super(code);
    this.code = code;
  }

  UnreadableSheet(String code, Throwable cause) {
    super(code, cause);
    this.code = code;
  }

  /** A table that has names of columns at most. */
  public static UnreadableSheet withoutRows() {
    return new UnreadableSheet("no-rows");
  }

  public String code() {
    return code;
  }
}

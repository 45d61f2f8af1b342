package conference.platform;

import java.sql.SQLException;

/**
 * What may be logged of a failure: its kinds and places, not its message, which may quote what
 * somebody typed.
 */
public final class SafeMessage {

  private SafeMessage() {}

  /** The chain of exception classes, with the SQL state where there is one. */
  public static String of(Throwable failure) {
    var text = new StringBuilder();
    for (var cause = failure; cause != null && text.length() < 500; cause = cause.getCause()) {
      text.append(text.isEmpty() ? "" : " < ").append(cause.getClass().getSimpleName());
      if (cause instanceof SQLException sql) {
        text.append('[').append(sql.getSQLState()).append(']');
      }
    }
    return text.append(origin(failure)).toString();
  }

  private static String origin(Throwable failure) {
    for (var frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("conference.")) {
        return " at " + frame;
      }
    }
    return "";
  }
}

package conference.platform;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** The store cannot be reached, or stopped answering. */
public final class StoreUnavailable extends RuntimeException {

  /** What a server says to a write while it is a standby. */
  static final String READ_ONLY = "25006";

  /** A lock that was not granted in time, and a statement that took too long. */
  private static final Set<String> TOO_SLOW = Set.of("55P03", "57014");

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Connections that fail (class 08), a server that stops (57P) or became a standby, none free in
   * time, or one so slow that a lock or a statement ran out of its time: nobody's fault who asked.
   */
  public static boolean isCauseOf(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      // Not even rolling back was possible: the connection is gone.
      if (cause instanceof TransactionSystemException
          || cause instanceof StoreUnavailable
          || cause instanceof SQLTransientConnectionException
          || cause instanceof SQLNonTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && isConnectionState(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** There was no connection to begin with, so nothing can have been written. */
  public static boolean beforeAnythingWasSent(Throwable failure) {
    return failure instanceof CannotCreateTransactionException;
  }

  private static boolean isConnectionState(@Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("57P")
            || state.startsWith("53")
            || TOO_SLOW.contains(state)
            || state.equals(READ_ONLY));
  }
}

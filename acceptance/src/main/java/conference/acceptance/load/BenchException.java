package conference.acceptance.load;

/**
 * Something without which nothing can be measured; its message is for the person at the terminal.
 */
final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchException(String message, Throwable cause) {
    super(message, cause);
  }

  BenchException(String message) {
    super(message);
  }
}

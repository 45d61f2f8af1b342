package conference.onemachine;

import org.jspecify.annotations.Nullable;

/**
 * The system cannot be started or changed as asked; the message is the one sentence that the
 * terminal shows.
 */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LaunchException(String sentence) {
    this(sentence, null);
  }

  public LaunchException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}

package conference.store;

import org.jspecify.annotations.Nullable;

/** The store cannot do what was asked; the message is one sentence for whoever started it. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}

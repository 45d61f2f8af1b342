package conference.platform;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which a repeated request is recognised, and what it may hold. */
public final class IdempotencyKey {

  public static final String HEADER = "Idempotency-Key";

  /** As the description of the API shows it. */
  public static final String PATTERN = "^[A-Za-z0-9_-]{8,64}$";

  private static final Pattern KEY = Pattern.compile(PATTERN);

  private IdempotencyKey() {}

  /** What is wrong with it, if anything. */
  public static Optional<ProblemType> problem(@Nullable String key) {
    if (key == null) {
      return Optional.of(ProblemType.IDEMPOTENCY_KEY_MISSING);
    }
    return KEY.matcher(key).matches()
        ? Optional.empty()
        : Optional.of(ProblemType.IDEMPOTENCY_KEY_INVALID);
  }
}

package conference.platform;

import java.util.regex.Pattern;

/** The header by which a repeated request is recognised, and what it may hold. */
public final class IdempotencyKey {

  public static final String HEADER = "Idempotency-Key";

  /** As the description of the API shows it. */
  public static final String PATTERN = "^[A-Za-z0-9_-]{8,64}$";

  private static final Pattern KEY = Pattern.compile(PATTERN);

  private IdempotencyKey() {}

  static boolean isValid(String key) {
    return KEY.matcher(key).matches();
  }
}

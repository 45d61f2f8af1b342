package conference.organiser.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import conference.platform.TooBusy;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords: which are good enough, and how they are kept (Argon2id with the least that OWASP's
 * cheat sheet asks for: 19 MiB, two passes, one lane).
 */
@Component
final class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;

  static final int SHORTEST = 12;
  static final int LONGEST = 128;

  /** Of zxcvbn's 0 to 4: "safely unguessable: moderate protection from offline slow-hash". */
  private static final int GOOD_ENOUGH = 3;

  /** Judging takes time that grows with the square of the length, and is sure long before that. */
  private static final int JUDGED = 64;

  private static final int AT_ONCE = 2;

  /** So many at once, or a handful of attempts would take the memory that sign-ups need. */
  private final Semaphore places = new Semaphore(AT_ONCE);

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);

  /** Takes the time that any password takes, for addresses that have none. */
  private final String nobodys = String.valueOf(argon2.encode(UUID.randomUUID().toString()));

  private final Duration patience;

  Passwords() {
    this(Duration.ofSeconds(5));
  }

  Passwords(Duration patience) {
    this.patience = patience;
  }

  /**
   * The rule that a new password breaks, as a code. There is no rule about kinds of characters
   * (NIST SP 800-63B §3.1.1.2); common passwords and those made of one's own name are refused.
   */
  Optional<String> problem(String written, String name, String email) {
    String password = normalised(written);
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of("too-short");
    }
    if (length > LONGEST) {
      return Optional.of("too-long");
    }
    String judged = password.substring(0, Math.min(password.length(), JUDGED));
    int score = new Zxcvbn().measure(judged, List.of(name, email, "conference")).getScore();
    return score < GOOD_ENOUGH ? Optional.of("guessable-password") : Optional.empty();
  }

  String hash(String written) {
    return alone(() -> String.valueOf(argon2.encode(normalised(written))));
  }

  /** Takes the same time whether or not there is a hash. */
  boolean matches(String written, @Nullable String hash) {
    boolean same = alone(() -> argon2.matches(normalised(written), hash == null ? nobodys : hash));
    return same && hash != null;
  }

  /** The same letters typed on another keyboard are the same password (RFC 8265 §4.2). */
  private static String normalised(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFC);
  }

  private <T> T alone(Supplier<T> work) {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooBusy("too many passwords at once");
      }
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
      throw new TooBusy("interrupted while waiting for a place");
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}

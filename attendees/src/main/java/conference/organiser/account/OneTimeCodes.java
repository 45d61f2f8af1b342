package conference.organiser.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import conference.organiser.access.AccountKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Component;

/**
 * The codes of authenticator apps (RFC 6238: SHA-1, six digits, every 30 seconds, which is what all
 * of them can do), and the recovery codes for those whose telephone is at the bottom of a lake.
 */
@Component
final class OneTimeCodes {

  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_BYTES = 10;
  private static final int GROUP = 4;

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final AccountKeys keys;

  OneTimeCodes(InstantSource clock, AccountKeys keys) {
    this.clock = clock;
    this.keys = keys;
  }

  byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }

  /** As one types it into an app that cannot scan. */
  static String written(byte[] secret) {
    return new Base32().encodeToString(secret);
  }

  /** What the square that is scanned says (Key URI format). */
  static String uri(byte[] secret, String email, String issuer) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%1$s"
        .formatted(encoded(issuer), encoded(email), written(secret));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The time step of a code that fits now, a step ago or a step ahead; clocks are never right. */
  OptionalLong step(byte[] secret, String code) {
    String digits = code.replaceAll("\\s", "");
    Instant now = clock.instant();
    long length = generator.getTimeStep().toSeconds();
    for (long offset = -1; offset <= 1; offset++) {
      Instant then = now.plusSeconds(offset * length);
      if (isSame(code(secret, then), digits)) {
        return OptionalLong.of(then.getEpochSecond() / length);
      }
    }
    return OptionalLong.empty();
  }

  private String code(byte[] secret, Instant then) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, "RAW"), then, Locale.ROOT);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Shown once; 80 random bits each, in groups that can be read aloud. */
  List<String> newRecoveryCodes() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      byte[] bytes = new byte[RECOVERY_BYTES];
      random.nextBytes(bytes);
      codes.add(grouped(new Base32().encodeToString(bytes).toLowerCase(Locale.ROOT)));
    }
    return codes;
  }

  private static String grouped(String text) {
    return String.join("-", text.split("(?<=\\G.{" + GROUP + "})"));
  }

  /** What the store keeps of a recovery code, however it was typed. */
  String recoveryMac(String code) {
    return keys.mac("recovery", code.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT));
  }
}

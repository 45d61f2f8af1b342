package conference.organiser.account;

import conference.organiser.access.AccountKeys;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Says that an account has been signed in to in this browser before. It opens nothing: it only
 * keeps somebody else's failed attempts from being counted against this browser.
 */
@Component
final class DeviceCookie {

  static final String NAME = "__Host-conference-organiser-device";

  private static final Duration LIFE = Duration.ofDays(365);
  private static final int ID_BYTES = 16;

  private final AccountKeys keys;
  private final SecureRandom random = new SecureRandom();

  DeviceCookie(AccountKeys keys) {
    this.keys = keys;
  }

  /** As the value of a {@code Set-Cookie} header. */
  String of(String subject) {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = encoded(bytes);
    return ResponseCookie.from(NAME, id + "." + proof(subject, id))
        .httpOnly(true)
        .secure(true)
        .sameSite("Strict")
        .path("/")
        .maxAge(LIFE)
        .build()
        .toString();
  }

  /** The browser's id, if this subject has signed in here. */
  Optional<String> find(HttpServletRequest request, String subject) {
    Cookie[] cookies = request.getCookies();
    return Stream.ofNullable(cookies)
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(cookie -> cookie.getValue().split("\\.", 2))
        .filter(parts -> parts.length == 2 && isSame(proof(subject, parts[0]), parts[1]))
        .map(parts -> parts[0])
        .findFirst();
  }

  private String proof(String subject, String id) {
    return keys.mac("device cookie", subject, id);
  }

  private static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package conference.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that keeps a registration's manage page open in one browser. */
@Component
final class ManageCookie {

  /** {@code __Host-}: only ever over TLS, from this host, for all of it (RFC 6265bis §4.1.3.2). */
  static final String NAME = "__Host-conference-manage";

  private static final Duration LIFE = Duration.ofHours(12);

  private final ManageLinks links;

  ManageCookie(ManageLinks links) {
    this.links = links;
  }

  /** As the value of a {@code Set-Cookie} header. */
  String open(UUID eventId, UUID registrationId, byte[] nonce, Instant now) {
    return cookie(links.session(eventId, registrationId, nonce, now.plus(LIFE)), LIFE);
  }

  String close() {
    return cookie("", Duration.ZERO);
  }

  private static String cookie(String value, Duration life) {
    return ResponseCookie.from(NAME, value)
        .httpOnly(true)
        .secure(true)
        .sameSite("Strict")
        .path("/")
        .maxAge(life)
        .build()
        .toString();
  }
}

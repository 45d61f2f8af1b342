package conference.registration;

import conference.platform.Ids;
import conference.platform.KeyFile;
import conference.platform.Settings;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The links and sessions with which attendees manage their registration. Nothing that opens one is
 * at rest: the store has only a random nonce, and without the key file nobody can make a link of
 * it. A new nonce ends every link and session made with the old one.
 */
@Component
public final class ManageLinks {

  private static final int MAC_BYTES = 32;
  private static final int IDS_BYTES = 32;
  private static final int LINK_BYTES = IDS_BYTES + MAC_BYTES;
  private static final int SESSION_BYTES = IDS_BYTES + Long.BYTES + MAC_BYTES;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;
  private final URI website;

  ManageLinks(Settings settings) {
    byte[] secret = KeyFile.read("manage-link-key", settings.secrets().manageLinkKey());
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.website = settings.website();
  }

  /** Which registration a token or session speaks of; nothing is proven by it yet. */
  record Named(UUID eventId, UUID registrationId) {}

  /** In the fragment, which browsers keep to themselves: no log on the way sees it. */
  URI link(UUID eventId, UUID registrationId, byte[] nonce) {
    return URI.create(website + "/manage#" + token(eventId, registrationId, nonce));
  }

  String token(UUID eventId, UUID registrationId, byte[] nonce) {
    byte[] ids = ids(eventId, registrationId);
    byte[] mac = mac("link", ids, nonce);
    return ENCODER.encodeToString(ByteBuffer.allocate(LINK_BYTES).put(ids).put(mac).array());
  }

  String session(UUID eventId, UUID registrationId, byte[] nonce, Instant expires) {
    byte[] claim =
        ByteBuffer.allocate(IDS_BYTES + Long.BYTES)
            .put(ids(eventId, registrationId))
            .putLong(expires.getEpochSecond())
            .array();
    byte[] mac = mac("session", claim, nonce);
    return ENCODER.encodeToString(ByteBuffer.allocate(SESSION_BYTES).put(claim).put(mac).array());
  }

  Optional<Named> namedByToken(String token) {
    return decoded(token, LINK_BYTES).map(ManageLinks::named);
  }

  Optional<Named> namedBySession(String session) {
    return decoded(session, SESSION_BYTES).map(ManageLinks::named);
  }

  boolean opens(String token, Named named, byte[] nonce) {
    return same(token, token(named.eventId(), named.registrationId(), nonce));
  }

  boolean holds(String session, Named named, byte[] nonce, Instant now) {
    Instant expires =
        decoded(session, SESSION_BYTES)
            .map(bytes -> Instant.ofEpochSecond(bytes.getLong(IDS_BYTES)))
            .orElse(Instant.MIN);
    return now.isBefore(expires)
        && same(session, session(named.eventId(), named.registrationId(), nonce, expires));
  }

  /**
   * Recognises a request that comes again without keeping it: unlike a plain hash it cannot be
   * tried out against guessed addresses.
   */
  String fingerprint(byte[] request) {
    return HexFormat.of().formatHex(mac("request", request, new byte[0]));
  }

  /** Takes as long however much of it is right. */
  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
  }

  private static Optional<ByteBuffer> decoded(String text, int length) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length == length ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Named named(ByteBuffer bytes) {
    return new Named(
        new UUID(bytes.getLong(0), bytes.getLong(8)),
        new UUID(bytes.getLong(16), bytes.getLong(24)));
  }

  private static byte[] ids(UUID eventId, UUID registrationId) {
    return ByteBuffer.allocate(IDS_BYTES)
        .put(Ids.bytes(eventId))
        .put(Ids.bytes(registrationId))
        .array();
  }

  private byte[] mac(String purpose, byte[] claim, byte[] nonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
      mac.update(claim);
      return mac.doFinal(nonce);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }
}

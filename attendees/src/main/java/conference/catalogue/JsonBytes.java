package conference.catalogue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A body that is written already, and the strong validator that its bytes have (RFC 9110 §8.8.3).
 */
final class JsonBytes {

  private final byte[] content;
  private final String eTag;

  private JsonBytes(byte[] content, String eTag) {
    this.content = content;
    this.eTag = eTag;
  }

  static JsonBytes of(byte[] content) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(content);
      var name = Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
      return new JsonBytes(content, "\"" + name + "\"");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  byte[] content() {
    return content;
  }

  String eTag() {
    return eTag;
  }
}

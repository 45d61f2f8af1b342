package conference.catalogue;

import conference.platform.Sha256;
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
    var name = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(content));
    return new JsonBytes(content, "\"" + name.substring(0, 22) + "\"");
  }

  byte[] content() {
    return content;
  }

  String eTag() {
    return eTag;
  }
}

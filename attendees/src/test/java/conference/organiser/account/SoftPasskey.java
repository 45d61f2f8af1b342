package conference.organiser.account;

import conference.testing.TestService;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A passkey as a browser and its device would make and use it (WebAuthn Level 3 §6.1 and §6.5):
 * ES256, no attestation, the holder verified. What a test turns against us it sets before.
 */
final class SoftPasskey {

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair keys;
  private final byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
  private byte[] handle = {};
  private int counter = 1;
  String origin = "https://conference.example";
  String relyingParty = "conference.example";
  boolean verified = true;

  SoftPasskey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** What {@code navigator.credentials.create} gives, as JSON, for options of the service. */
  String create(JsonNode options) {
    handle = Base64.getUrlDecoder().decode(options.at("/user/id").stringValue());
    byte[] client = client("webauthn.create", options.path("challenge").stringValue());
    var attestation = new ByteArrayOutputStream();
    attestation.write(0xA3);
    text(attestation, "fmt");
    text(attestation, "none");
    text(attestation, "attStmt");
    attestation.write(0xA0);
    text(attestation, "authData");
    bytes(attestation, authenticatorData(true));
    return """
    {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "clientExtensionResults": {},
     "authenticatorAttachment": "platform",
     "response": {"clientDataJSON": "%2$s", "attestationObject": "%3$s",
                  "transports": ["internal"], "publicKeyAlgorithm": -7}}
    """
        .formatted(url(id), url(client), url(attestation.toByteArray()));
  }

  /** What {@code navigator.credentials.get} gives, as JSON, for options of the service. */
  String get(JsonNode options) {
    byte[] client = client("webauthn.get", options.path("challenge").stringValue());
    byte[] data = authenticatorData(false);
    return """
    {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "clientExtensionResults": {},
     "authenticatorAttachment": "platform",
     "response": {"clientDataJSON": "%2$s", "authenticatorData": "%3$s", "signature": "%4$s",
                  "userHandle": "%5$s"}}
    """
        .formatted(url(id), url(client), url(data), url(signed(data, client)), url(handle));
  }

  private byte[] client(String type, String challenge) {
    return TestService.JSON
        .createObjectNode()
        .put("type", type)
        .put("challenge", challenge)
        .put("origin", origin)
        .put("crossOrigin", false)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(boolean attested) {
    var data = new ByteArrayOutputStream();
    data.writeBytes(sha256(relyingParty.getBytes(StandardCharsets.UTF_8)));
    data.write(PRESENT | (verified ? VERIFIED : 0) | (attested ? ATTESTED : 0));
    data.writeBytes(ByteBuffer.allocate(4).putInt(counter++).array());
    if (attested) {
      data.writeBytes(new byte[16]);
      data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
      data.writeBytes(id);
      data.writeBytes(publicKey());
    }
    return data.toByteArray();
  }

  /** COSE_Key (RFC 9052 §7): EC2, ES256, P-256, x, y. */
  private byte[] publicKey() {
    var point = ((ECPublicKey) keys.getPublic()).getW();
    var cose = new ByteArrayOutputStream();
    cose.writeBytes(new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
    bytes(cose, coordinate(point.getAffineX().toByteArray()));
    cose.write(0x22);
    bytes(cose, coordinate(point.getAffineY().toByteArray()));
    return cose.toByteArray();
  }

  private static byte[] coordinate(byte[] number) {
    byte[] fixed = new byte[32];
    int length = Math.min(number.length, 32);
    System.arraycopy(number, number.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private byte[] signed(byte[] data, byte[] client) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(data);
      signature.update(sha256(client));
      return signature.sign();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static void text(ByteArrayOutputStream cbor, String text) {
    cbor.write(0x60 | text.length());
    cbor.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(ByteArrayOutputStream cbor, byte[] bytes) {
    cbor.write(0x58);
    cbor.write(bytes.length);
    cbor.writeBytes(bytes);
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

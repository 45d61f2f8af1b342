package conference.organiser.access;

import conference.platform.KeyFile;
import conference.platform.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * What the key file of the accounts is used for: each use has a key of its own, derived from it
 * (HKDF, RFC 5869). Whoever has only the store can neither read the secrets of authenticator apps,
 * nor try recovery codes, nor make the link of an invitation.
 */
@Component
public final class AccountKeys {

  private static final int NONCE_BYTES = 12;
  private static final int KEY_BYTES = 32;

  private final BytesEncryptor secrets;
  private final SecretKey macs;

  AccountKeys(Settings settings) {
    byte[] material = KeyFile.read("account-key", settings.secrets().accountKey());
    this.secrets =
        AesGcmBytesEncryptor.withSecretKey(derived(material, "secrets", "AES"))
            .ivGenerator(KeyGenerators.secureRandom(NONCE_BYTES))
            .build();
    this.macs = derived(material, "macs", "HmacSHA256");
  }

  /** As text, in Base64. */
  public String encrypt(byte[] secret) {
    return Base64.getEncoder().encodeToString(secrets.encrypt(secret));
  }

  public byte[] decrypt(String encrypted) {
    return secrets.decrypt(Base64.getDecoder().decode(encrypted));
  }

  /** In hexadecimal. The parts are kept apart, so that no two lists of parts give the same. */
  public String mac(String use, String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(macs);
      mac.update(use.getBytes(StandardCharsets.UTF_8));
      for (String part : parts) {
        mac.update((byte) 0);
        mac.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static SecretKey derived(byte[] material, String use, String algorithm) {
    try {
      AlgorithmParameterSpec parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(material)
              .thenExpand(
                  ("conference accounts " + use).getBytes(StandardCharsets.UTF_8), KEY_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}

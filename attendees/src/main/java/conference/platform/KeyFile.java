package conference.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A secret that only the service reads: random bytes in Base64, the same for every replica. */
public final class KeyFile {

  private static final int FEWEST_BYTES = 32;

  private KeyFile() {}

  /**
   * The bytes of a key; what is no key stops the start.
   *
   * @param name the setting that names the file, for whoever has to mend it
   */
  public static byte[] read(String name, Path file) {
    try {
      byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
      if (secret.length < FEWEST_BYTES) {
        throw new IllegalStateException(name + " must hold at least 32 random bytes");
      }
      return secret;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name + " can't be read", unreadable);
    } catch (IllegalArgumentException noBase64) {
      throw new IllegalStateException(name + " must be Base64", noBase64);
    }
  }
}

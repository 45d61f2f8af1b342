package conference.registration.sealing;

import conference.platform.Ids;
import conference.platform.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit, as the store has it.
 *
 * @param at to the microsecond, as the store keeps it
 * @param detail JSON as the store writes it, which is the same for the same content
 */
record Entry(
    UUID id,
    @Nullable UUID registrationId,
    Instant at,
    String actor,
    @Nullable UUID accountId,
    String action,
    String detail) {

  static final int HASH = 32;

  /** Of an entry that is about no registration. */
  private static final byte[] NOBODY = new byte[HASH];

  /** Names the registration to those who know its id, and nobody to anyone else. */
  static byte[] subject(UUID eventId, @Nullable UUID registrationId) {
    if (registrationId == null) {
      return NOBODY.clone();
    }
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Ids.bytes(eventId));
    bytes.writeBytes(Ids.bytes(registrationId));
    return Sha256.of(bytes.toByteArray());
  }

  /**
   * The hash of all that it says. Every part has its length before it, so that none runs into the
   * next.
   */
  byte[] content() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      write(out, id.toString());
      write(out, registrationId == null ? "" : registrationId.toString());
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
      write(out, actor);
      write(out, accountId == null ? "" : accountId.toString());
      write(out, action);
      write(out, detail);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes what is written to it", impossible);
    }
    return Sha256.of(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}

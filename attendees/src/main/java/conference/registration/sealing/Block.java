package conference.registration.sealing;

import conference.platform.Ids;
import conference.platform.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Some entries of an event's audit, one after the other, and the block before them.
 *
 * @param number counts from 1
 * @param previous the hash of the block before; of the first one, that of the event's id
 * @param hash of everything else here, as hexadecimal digits
 */
record Block(
    UUID eventId,
    int number,
    String previous,
    String hash,
    Instant sealedAt,
    List<UUID> entries,
    String subjects,
    String contents) {

  private static final HexFormat HEX = HexFormat.of();

  Block {
    entries = List.copyOf(entries);
  }

  /** What the first block of an event follows. */
  static String beginning(UUID eventId) {
    return Sha256.hex(Ids.bytes(eventId));
  }

  /** Seals entries behind a block, or as the first one. */
  static Block of(UUID eventId, int number, String previous, List<Entry> entries, Instant now) {
    var subjects = new ByteArrayOutputStream();
    var contents = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      subjects.writeBytes(Entry.subject(eventId, entry.registrationId()));
      contents.writeBytes(entry.content());
    }
    var unhashed =
        new Block(
            eventId,
            number,
            previous,
            "",
            now.truncatedTo(ChronoUnit.MICROS),
            entries.stream().map(Entry::id).toList(),
            HEX.formatHex(subjects.toByteArray()),
            HEX.formatHex(contents.toByteArray()));
    return unhashed.hashed();
  }

  private Block hashed() {
    return new Block(
        eventId, number, previous, computedHash(), sealedAt, entries, subjects, contents);
  }

  /** What its hash has to be. */
  String computedHash() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HEX.parseHex(previous));
    bytes.writeBytes(Ids.bytes(eventId));
    bytes.writeBytes(
        ByteBuffer.allocate(16)
            .putInt(number)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt))
            .putInt(entries.size())
            .array());
    entries.forEach(entry -> bytes.writeBytes(Ids.bytes(entry)));
    bytes.writeBytes(HEX.parseHex(subjects));
    bytes.writeBytes(HEX.parseHex(contents));
    return Sha256.hex(bytes.toByteArray());
  }

  UUID last() {
    return entries.getLast();
  }

  /** The hash of the registration that the entry at this place is about. */
  String subject(int index) {
    return part(subjects, index);
  }

  /** The hash of what the entry at this place says. */
  String content(int index) {
    return part(contents, index);
  }

  private static String part(String hashes, int index) {
    int digits = 2 * Entry.HASH;
    return hashes.substring(digits * index, digits * (index + 1));
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }
}

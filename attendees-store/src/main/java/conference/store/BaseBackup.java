package conference.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A complete copy of a store's data folder.
 *
 * @param finished the earliest moment that the store can be restored to with this copy
 * @param firstSegment the first file of the log that is needed for it
 */
public record BaseBackup(Path folder, Instant finished, String firstSegment)
    implements Comparable<BaseBackup> {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSX").withZone(ZoneOffset.UTC);
  private static final Pattern FIRST_SEGMENT =
      Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

  /** In whole milliseconds, and never before the copy was complete. */
  static String nameOf(Instant finished) {
    return NAME.format(finished.truncatedTo(ChronoUnit.MILLIS).plusMillis(1));
  }

  /** Nothing where the folder is something else, such as a copy that is not complete yet. */
  static Optional<BaseBackup> read(Path folder) {
    Path label = folder.resolve("backup_label");
    if (!Files.exists(label)) {
      return Optional.empty();
    }
    try {
      Instant finished = NAME.parse(folder.getFileName().toString(), Instant::from);
      Matcher first = FIRST_SEGMENT.matcher(Files.readString(label));
      return first.find()
          ? Optional.of(new BaseBackup(folder, finished, first.group(1)))
          : Optional.empty();
    } catch (IOException failure) {
      throw new StoreException(label + " cannot be read: " + failure.getMessage(), failure);
    } catch (DateTimeParseException unfinished) {
      return Optional.empty();
    }
  }

  /** A store goes on in another timeline after it was restored, for which it needs a new copy. */
  String timeline() {
    return firstSegment.substring(0, 8);
  }

  @Override
  public int compareTo(BaseBackup other) {
    return Comparator.comparing(BaseBackup::finished)
        .thenComparing(BaseBackup::firstSegment)
        .compare(this, other);
  }
}

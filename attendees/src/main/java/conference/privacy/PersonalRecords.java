package conference.privacy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table that are about a person: which columns they hold, what each means, what
 * they are for, and what becomes of them when the person is erased. Export and erasure are done
 * from this and nothing else, so what is declared here is what happens.
 *
 * @param subject the column that names the registration the row is about
 */
public record PersonalRecords(
    String table,
    String subject,
    String purpose,
    List<Field> fields,
    Erasure erasure,
    @Nullable Expiry expiry) {

  private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

  public PersonalRecords {
    identifier(table);
    identifier(subject);
    fields = List.copyOf(fields);
  }

  /** A column that holds something of the person, under the name it has in an export. */
  public record Field(String column, String name, String meaning) {
    public Field {
      identifier(column);
      if (!name.matches("[a-z][A-Za-z0-9]*")) {
        throw new IllegalArgumentException("not a JSON member name of ours: " + name);
      }
    }
  }

  /** What erasing a person does to these rows. */
  public sealed interface Erasure {
    record Deleted() implements Erasure {}

    /** Both are codes that the website puts into words. */
    record Kept(String what, String why) implements Erasure {}
  }

  /** Rows that go by themselves when they are older than this. */
  public record Expiry(String column, Duration age) {
    public Expiry {
      identifier(column);
    }
  }

  public static PersonalRecords deleted(
      String table, String subject, String purpose, List<Field> fields) {
    return new PersonalRecords(table, subject, purpose, fields, new Erasure.Deleted(), null);
  }

  public PersonalRecords expiring(String column, Duration age) {
    return new PersonalRecords(table, subject, purpose, fields, erasure, new Expiry(column, age));
  }

  /** These names become part of SQL: they are constants of ours, and this keeps them so. */
  private static void identifier(String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException("not an identifier of ours: " + name);
    }
  }
}

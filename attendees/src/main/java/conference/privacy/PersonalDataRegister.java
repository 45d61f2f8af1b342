package conference.privacy;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The register of personal data: what the comments on the store's columns say of themselves, {@code
 * personal: <category>} or {@code none}. An empty comment means that nobody has thought about it.
 */
@Component
public final class PersonalDataRegister {

  private static final String PERSONAL = "personal: ";

  public record Column(String table, String name) implements Comparable<Column> {
    @Override
    public int compareTo(Column other) {
      int tables = table.compareTo(other.table);
      return tables == 0 ? name.compareTo(other.name) : tables;
    }
  }

  private final PersonalDataStore store;

  PersonalDataRegister(PersonalDataStore store) {
    this.store = store;
  }

  /** Every column of the schema with its comment. */
  public SortedMap<Column, String> all() {
    return store.comments();
  }

  /** The columns that hold something of a person, with the category. */
  public Map<Column, String> personal() {
    SortedMap<Column, String> personal = new TreeMap<>();
    all()
        .forEach((column, tag) -> {
          if (tag.startsWith(PERSONAL)) {
            personal.put(column, tag.substring(PERSONAL.length()));
          }
        });
    return personal;
  }
}

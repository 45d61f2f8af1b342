package conference.privacy;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
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

  private final JdbcClient jdbc;

  PersonalDataRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String COMMENTS =
      """
      select c.relname as table_name, a.attname as column_name,
             coalesce(col_description(c.oid, a.attnum), '') as tag
      from pg_catalog.pg_class c
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = cast('conference' as regnamespace)
        and c.relkind in ('r', 'p', 'm', 'f')
        and c.relname <> 'flyway_schema_history'
      """;

  /** Every column of the schema with its comment. */
  public SortedMap<Column, String> all() {
    SortedMap<Column, String> columns = new TreeMap<>();
    jdbc.sql(COMMENTS)
        .query(row -> {
          columns.put(
              new Column(row.getString("table_name"), row.getString("column_name")),
              row.getString("tag"));
        });
    return columns;
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

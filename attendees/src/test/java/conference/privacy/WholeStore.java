package conference.privacy;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every row of every table of the schema, as text: where a search can miss nothing. */
final class WholeStore {

  private WholeStore() {}

  static SortedMap<String, String> read(JdbcClient jdbc) {
    SortedMap<String, String> tables = new TreeMap<>();
    jdbc.sql(
            """
            select relname from pg_catalog.pg_class
            where relnamespace = cast('conference' as regnamespace) and relkind in ('r', 'p', 'm')
              and relname <> 'flyway_schema_history'
            """)
        .query((row, number) -> row.getString("relname"))
        .list()
        .forEach(table -> tables.put(table, rows(jdbc, table)));
    return tables;
  }

  private static String rows(JdbcClient jdbc, String table) {
    return jdbc
        .sql("select t::text as whole from " + table + " t")
        .query((row, number) -> row.getString("whole"))
        .list()
        .stream()
        .collect(Collectors.joining("\n"));
  }
}

package conference.privacy;

import conference.privacy.PersonalDataRegister.Column;
import conference.testing.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A person in whose rows every personal column has a value that is found nowhere else, so that a
 * trace of any of them can be recognised wherever it turns up.
 */
final class FilledStore {

  private static final UUID PERSON = UUID.fromString("01936000-0000-7000-8000-0000000f11ed");

  /** Columns that take only certain values: these can't be recognised, but their rows can. */
  private static final Map<String, String> FIXED =
      Map.of(
          "registration.state", "'cancelled'",
          "registration.ended_by", "'attendee'",
          "registration.approval", "'awaited'",
          "registration.ticket_type_id", "'" + TestData.TICKET_TYPE + "'",
          "consent.purpose", "'privacy-notice'",
          "delivery.state", "'sent'",
          "duplicate_pair.state", "'different'",
          // The other one has to be there: themselves will do.
          "duplicate_pair.other_id", "'" + PERSON + "'",
          "erasure.reason", "'request'");

  private record Definition(String name, String type, boolean required) {}

  private final JdbcClient jdbc;
  private final Map<Column, String> traces = new TreeMap<>();
  private int next = 1;

  FilledStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID person() {
    return PERSON;
  }

  /** What each column's value looks like as text. */
  Map<Column, String> traces() {
    return traces;
  }

  void fill(PersonalRecords records) {
    List<String> personal = records.fields().stream().map(PersonalRecords.Field::column).toList();
    Map<String, String> values = new TreeMap<>();
    for (Definition column : definitions(records.table())) {
      if (personal.contains(column.name()) || column.required()) {
        boolean trace = personal.contains(column.name());
        values.put(column.name(), value(records, column, trace));
      }
    }
    jdbc.sql(
            "insert into %s (%s) values (%s)"
                .formatted(
                    records.table(),
                    String.join(", ", values.keySet()),
                    String.join(", ", values.values())))
        .update();
  }

  private String value(PersonalRecords records, Definition column, boolean trace) {
    String fixed = FIXED.get(records.table() + "." + column.name());
    if (fixed != null) {
      return fixed;
    }
    if (column.name().equals("event_id")) {
      return "'" + TestData.EVENT + "'";
    }
    if (column.name().equals(records.subject())) {
      traces.put(new Column(records.table(), column.name()), PERSON.toString());
      return "'" + PERSON + "'";
    }
    String value = unique(column.type());
    if (trace) {
      traces.put(new Column(records.table(), column.name()), value);
    }
    return literal(column.type(), value);
  }

  private String unique(String type) {
    int number = next++;
    return switch (type) {
      case "text" -> "zq-trace-%03d-Zoë".formatted(number);
      case "jsonb" -> "zq-json-%03d".formatted(number);
      case "timestamptz" -> "2031-05-%02d 07:08:09.%03d1".formatted(1 + number % 28, number);
      case "int4", "int2", "int8" -> String.valueOf(21_700 + number);
      case "bytea" -> "7a71%028x".formatted(number);
      case "uuid" -> UUID.randomUUID().toString();
      default -> throw new IllegalStateException("the test can't fill a column of " + type);
    };
  }

  private static String literal(String type, String value) {
    return switch (type) {
      case "jsonb" -> "jsonb_build_object('%1$s', '%1$s')".formatted(value);
      case "timestamptz" -> "timestamptz '%s+00'".formatted(value);
      case "int4", "int2", "int8" -> value;
      case "bytea" -> "decode('%s', 'hex')".formatted(value);
      default -> "'%s'".formatted(value);
    };
  }

  private List<Definition> definitions(String table) {
    return jdbc.sql(
            """
            select column_name, udt_name, is_nullable = 'NO' and column_default is null as required
            from information_schema.columns where table_schema = 'conference' and table_name = :table
            order by ordinal_position
            """)
        .param("table", table)
        .query((row, number) ->
            new Definition(
                row.getString("column_name"),
                row.getString("udt_name"),
                row.getBoolean("required")))
        .list();
  }

  /** Where in the whole schema any of the values can be found, as {@code table.column}. */
  List<String> found() {
    List<String> found = new ArrayList<>();
    WholeStore.read(jdbc)
        .forEach((table, rows) ->
            traces.forEach((column, value) -> {
              if (rows.contains(value)) {
                found.add(
                    "%s holds what was in %s.%s".formatted(table, column.table(), column.name()));
              }
            }));
    return found;
  }
}

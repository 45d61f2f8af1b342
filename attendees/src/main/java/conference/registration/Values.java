package conference.registration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement one after the other; lists become arrays, one per column. */
final class Values {

  private final Connection connection;
  private final PreparedStatement statement;
  private int last;

  Values(Connection connection, PreparedStatement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  Values add(Object... values) throws SQLException {
    for (var value : values) {
      statement.setObject(++last, value);
    }
    return this;
  }

  <T> Values column(String type, List<T> rows, Function<? super T, ?> value) throws SQLException {
    return array(type, rows.stream().<@Nullable Object>map(value).toArray());
  }

  <T> Values nullableColumn(
      String type, List<T> rows, Function<? super T, ? extends @Nullable Object> value)
      throws SQLException {
    return array(type, rows.stream().<@Nullable Object>map(value).toArray());
  }

  private Values array(String type, @Nullable Object[] values) throws SQLException {
    statement.setArray(++last, connection.createArrayOf(type, values));
    return this;
  }
}

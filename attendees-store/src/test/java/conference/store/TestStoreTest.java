package conference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestStoreTest {
  private final TestStore store = TestStore.fresh();

  @Test
  void givesEveryTestADatabaseOfItsOwn() throws SQLException {
    EmbeddedStore.execute(store.migrator(), "CREATE TABLE conference.mine (id int)");

    assertThatThrownBy(
            () -> EmbeddedStore.execute(TestStore.fresh().migrator(), "SELECT * FROM mine"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void isMigrated() throws SQLException {
    assertThat(single(store.application(), "SELECT count(*) >= 0 FROM flyway_schema_history"))
        .isEqualTo("t");
  }

  @Test
  void letsTheApplicationReadAndWriteWhatTheMigratorMade() throws SQLException {
    EmbeddedStore.execute(
        store.migrator(),
        "CREATE TABLE conference.seat (id int PRIMARY KEY);"
            + "CREATE FUNCTION conference.one() RETURNS int LANGUAGE sql RETURN 1");

    EmbeddedStore.execute(
        store.application(), "INSERT INTO seat VALUES (1); UPDATE seat SET id = 2");

    assertThat(single(store.application(), "SELECT id + one() FROM seat")).isEqualTo("3");
  }

  @Test
  void refusesDefinitionsFromTheApplication() {
    for (String definition :
        new String[] {
          "CREATE TABLE conference.smuggled (id int)",
          "CREATE TABLE public.smuggled (id int)",
          "CREATE TEMP TABLE smuggled (id int)",
          "CREATE SCHEMA smuggled",
          "CREATE ROLE smuggled",
          "DELETE FROM conference.flyway_schema_history",
          "ALTER ROLE conference_application SUPERUSER"
        }) {
      assertThatThrownBy(() -> EmbeddedStore.execute(store.application(), definition))
          .as(definition)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void tellsTheApplicationHowItIsAndNobodyElse() throws SQLException {
    assertThat(single(store.application(), "SELECT operations.store_health()"))
        .isEqualTo("(f,0,0)");
    assertThatThrownBy(
            () -> EmbeddedStore.execute(store.migrator(), "SELECT operations.store_health()"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void stopsStatementsOfTheApplicationThatRunAway() throws SQLException {
    assertThat(single(store.application(), "SHOW statement_timeout")).isEqualTo("15s");
    assertThat(single(store.application(), "SHOW search_path")).isEqualTo("conference");
  }

  static String single(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}

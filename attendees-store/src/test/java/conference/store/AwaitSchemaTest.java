package conference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AwaitSchemaTest {
  private static final Duration NOT_AT_ALL = Duration.ZERO;
  private final TestStore store = TestStore.fresh();

  private void history(String change) throws SQLException {
    EmbeddedStore.execute(store.migrator(), change);
  }

  @Test
  void says_the_version_of_a_schema_that_is_up_to_date() {
    assertThat(AwaitSchema.await(store.application(), NOT_AT_ALL)).matches("\\d+");
  }

  @Test
  void a_schema_that_is_newer_than_this_version_needs_will_do() throws SQLException {
    history(
        """
        INSERT INTO conference.flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        VALUES (1000, '999', 'of a later version', 'SQL', 'V999__later.sql', 'somebody', 1, true)\
        """);

    assertThat(AwaitSchema.await(store.application(), NOT_AT_ALL)).isEqualTo("999");
  }

  @Test
  void a_schema_that_lacks_a_migration_is_waited_for_and_what_is_missing_is_said()
      throws SQLException {
    history("DELETE FROM conference.flyway_schema_history WHERE version <> '1'");

    assertThatThrownBy(() -> AwaitSchema.await(store.application(), NOT_AT_ALL))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is at version 1")
        .hasMessageContaining("run the migrations");
  }

  @Test
  void a_migration_that_failed_does_not_count() throws SQLException {
    history("UPDATE conference.flyway_schema_history SET success = false WHERE version <> '1'");

    assertThatThrownBy(() -> AwaitSchema.await(store.application(), NOT_AT_ALL))
        .hasMessageContaining("is at version 1");
  }

  @Test
  void a_schema_without_a_history_is_waited_for_until_it_has_one() throws SQLException {
    history("ALTER TABLE conference.flyway_schema_history RENAME TO not_yet");
    assertThatThrownBy(() -> AwaitSchema.await(store.application(), NOT_AT_ALL))
        .hasMessageContaining("has no migration yet");

    var waiting =
        CompletableFuture.supplyAsync(
            () -> AwaitSchema.await(store.application(), Duration.ofSeconds(30)));
    history("ALTER TABLE conference.not_yet RENAME TO flyway_schema_history");

    assertThat(waiting.orTimeout(30, TimeUnit.SECONDS).join()).matches("\\d+");
  }
}

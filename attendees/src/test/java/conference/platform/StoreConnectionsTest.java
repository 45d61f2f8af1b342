package conference.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.store.TestStore;
import conference.testing.TestService;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the pool's connections when another server is the primary. */
class StoreConnectionsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestStore store = TestStore.fresh();
  private final StoreConnections connections = new StoreConnections(patient());
  private final Connection connection = connections.source().getConnection();

  StoreConnectionsTest() throws SQLException {}

  /** As if the socket's time were never up. */
  private StoreAddress patient() {
    var address = TestService.address(store);
    address.properties().setProperty("socketTimeout", "0");
    return address;
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void those_to_the_primary_stay() throws SQLException {
    connections.endAllBut(StoreConnections.server(connection));

    assertThat(connection.isValid(10)).isTrue();
  }

  @Test
  void those_to_another_server_end_and_nobody_waits_for_its_answer_any_more() {
    var waiting = CompletableFuture.runAsync(this::sleep);
    await().atMost(LONG).until(this::somebodySleeps);

    connections.endAllBut("another one");

    assertThat(waiting)
        .failsWithin(LONG)
        .withThrowableThat()
        .satisfies(failure -> assertThat(StoreUnavailable.isCauseOf(failure)).isTrue());
  }

  private void sleep() {
    try (var statement = connection.createStatement()) {
      statement.execute("set statement_timeout = 0; select pg_sleep(600)");
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private boolean somebodySleeps() {
    return JdbcClient.create(store.superuser())
        .sql("select exists (select from pg_stat_activity where wait_event = 'PgSleep')")
        .query(Boolean.class)
        .single();
  }
}

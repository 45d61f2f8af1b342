package conference.platform;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** An outbox on a test's own store, without the rest of the service. */
public final class TestOutbox {

  private TestOutbox() {}

  public static Outbox on(DataSource store, InstantSource clock) {
    return new Outbox(
        JdbcClient.create(store), clock, new Ids(clock), JsonMapper.builder().build());
  }
}

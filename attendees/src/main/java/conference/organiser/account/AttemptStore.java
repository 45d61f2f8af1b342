package conference.organiser.account;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AttemptStore {

  private final JdbcClient jdbc;

  AttemptStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String COUNT =
      """
      insert into sign_in_attempt as a (bucket, failures, ends_at) values (:bucket, 1, :end)
      on conflict (bucket) do update set
        failures = case when a.ends_at <= :now then 1 else a.failures + 1 end,
        ends_at = case when a.ends_at <= :now then excluded.ends_at else a.ends_at end
      returning failures
      """;

  /** The failures of the window that is open, this one included. */
  int count(String bucket, Instant now, Instant end) {
    return jdbc.sql(COUNT)
        .param("bucket", bucket)
        .param("now", Timestamp.from(now))
        .param("end", Timestamp.from(end))
        .query(Integer.class)
        .single();
  }

  private static final String FORGIVE =
      "update sign_in_attempt set failures = greatest(failures - 1, 0) where bucket = :bucket";

  void forgive(String bucket) {
    jdbc.sql(FORGIVE).param("bucket", bucket).update();
  }

  private static final String CLEAR = "delete from sign_in_attempt where bucket = :bucket";

  void clear(String bucket) {
    jdbc.sql(CLEAR).param("bucket", bucket).update();
  }

  private static final String FORGET = "delete from sign_in_attempt where ends_at <= :now";

  void forget(Instant now) {
    jdbc.sql(FORGET).param("now", Timestamp.from(now)).update();
  }
}

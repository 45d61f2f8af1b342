package conference.registration;

import conference.platform.Ids;
import conference.platform.Transactions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One transaction for a batch of sign-ups of one event: lock, look, decide, write, commit. */
@Component
final class WriteSignUps implements SignUpWriter.Transaction {

  private final Transactions transactions;
  private final JdbcTemplate jdbc;
  private final SignUpStore store;
  private final SignUpRowStore rows;
  private final InstantSource clock;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();

  WriteSignUps(
      Transactions transactions,
      JdbcTemplate jdbc,
      SignUpStore store,
      SignUpRowStore rows,
      InstantSource clock,
      Ids ids) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.store = store;
    this.rows = rows;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public List<SignUpOutcome> write(List<PendingSignUp> arrived) {
    return write(arrived, Admission.SIGN_UP);
  }

  /** By the same way for everybody, whoever lets them in. */
  List<SignUpOutcome> write(List<PendingSignUp> arrived, Admission admission) {
    ConnectionCallback<List<SignUpOutcome>> work =
        connection -> write(connection, arrived, admission);
    return transactions.write(() -> Objects.requireNonNull(jdbc.execute(work)));
  }

  private List<SignUpOutcome> write(
      Connection connection, List<PendingSignUp> arrived, Admission admission) throws SQLException {
    // The newest that any of them saw: what the organiser changed holds for all of them.
    var event = arrived.getLast().event();
    var known = store.lockAndProbe(connection, event.id().value(), arrived);
    var batch = new SignUpBatch(event, known, admission, clock.instant(), ids, random);
    var outcomes = batch.decide(arrived);
    rows.write(connection, event.id().value(), batch);
    return outcomes;
  }
}

package conference.registration;

import conference.catalogue.EventDefinition;
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
    var event = newest(arrived);
    var known = store.lockAndProbe(connection, event.id().value(), arrived);
    var batch = new SignUpBatch(event, known, admission, clock.instant(), ids, random);
    var outcomes = batch.decide(arrived);
    rows.write(connection, event.id().value(), batch);
    return outcomes;
  }

  /** What {@link #write} would answer, were this what the store knows; nothing is written. */
  List<SignUpOutcome> decide(
      List<PendingSignUp> arrived, SignUpBatch.Known known, Admission admission) {
    return new SignUpBatch(newest(arrived), known, admission, clock.instant(), ids, random)
        .decide(arrived);
  }

  /** The one that the last of them saw: what the organiser changed holds for all of them. */
  private static EventDefinition newest(List<PendingSignUp> arrived) {
    return arrived.getLast().event();
  }
}

package conference.platform;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One use case, one transaction: READ COMMITTED, rolled back on every exception. */
@Component
public final class Transactions {

  private final TransactionTemplate writing;
  private final TransactionTemplate reading;

  public Transactions(PlatformTransactionManager manager) {
    writing = new TransactionTemplate(manager);
    reading = new TransactionTemplate(manager);
    reading.setReadOnly(true);
  }

  public <T> T write(Supplier<T> work) {
    return result(writing, work);
  }

  public void write(Runnable work) {
    writing.executeWithoutResult(status -> work.run());
  }

  public <T> T read(Supplier<T> work) {
    return result(reading, work);
  }

  /**
   * For what is part of its caller's transaction, in which other things happen or don't with it.
   *
   * @throws IllegalTransactionStateException outside of one
   */
  public static void requireUnderWay() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalTransactionStateException("this is a part of a transaction");
    }
  }

  @SuppressWarnings("NullAway") // the template hands back exactly what the work returned
  private static <T> T result(TransactionTemplate template, Supplier<T> work) {
    return template.execute(status -> work.get());
  }
}

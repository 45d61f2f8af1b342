package conference.registration;

import conference.platform.SafeMessage;
import conference.platform.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the sign-ups of one event. Those that are waiting at the same moment go to the store
 * together; a lone one goes at once. There is one such writer per event and replica, with at most
 * one transaction under way: a second would only wait for the lock that the first one has.
 */
final class SignUpWriter {

  /** Writes a batch in one transaction. */
  interface Transaction {
    List<SignUpOutcome> write(List<PendingSignUp> batch);
  }

  static final int QUEUE = 4_000;
  static final int BATCH = 500;
  private static final Logger log = LoggerFactory.getLogger(SignUpWriter.class);

  private final Transaction transaction;
  private final BlockingQueue<PendingSignUp> waiting = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicBoolean writing = new AtomicBoolean();

  SignUpWriter(Transaction transaction) {
    this.transaction = transaction;
  }

  /** False when too many are waiting already. */
  boolean offer(PendingSignUp pending) {
    boolean accepted = waiting.offer(pending);
    if (accepted && writing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("sign-up-writer").start(this::writeWaiting);
    }
    return accepted;
  }

  int depth() {
    return waiting.size();
  }

  boolean isIdle() {
    return waiting.isEmpty() && !writing.get();
  }

  private void writeWaiting() {
    do {
      try {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
          write(batch);
        }
      } finally {
        writing.set(false);
      }
      // Whoever came between the last look and the line above found somebody still writing.
    } while (!waiting.isEmpty() && writing.compareAndSet(false, true));
  }

  private List<PendingSignUp> next() {
    var batch = new ArrayList<PendingSignUp>();
    while (batch.isEmpty() && !waiting.isEmpty()) {
      waiting.drainTo(batch, BATCH);
      batch.removeIf(pending -> !pending.take());
    }
    return batch;
  }

  /**
   * A connection that broke says nothing about the batch, so all of it is tried once more: what was
   * committed after all is recognised by its key. Anything else is the fault of some item, so each
   * is tried by itself and only the one at fault fails.
   */
  private void write(List<PendingSignUp> batch) {
    try {
      complete(batch);
    } catch (RuntimeException e) {
      log.warn("a batch of {} sign-ups failed: {}", batch.size(), SafeMessage.of(e));
      if (StoreUnavailable.beforeAnythingWasSent(e)) {
        batch.forEach(pending -> pending.fail(e));
      } else if (StoreUnavailable.isCauseOf(e)) {
        again(batch);
      } else {
        batch.forEach(pending -> again(List.of(pending)));
      }
    } catch (Error e) {
      batch.forEach(pending -> pending.fail(e));
      throw e;
    }
  }

  private void again(List<PendingSignUp> batch) {
    try {
      complete(batch);
    } catch (RuntimeException e) {
      batch.forEach(pending -> pending.fail(e));
    }
  }

  private void complete(List<PendingSignUp> batch) {
    var outcomes = transaction.write(batch);
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).complete(outcomes.get(i));
    }
  }
}

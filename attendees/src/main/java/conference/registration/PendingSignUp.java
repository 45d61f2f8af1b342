package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** A sign-up that waits to be written, and whoever waits for its outcome. */
final class PendingSignUp {

  private enum State {
    WAITING,
    TAKEN,
    ABANDONED
  }

  private final EventDefinition event;
  private final SignUp signUp;
  private final String key;
  private final String requestHash;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final CompletableFuture<SignUpOutcome> outcome = new CompletableFuture<>();

  PendingSignUp(EventDefinition event, SignUp signUp, String key, String requestHash) {
    this.event = event;
    this.signUp = signUp;
    this.key = key;
    this.requestHash = requestHash;
  }

  EventDefinition event() {
    return event;
  }

  SignUp signUp() {
    return signUp;
  }

  String key() {
    return key;
  }

  String requestHash() {
    return requestHash;
  }

  /** False when the caller has given up: then it must not be written. */
  boolean take() {
    return state.compareAndSet(State.WAITING, State.TAKEN);
  }

  void complete(SignUpOutcome result) {
    outcome.complete(result);
  }

  void fail(Throwable failure) {
    outcome.completeExceptionally(failure);
  }

  /** Waits its turn this long; once it is being written, its outcome is awaited. */
  SignUpOutcome await(Duration patience, Duration writing) {
    try {
      return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return state.compareAndSet(State.WAITING, State.ABANDONED)
          ? new SignUpOutcome.Overloaded()
          : awaitWritten(writing);
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private SignUpOutcome awaitWritten(Duration writing) {
    try {
      return outcome.get(writing.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new StoreUnavailable("the outcome is not known yet", e);
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(e.getCause());
  }

  private static RuntimeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StoreUnavailable("interrupted while waiting", e);
  }
}

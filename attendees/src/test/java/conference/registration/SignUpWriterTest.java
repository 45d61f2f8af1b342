package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import conference.platform.StoreUnavailable;
import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** How sign-ups are gathered, over a store that is played by the test. */
class SignUpWriterTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  /** Keeps what it is given, and lets one batch through for each permit. */
  private static final class Store implements SignUpWriter.Transaction {

    final List<List<PendingSignUp>> batches = new ArrayList<>();
    final Semaphore permits = new Semaphore(0);
    final CountDownLatch firstArrived = new CountDownLatch(1);

    @Override
    public List<SignUpOutcome> write(List<PendingSignUp> batch) {
      firstArrived.countDown();
      permits.acquireUninterruptibly();
      batches.add(List.copyOf(batch));
      return batch.stream().<SignUpOutcome>map(p -> new SignUpOutcome.SoldOut(p.key())).toList();
    }
  }

  @SuppressWarnings("NullAway") // neither the event nor the form is looked at on the way
  private static PendingSignUp pending(String key) {
    return new PendingSignUp(null, null, key, "");
  }

  private static List<PendingSignUp> pending(int count) {
    return IntStream.range(0, count).mapToObj(n -> pending("key-" + n)).toList();
  }

  private static String outcome(PendingSignUp pending) {
    return pending.await(LONG, LONG) instanceof SignUpOutcome.SoldOut(var key) ? key : "";
  }

  @Test
  void a_lone_sign_up_is_written_at_once_and_those_that_wait_meanwhile_together_in_order()
      throws InterruptedException {
    var store = new Store();
    var writer = new SignUpWriter(store);
    var all = pending(101);
    assertThat(writer.offer(all.getFirst())).isTrue();
    store.firstArrived.await();
    all.stream().skip(1).forEach(writer::offer);
    store.permits.release(2);

    for (var one : all) {
      assertThat(outcome(one)).isEqualTo(one.key());
    }

    assertThat(store.batches).hasSize(2);
    assertThat(store.batches.get(0)).containsExactly(all.getFirst());
    assertThat(store.batches.get(1)).containsExactlyElementsOf(all.subList(1, 101));
  }

  @Test
  void whoever_gave_up_is_not_written() throws InterruptedException {
    var store = new Store();
    var writer = new SignUpWriter(store);
    var first = pending("first-key");
    writer.offer(first);
    store.firstArrived.await();
    var impatient = pending("impatient");
    writer.offer(impatient);

    assertThat(impatient.await(Duration.ZERO, LONG)).isInstanceOf(SignUpOutcome.Overloaded.class);
    var patient = pending("patient-key");
    writer.offer(patient);
    store.permits.release(10);

    assertThat(outcome(first)).isEqualTo("first-key");
    assertThat(outcome(patient)).isEqualTo("patient-key");
    assertThat(store.batches).flatExtracting(batch -> batch).doesNotContain(impatient);
  }

  @Test
  void whoever_is_being_written_when_patience_ends_hears_the_outcome() throws Exception {
    var store = new Store();
    var writer = new SignUpWriter(store);
    var pending = pending("the-only-key");
    writer.offer(pending);
    store.firstArrived.await();
    var outcome = CompletableFuture.supplyAsync(() -> pending.await(Duration.ZERO, LONG));
    store.permits.release();

    assertThat(outcome.get()).isEqualTo(new SignUpOutcome.SoldOut("the-only-key"));
  }

  @Test
  void a_full_queue_refuses_at_once() throws InterruptedException {
    var store = new Store();
    var writer = new SignUpWriter(store);
    writer.offer(pending("the-first-key"));
    store.firstArrived.await();
    pending(SignUpWriter.QUEUE).forEach(one -> assertThat(writer.offer(one)).isTrue());

    assertThat(writer.offer(pending("one-too-many"))).isFalse();
    assertThat(writer.depth()).isEqualTo(SignUpWriter.QUEUE);
    store.permits.release(1_000);
  }

  @Test
  void a_full_queue_keeps_nothing_of_those_it_refuses() throws InterruptedException {
    var store = new Store();
    var writer = new SignUpWriter(store);
    writer.offer(pending("the-first-key"));
    store.firstArrived.await();
    pending(SignUpWriter.QUEUE).forEach(writer::offer);
    var refused =
        IntStream.range(0, 1_000)
            .mapToObj(n -> {
              var one = pending("refused-" + n);
              assertThat(writer.offer(one)).isFalse();
              return new WeakReference<>(one);
            })
            .toList();

    await()
        .until(() -> {
          System.gc();
          return refused.stream().allMatch(one -> one.get() == null);
        });
    store.permits.release(1_000);
  }

  @Test
  void one_that_cannot_be_written_harms_no_other() {
    SignUpWriter.Transaction store =
        batch -> {
          if (batch.stream().anyMatch(one -> one.key().equals("key-3"))) {
            throw new IllegalArgumentException("poisoned");
          }
          return batch.stream()
              .<SignUpOutcome>map(one -> new SignUpOutcome.SoldOut(one.key()))
              .toList();
        };
    var writer = new SignUpWriter(store);
    var all = pending(6);
    all.forEach(writer::offer);

    for (var one : all) {
      if (one.key().equals("key-3")) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> outcome(one));
      } else {
        assertThat(outcome(one)).isEqualTo(one.key());
      }
    }
  }

  @Test
  void a_broken_connection_is_tried_once_more_with_all_of_them() {
    var sizes = new ArrayList<Integer>();
    SignUpWriter.Transaction store =
        batch -> {
          sizes.add(batch.size());
          if (sizes.size() == 1) {
            throw new StoreUnavailable("broken", new SQLTransientConnectionException());
          }
          return batch.stream()
              .<SignUpOutcome>map(one -> new SignUpOutcome.SoldOut(one.key()))
              .toList();
        };
    var writer = new SignUpWriter(store);
    var one = pending("the-only-key");
    writer.offer(one);

    assertThat(outcome(one)).isEqualTo("the-only-key");
    assertThat(sizes).containsExactly(1, 1);
  }

  @Test
  void a_store_that_was_too_slow_is_asked_once_more_with_all_of_them() {
    for (var outOfTime : List.of("55P03", "57014")) {
      var asked = new ArrayList<Integer>();
      SignUpWriter.Transaction store =
          batch -> {
            asked.add(batch.size());
            throw new QueryTimeoutException("slow", new SQLException("slow", outOfTime));
          };
      var one = pending("the-only-key");
      new SignUpWriter(store).offer(one);

      assertThatExceptionOfType(QueryTimeoutException.class)
          .isThrownBy(() -> outcome(one))
          .matches(StoreUnavailable::isCauseOf);
      assertThat(asked).containsExactly(1, 1);
    }
  }

  @Test
  void a_store_that_is_away_fails_all_of_them_and_the_writer_lives_on() {
    var away = new AtomicBoolean(true);
    SignUpWriter.Transaction store =
        batch -> {
          if (away.get()) {
            throw new StoreUnavailable("away", new SQLTransientConnectionException());
          }
          return batch.stream()
              .<SignUpOutcome>map(one -> new SignUpOutcome.SoldOut(one.key()))
              .toList();
        };
    var writer = new SignUpWriter(store);
    var early = pending("early-key");
    writer.offer(early);
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> outcome(early));
    away.set(false);
    var later = pending("later-key");
    writer.offer(later);

    assertThat(outcome(later)).isEqualTo("later-key");
  }
}

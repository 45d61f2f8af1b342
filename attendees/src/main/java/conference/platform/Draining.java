package conference.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Whether this replica is leaving, and which requests are under way. */
@Component
public final class Draining {

  private final List<Runnable> reactions = new CopyOnWriteArrayList<>();
  private final AtomicLong lastRequest = new AtomicLong();
  private final AtomicInteger withoutGoodbye = new AtomicInteger();
  private volatile boolean begun;

  /** What waits for something that may take long ends its wait then. */
  public void whenItBegins(Runnable reaction) {
    reactions.add(reaction);
  }

  void begin() {
    begun = true;
    reactions.forEach(Runnable::run);
  }

  boolean hasBegun() {
    return begun;
  }

  /** At the start of every request: whether its answer has to say goodbye. */
  boolean enter() {
    withoutGoodbye.incrementAndGet();
    if (!begun) {
      return false;
    }
    withoutGoodbye.decrementAndGet();
    lastRequest.set(System.nanoTime());
    return true;
  }

  /** At its end, with what the start was told. */
  void leave(boolean saidGoodbye) {
    if (!saidGoodbye) {
      withoutGoodbye.decrementAndGet();
    }
  }

  boolean everybodyIsToldGoodbye() {
    return withoutGoodbye.get() == 0;
  }

  long nanosSinceLastRequest() {
    return System.nanoTime() - lastRequest.get();
  }
}

package conference.platform;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The figures that are read from the store for each scrape. When the store hangs is when the others
 * are needed most, so a scrape waits for these for a moment only: old figures are better than none.
 */
@Component
final class ScrapedFigures {

  private static final Logger log = LoggerFactory.getLogger(ScrapedFigures.class);

  private final List<BeforeScrape> sources;
  private final Duration patience;
  private final Executor executor = Thread::startVirtualThread;
  private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

  @Autowired
  ScrapedFigures(List<BeforeScrape> sources) {
    this(sources, Duration.ofSeconds(1));
  }

  ScrapedFigures(List<BeforeScrape> sources, Duration patience) {
    this.sources = sources;
    this.patience = patience;
  }

  /** Returns when all are as new as can be had; within a moment in any case. */
  void refresh() throws InterruptedException {
    try {
      underWay().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.warn("figures not refreshed: the store has not answered for {}", patience);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a refresh that fails says so in the log", e.getCause());
    }
  }

  /** One at a time: the scrapes of a store that hangs must not take all of its connections. */
  private synchronized CompletableFuture<Void> underWay() {
    if (underWay.isDone()) {
      underWay =
          CompletableFuture.runAsync(() -> sources.forEach(ScrapedFigures::refresh), executor);
    }
    return underWay;
  }

  private static void refresh(BeforeScrape source) {
    try {
      source.refresh();
    } catch (RuntimeException e) {
      log.warn("figures not refreshed: {}", SafeMessage.of(e));
    }
  }
}

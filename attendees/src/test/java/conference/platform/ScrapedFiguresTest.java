package conference.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScrapedFiguresTest {

  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger other = new AtomicInteger();
  private final CountDownLatch answer = new CountDownLatch(1);

  private void hang() {
    begun.incrementAndGet();
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_store_that_hangs_holds_no_scrape_up_and_is_asked_by_one_of_them_only()
      throws InterruptedException {
    var figures = new ScrapedFigures(List.of(this::hang), Duration.ofMillis(10));

    figures.refresh();
    await().until(() -> begun.get() == 1);
    figures.refresh();
    figures.refresh();
    assertThat(begun).hasValue(1);

    answer.countDown();
    await()
        .until(() -> {
          figures.refresh();
          return begun.get() > 1;
        });
  }

  @Test
  void a_scrape_has_the_newest_figures_though_one_source_fails() throws InterruptedException {
    BeforeScrape failing =
        () -> {
          throw new IllegalStateException("no such table");
        };
    var figures =
        new ScrapedFigures(List.of(failing, other::incrementAndGet), Duration.ofSeconds(50));

    figures.refresh();
    assertThat(other).hasValue(1);
    figures.refresh();
    assertThat(other).hasValue(2);
  }
}

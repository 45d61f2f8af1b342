package conference.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs every {@link Job} in a virtual thread of its own. */
@Component
final class JobRunner implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<Job> jobs;
  private final RunMode mode;
  private final List<Thread> threads = new ArrayList<>();
  private volatile CountDownLatch leaving = new CountDownLatch(1);
  private volatile boolean running;

  JobRunner(List<Job> jobs, RunMode mode) {
    this.jobs = jobs;
    this.mode = mode;
  }

  private void repeat(Job job) {
    while (running) {
      try {
        var pause = job.pause().plusMillis(ThreadLocalRandom.current().nextLong(100));
        if (!leaving.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          job.run();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        log.warn("job {} failed: {}", job.name(), SafeMessage.of(e));
      }
    }
  }

  @Override
  public boolean isAutoStartup() {
    return mode == RunMode.SERVE;
  }

  /** Ends before the web server does: what is left is done by another replica. */
  @Override
  public int getPhase() {
    return 1;
  }

  @Override
  public void start() {
    running = true;
    leaving = new CountDownLatch(1);
    for (var job : jobs) {
      threads.add(Thread.ofVirtual().name("job-" + job.name()).start(() -> repeat(job)));
    }
  }

  /** A run that has begun may end: a mail that has left would otherwise be sent again. */
  @Override
  public void stop() {
    running = false;
    leaving.countDown();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    threads.forEach(thread -> end(thread, Duration.ofNanos(deadline - System.nanoTime())));
    threads.clear();
  }

  private static void end(Thread thread, Duration patience) {
    try {
      if (!thread.join(patience)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

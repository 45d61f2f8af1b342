package conference.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs every {@link Job} in a virtual thread of its own. */
@Component
final class JobRunner implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

  private final List<Job> jobs;
  private final RunMode mode;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  JobRunner(List<Job> jobs, RunMode mode) {
    this.jobs = jobs;
    this.mode = mode;
  }

  private void repeat(Job job) {
    while (running) {
      try {
        Thread.sleep(job.pause().plusMillis(ThreadLocalRandom.current().nextLong(100)));
        job.run();
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
    for (var job : jobs) {
      threads.add(Thread.ofVirtual().name("job-" + job.name()).start(() -> repeat(job)));
    }
  }

  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

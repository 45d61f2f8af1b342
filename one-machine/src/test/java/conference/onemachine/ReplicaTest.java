package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaTest {
  @TempDir Path folder;

  /**
   * Whoever is told of a change asks all replicas how they are. Two that changed at once, each
   * holding its own lock, would wait for each other for ever.
   */
  @Test
  void tellsOfItsStartsWithoutHoldingItsLock() throws Exception {
    Configuration configuration = Configuration.of(folder.resolve("home"), folder.resolve("data"));
    Files.createDirectories(configuration.folder("logs"));
    Path jar = configuration.home().resolve("attendees/target/attendees.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "no program");
    AtomicReference<Replica> self = new AtomicReference<>();
    BlockingQueue<Boolean> held = new LinkedBlockingQueue<>();
    // It dies at once, and is started again.
    Replica replica =
        new Replica(
            configuration,
            new ServiceProgram(configuration),
            1,
            () -> held.add(Thread.holdsLock(self.get())));
    self.set(replica);

    replica.start();

    try {
      for (int start = 0; start < 2; start++) {
        assertThat(held.poll(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)).isFalse();
      }
    } finally {
      replica.kill();
    }
  }
}

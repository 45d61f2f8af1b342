package conference.platform;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first step of leaving. New connections are refused, so that the load balancer goes elsewhere
 * without having sent anything; the connections that it keeps are answered and closed, each with
 * its next answer; only when those have fallen silent does the web server stop.
 */
@Component
public final class Draining implements SmartLifecycle {

  private static final Duration SILENCE = Duration.ofMillis(700);
  private static final Duration LIMIT = Duration.ofSeconds(6);

  private final ApplicationContext context;
  private final RunMode mode;
  private final List<Runnable> reactions = new CopyOnWriteArrayList<>();
  private final AtomicLong lastRequest = new AtomicLong();
  private volatile boolean running;
  private volatile boolean begun;

  Draining(ApplicationContext context, RunMode mode) {
    this.context = context;
    this.mode = mode;
  }

  /** Asked on every request, and so notes that there are still some. */
  public boolean hasBegun() {
    if (begun) {
      lastRequest.set(System.nanoTime());
    }
    return begun;
  }

  boolean isUnderway() {
    return begun;
  }

  /** What waits for something that may take long ends its wait now. */
  public void whenItBegins(Runnable reaction) {
    reactions.add(reaction);
  }

  @Override
  public void stop(Runnable callback) {
    Thread.ofPlatform()
        .name("draining")
        .start(() -> {
          begin();
          awaitSilence();
          running = false;
          callback.run();
        });
  }

  private void begin() {
    lastRequest.set(System.nanoTime());
    begun = true;
    reactions.forEach(Runnable::run);
    if (context instanceof ServletWebServerApplicationContext web
        && web.getWebServer() instanceof TomcatWebServer server) {
      for (Connector connector : server.getTomcat().getService().findConnectors()) {
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
          protocol.closeServerSocketGraceful();
        }
      }
    }
  }

  private void awaitSilence() {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      while (System.nanoTime() < deadline
          && System.nanoTime() - lastRequest.get() < SILENCE.toNanos()) {
        Thread.sleep(Duration.ofMillis(50));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    begin();
    running = false;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isAutoStartup() {
    return mode == RunMode.SERVE;
  }

  /** Before everything else stops. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}

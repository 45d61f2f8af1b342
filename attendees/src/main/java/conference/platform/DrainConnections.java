package conference.platform;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first step of leaving. Answers say goodbye ({@code Connection: close}); once none is under
 * way that did not, new connections are refused, so that the load balancer goes elsewhere without
 * having sent anything; only when the connections that it kept have fallen silent does the web
 * server stop.
 *
 * <p>Nothing may depend on this bean: Spring would stop it before this one has finished.
 */
@Component
final class DrainConnections implements SmartLifecycle {

  private static final Duration TO_BE_SENT = Duration.ofMillis(250);
  private static final Duration SILENCE = Duration.ofMillis(700);
  private static final Duration LIMIT = Duration.ofSeconds(6);

  private final Draining draining;
  private final ApplicationContext context;
  private final RunMode mode;
  private volatile boolean running;

  DrainConnections(Draining draining, ApplicationContext context, RunMode mode) {
    this.draining = draining;
    this.context = context;
    this.mode = mode;
  }

  @Override
  public void stop(Runnable callback) {
    Thread.ofPlatform()
        .name("draining")
        .start(() -> {
          stop();
          callback.run();
        });
  }

  @Override
  public void stop() {
    draining.begin();
    // Once its port is closed, Tomcat closes every connection after the answer that is under way.
    // If
    // that answer said no goodbye, the next request would be sent into the void.
    await(draining::everybodyIsToldGoodbye, LIMIT);
    await(() -> false, TO_BE_SENT);
    refuseNewConnections();
    long refused = System.nanoTime();
    await(
        () ->
            Math.min(draining.nanosSinceLastRequest(), System.nanoTime() - refused)
                > SILENCE.toNanos(),
        LIMIT);
    running = false;
  }

  private void refuseNewConnections() {
    if (context instanceof ServletWebServerApplicationContext web
        && web.getWebServer() instanceof TomcatWebServer server) {
      for (Connector connector : server.getTomcat().getService().findConnectors()) {
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
          protocol.closeServerSocketGraceful();
        }
      }
    }
  }

  private static void await(BooleanSupplier condition, Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    try {
      while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
        Thread.sleep(Duration.ofMillis(20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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

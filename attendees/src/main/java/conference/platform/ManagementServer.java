package conference.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Probes and metrics on a port of their own, so that they answer while the public port is busy or
 * draining and are never reachable through the load balancer.
 */
@Component
final class ManagementServer implements SmartLifecycle {

  private final Settings settings;
  private final RunMode mode;
  private final StoreNotifications store;
  private final Draining draining;
  private final PrometheusMeterRegistry registry;
  private final ScrapedFigures figures;
  private @Nullable HttpServer server;
  private volatile boolean started;

  ManagementServer(
      Settings settings,
      RunMode mode,
      StoreNotifications store,
      Draining draining,
      PrometheusMeterRegistry registry,
      ScrapedFigures figures) {
    this.settings = settings;
    this.mode = mode;
    this.store = store;
    this.draining = draining;
    this.registry = registry;
    this.figures = figures;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    started = true;
  }

  private void live(HttpExchange exchange) throws IOException {
    answer(exchange, 200, "text/plain; charset=utf-8", "alive\n");
  }

  private void readiness(HttpExchange exchange) throws IOException {
    var reason =
        draining.hasBegun()
            ? "draining"
            : !started ? "starting" : store.connected() ? "" : "the store is unreachable";
    boolean ready = reason.isEmpty();
    answer(
        exchange,
        ready ? 200 : 503,
        "text/plain; charset=utf-8",
        (ready ? "ready" : reason) + "\n");
  }

  private void metrics(HttpExchange exchange) throws IOException {
    if (store.connected()) {
      refreshFigures();
    }
    answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
  }

  private void refreshFigures() {
    try {
      figures.refresh();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      var body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void start() {
    var at = settings.management();
    try {
      var http = HttpServer.create(new InetSocketAddress(at.inetAddress(), at.port()), 0);
      http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      http.createContext("/livez", this::live);
      http.createContext("/readyz", this::readiness);
      http.createContext("/metrics", this::metrics);
      http.start();
      server = http;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the management port " + at.port() + " cannot be opened: " + e.getMessage(), e);
    }
  }

  int port() {
    var http = server;
    return http == null ? 0 : http.getAddress().getPort();
  }

  @Override
  public void stop() {
    var http = server;
    server = null;
    if (http != null) {
      http.stop(0);
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  @Override
  public boolean isAutoStartup() {
    return mode == RunMode.SERVE;
  }

  /** First to come and last to go. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}

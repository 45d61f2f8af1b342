package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.platform.StoreAddress;
import conference.store.TestStore;
import conference.testing.TestEvent;
import conference.testing.TestService;
import conference.testing.TestSignUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A store that goes away and comes back, behind a wire that the test can cut. */
class StoreAwayTest {

  /** Passes bytes on between the service and the store until it is cut. */
  private static final class Wire implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Wire(int target) throws IOException {
      this.target = target;
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.startVirtualThread(this::accept);
    }

    private void accept() {
      try {
        while (!server.isClosed()) {
          var near = server.accept();
          if (cut) {
            near.close();
            continue;
          }
          var far = new Socket(InetAddress.getLoopbackAddress(), target);
          open.add(near);
          open.add(far);
          Thread.startVirtualThread(() -> copy(near, far));
          Thread.startVirtualThread(() -> copy(far, near));
        }
      } catch (IOException e) {
        close();
      }
    }

    private static void copy(Socket from, Socket to) {
      try (from;
          to) {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException e) {
        // Cut: the other direction ends as well, as both sockets are closed now.
      }
    }

    void cut() {
      cut = true;
      open.forEach(Wire::close);
      open.clear();
    }

    void mend() {
      cut = false;
    }

    private static void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static HttpResponse<String> signUp(TestService service, TestEvent event, String key) {
    return service.post(
        event.path("/registrations"),
        TestSignUp.of("ada@example.org").toString(),
        "Idempotency-Key",
        key);
  }

  @Test
  void while_the_store_is_away_it_says_so_soon_and_recovers_by_itself() throws Exception {
    var store = TestStore.fresh();
    var event = TestEvent.named("away").pool("hall", 10).ticketType("regular", "hall").in(store);
    var direct = TestService.address(store);
    var database = URI.create(direct.url().substring("jdbc:".length()));
    try (var wire = new Wire(database.getPort())) {
      var url =
          direct
              .url()
              .replace(":" + database.getPort() + "/", ":" + wire.server.getLocalPort() + "/");
      var address = new StoreAddress(url, direct.user(), direct.properties());
      try (var service = TestService.startAt(store, address)) {
        service.bean(Catalogue.class).refresh();
        await().until(() -> service.management("/readyz").statusCode() == 200);

        wire.cut();
        await().until(() -> service.management("/readyz").statusCode() == 503);
        assertThat(service.management("/livez").statusCode()).isEqualTo(200);
        long start = System.nanoTime();
        var refused = signUp(service, event, "one-and-the-same-key");
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(TestService.json(refused).get("code").stringValue())
            .isEqualTo("store-unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(took).isLessThan(Duration.ofSeconds(4));

        wire.mend();
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> service.management("/readyz").statusCode() == 200);
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> signUp(service, event, "one-and-the-same-key").statusCode() == 201);
      }
    }
  }
}

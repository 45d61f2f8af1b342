package conference.registration;

import conference.platform.StoreAddress;
import conference.store.TestStore;
import conference.testing.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Passes bytes on between the service and the store, as far as the test lets it. */
final class Wire implements AutoCloseable {

  private final StoreAddress direct;
  private final int target;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private final AtomicReference<String> silencing = new AtomicReference<>("");
  private final AtomicReference<String> doomed = new AtomicReference<>("");
  private volatile boolean cut;
  private boolean held;

  Wire(TestStore store) throws IOException {
    direct = TestService.address(store);
    target = URI.create(direct.url().substring("jdbc:".length())).getPort();
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  /** The store, by this way. Every statement is spelt out each time, so that it can be heard. */
  StoreAddress address() {
    var properties = new Properties();
    properties.putAll(direct.properties());
    properties.setProperty("prepareThreshold", "0");
    var url = direct.url().replace(":" + target + "/", ":" + server.getLocalPort() + "/");
    return new StoreAddress(url, direct.user(), properties);
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
        var line = new Line(near, far);
        Thread.startVirtualThread(line::ask);
        Thread.startVirtualThread(line::answer);
      }
    } catch (IOException e) {
      close();
    }
  }

  /**
   * One connection. When it is cut, both of its directions end, as both sockets are closed then.
   */
  private final class Line {

    private final Socket near;
    private final Socket far;
    private String heard = "";
    private volatile boolean losesAnswer;

    Line(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    void ask() {
      var buffer = new byte[64 * 1024];
      try (near;
          far) {
        for (int n = near.getInputStream().read(buffer); n >= 0; ) {
          listen(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
          far.getOutputStream().write(buffer, 0, n);
          n = near.getInputStream().read(buffer);
        }
      } catch (IOException e) {
        // Cut.
      }
    }

    /** Before the store hears it: its answer could be faster. */
    private void listen(String said) {
      heard += said;
      if (isHeard(silencing)) {
        hold();
      }
      if (said.contains("COMMIT")) {
        losesAnswer = isHeard(doomed);
        heard = "";
      }
    }

    /** Once only. */
    private boolean isHeard(AtomicReference<String> words) {
      var expected = words.get();
      return !expected.isEmpty() && heard.contains(expected) && words.compareAndSet(expected, "");
    }

    void answer() {
      var buffer = new byte[64 * 1024];
      try (near;
          far) {
        for (int n = far.getInputStream().read(buffer); n >= 0 && !losesAnswer; ) {
          awaitRelease();
          near.getOutputStream().write(buffer, 0, n);
          n = far.getInputStream().read(buffer);
        }
      } catch (IOException e) {
        // Cut.
      }
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

  /** From the next time that the store is asked with these words, its answers stay on their way. */
  void holdAnswersFrom(String words) {
    silencing.set(words);
  }

  private void hold() {
    lock.lock();
    try {
      held = true;
    } finally {
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      held = false;
      released.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitRelease() {
    lock.lock();
    try {
      while (held) {
        released.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The next transaction with these words reaches the store, and breaks before it is told so. */
  void loseAnswerToCommitOf(String words) {
    doomed.set(words);
  }

  boolean hasLostAnswer() {
    return doomed.get().isEmpty();
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
    release();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package conference.acceptance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Where a system with two replicas can listen beside others on this machine. */
final class FreePorts {
  /** Below the ports that the kernel hands out, so that no client of ours sits on one of them. */
  private static final int FIRST = 25_443;

  private static final int LAST = 29_443;
  private static final int STEP = 10;

  /** The website, the replicas, their probes, the store and its standby. */
  private static final int[] OFFSETS = {0, 1, 2, 1_001, 1_002, 2_000, 2_001};

  private FreePorts() {}

  static int base() {
    return IntStream.iterate(FIRST, base -> base < LAST, base -> base + STEP)
        .filter(base -> IntStream.of(OFFSETS).allMatch(offset -> isFree(base + offset)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}

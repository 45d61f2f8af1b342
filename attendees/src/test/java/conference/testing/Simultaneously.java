package conference.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Does many things at once, as far as the machine can. */
public final class Simultaneously {

  public interface Numbered<T> {
    T run(int number) throws Exception;
  }

  private Simultaneously() {}

  public static <T> List<T> run(int times, Numbered<T> work) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running =
          IntStream.range(0, times)
              .mapToObj(n -> threads.submit(afterwards(start, () -> work.run(n))))
              .toList();
      start.countDown();
      var results = new ArrayList<T>(times);
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    }
  }

  private static <T> Callable<T> afterwards(CountDownLatch start, Callable<T> work) {
    return () -> {
      start.await();
      return work.call();
    };
  }
}

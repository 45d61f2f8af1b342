package conference.onemachine;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells whoever waits what is being done and how long it took, a line each. */
public interface Progress {
  <T> T step(String name, Supplier<T> work);

  void say(String line);

  default void step(String name, Runnable work) {
    step(
        name,
        () -> {
          work.run();
          return name;
        });
  }

  /** For tests and for commands whose output is for another program. */
  static Progress silent() {
    return new Progress() {
      @Override
      public <T> T step(String name, Supplier<T> work) {
        return work.get();
      }

      @Override
      public void say(String line) {}
    };
  }

  static Progress to(PrintStream out) {
    return new Progress() {
      @Override
      public <T> T step(String name, Supplier<T> work) {
        long begun = System.nanoTime();
        try {
          T made = work.get();
          line(out, "ok", name, begun);
          return made;
        } catch (RuntimeException failure) {
          line(out, "--", name, begun);
          throw failure;
        }
      }

      @Override
      public void say(String line) {
        out.println(line);
      }
    };
  }

  private static void line(PrintStream out, String mark, String name, long begun) {
    double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    out.println(String.format(Locale.ROOT, "  %s  %-22s %6.1f s", mark, name, seconds));
    out.flush();
  }
}

package conference.acceptance.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Lets people sign up, and reads the kernel's and the store's books before and after. */
final class SignUpLoad {
  private final MeasuredSystem system;
  private final Stored stored;
  private int runs;

  SignUpLoad(MeasuredSystem system) {
    this.system = system;
    this.stored = system.stored();
  }

  Measured run(Load load) {
    return run(load, System.currentTimeMillis() + load.rampMillis());
  }

  /** Begins at that moment, before which there has to be time to open the connections. */
  Measured run(Load load, long start) {
    return measure(load, start).get();
  }

  /**
   * The same, but what is in the store is looked at only when the result is asked for, as that
   * takes its time.
   */
  Supplier<Measured> measure(Load load, long start) {
    long rowsBefore = stored.registrations(load.event());
    try (Wrk wrk = Wrk.start(system.scripts(), line(load, start))) {
      waitUntil(start - 100);
      long mailsBefore = stored.mailsSent();
      long walBefore = stored.walBytes();
      CpuAccount.Reading before = system.cpu().read();
      wrk.await("drained");
      CpuAccount.Reading used = system.cpu().read().since(before);
      long wal = stored.walBytes() - walBefore;
      long mails = stored.mailsSent() - mailsBefore;
      SignUps signUps = SignUps.of(wrk.finish(), start, load.connections());
      CpuAccount.Reading all = used.with(Node.LOAD_GENERATOR, signUps.cpuSeconds());
      return () -> new Measured(signUps, all, wal, mails, problems(load, signUps, rowsBefore));
    }
  }

  private Wrk.Line line(Load load, long start) {
    runs++;
    List<String> arguments =
        List.of(
            load.event(),
            Long.toString(start, 36) + "-" + runs,
            Long.toString(start),
            Long.toString(Math.round(load.seconds() * 1000)),
            Integer.toString(load.perSecond()),
            Integer.toString(load.pauseMillis()),
            Integer.toString(load.connections()));
    int longest = (int) Math.ceil(load.rampMillis() / 1000.0 + load.seconds()) + 60;
    return new Wrk.Line("sign-up.lua", system.website(), load.connections(), longest, arguments);
  }

  /** Whatever makes the numbers of this run worthless. */
  private List<String> problems(Load load, SignUps signUps, long rowsBefore) {
    List<String> problems = new ArrayList<>(load.wrongAnswers(signUps));
    if (signUps.unanswered() > 0 || signUps.socketErrors() > 0) {
      problems.add(
          signUps.unanswered()
              + " without an answer, "
              + signUps.socketErrors()
              + " broken connections");
    }
    problems.addAll(stored.disagreements(load.event(), rowsBefore + signUps.acknowledged()));
    return problems;
  }

  static void waitUntil(long epochMillis) {
    long left = epochMillis - System.currentTimeMillis();
    while (left > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(left));
      left = epochMillis - System.currentTimeMillis();
    }
  }
}

package conference.onemachine;

import conference.store.ChildProcess;
import java.time.Duration;

/**
 * Starts a replica once under observation and lets it go again; what the JVM has learnt about
 * classes and hot methods makes every later start cheaper. Done anew after every build.
 */
final class Training {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Configuration configuration;
  private final ServiceProgram program;

  Training(Configuration configuration, ServiceProgram program) {
    this.configuration = configuration;
    this.program = program;
  }

  boolean isDue() {
    return !program.isTrained();
  }

  /**
   * A training that fails costs speed and nothing else: the replicas then say for themselves what
   * is wrong.
   */
  void run() {
    ChildProcess pupil =
        program.launch(
            "training", program.train(configuration.replicaFile(1)), configuration.log("training"));
    Probe probe = new Probe(configuration.managementPort(1));
    Waiting.until(
        LONGEST,
        () -> probe.isReady() || !pupil.isAlive(),
        () -> "the training run was not ready: " + Waiting.lastLine(configuration.log("training")));
    boolean answered = pupil.isAlive();
    if (!pupil.stop("TERM", LONGEST)) {
      pupil.kill();
      return;
    }
    if (answered) {
      program.keepTraining();
    }
  }
}

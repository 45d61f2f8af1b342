package conference.platform;

import java.time.Duration;

/**
 * Something to do again and again, declared as a bean by its feature. It runs on every replica: it
 * claims its rows ({@code FOR UPDATE SKIP LOCKED}), each in a transaction of its own, and is safe
 * to run twice.
 */
public interface Job {

  String name();

  /** The pause between the end of one run and the start of the next. */
  Duration pause();

  void run();
}

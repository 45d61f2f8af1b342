package conference.organiser.account;

import conference.platform.Job;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Sessions that are over, and attempts that no longer count. */
@Component
final class ForgetSessions implements Job {

  private final JdbcIndexedSessionRepository sessions;
  private final AttemptStore attempts;
  private final InstantSource clock;

  ForgetSessions(
      JdbcIndexedSessionRepository sessions, AttemptStore attempts, InstantSource clock) {
    this.sessions = sessions;
    this.attempts = attempts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-sessions";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void run() {
    sessions.cleanUpExpiredSessions();
    attempts.forget(clock.instant());
  }
}

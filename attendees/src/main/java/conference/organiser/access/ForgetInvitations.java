package conference.organiser.access;

import conference.platform.Job;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** An invitation that nobody took holds an address that we have no reason to keep. */
@Component
final class ForgetInvitations implements Job {

  private final InvitationStore store;
  private final InstantSource clock;

  ForgetInvitations(InvitationStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "forget-invitations";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    store.forget(clock.instant());
  }
}

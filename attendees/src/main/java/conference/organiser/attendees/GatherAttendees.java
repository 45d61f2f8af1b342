package conference.organiser.attendees;

import conference.organiser.following.FollowAudit;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Brings what attendees are found by up to date, when somebody is about to search: a sign-up does
 * not pay for it, and an event that nobody searches costs nothing.
 */
@Component
final class GatherAttendees {

  /** Entries of the audit in one transaction. */
  private static final int AT_ONCE = 5_000;

  /** Nobody waits much longer than this; whoever asks again goes on from there. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final String FOLLOWER = "search";

  private final FollowAudit followAudit;
  private final SearchStore store;

  GatherAttendees(FollowAudit followAudit, SearchStore store) {
    this.followAudit = followAudit;
    this.store = store;
  }

  /** False when there is more to gather than one may wait for, or somebody else is gathering. */
  boolean upToDate(UUID eventId) {
    return followAudit.follow(eventId, FOLLOWER, AT_ONCE, PATIENCE, store::gather);
  }
}

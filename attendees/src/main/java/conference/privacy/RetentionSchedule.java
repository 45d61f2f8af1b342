package conference.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Knows which events' people are to be forgotten; implemented by the feature that has events. */
public interface RetentionSchedule {

  List<UUID> eventsToForget(Instant now);
}

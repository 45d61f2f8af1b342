package conference.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of news that this replica has claimed. The number of attempts is also the claim: if
 * another replica has claimed the row since, it has grown, and what we report is ignored.
 *
 * @param registrationId whom it concerns; null when that is no attendee
 * @param subject what it is about, when that is no registration
 */
record OutboxRow(
    UUID eventId,
    UUID id,
    @Nullable UUID registrationId,
    String kind,
    @Nullable UUID subject,
    @Nullable String recipient,
    Instant createdAt,
    int attempts) {

  @Override
  public String toString() {
    return "OutboxRow[" + id + ", " + kind + "]";
  }
}

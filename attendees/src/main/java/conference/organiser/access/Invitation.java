package conference.organiser.access;

import conference.catalogue.EventId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A role that waits for somebody to take it.
 *
 * @param event empty when it holds for every event
 * @param email whom it was mailed to; empty for a link that an operator hands on
 */
public record Invitation(
    UUID id, Optional<EventId> event, Role role, Optional<String> email, Instant expiresAt) {}

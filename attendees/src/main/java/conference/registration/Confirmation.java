package conference.registration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** Tells that there is a place; holds nothing about the person, as it is kept for replays. */
record Confirmation(
    UUID id,
    @Schema(example = "7KQ4-M2XP") Reference reference,
    @Schema(allowableValues = "confirmed") String state,
    String ticketType,
    Instant registeredAt) {}

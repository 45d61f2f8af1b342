package conference.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells that there is a place, or a place in line; holds nothing about the person, as it is kept
 * for replays.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Confirmation(
    UUID id,
    @Schema(example = "7KQ4-M2XP") Reference reference,
    @Schema(allowableValues = {"confirmed", "waiting"}) String state,
    String ticketType,
    Instant registeredAt,
    @Nullable @Schema(description = "The place in line, from 1; only while waiting") Integer rank) {

  boolean isWaiting() {
    return state.equals(Registration.State.WAITING.stored());
  }
}

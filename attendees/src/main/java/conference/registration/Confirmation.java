package conference.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells that there is a place, a place in line, or a request for one; holds nothing about the
 * person, as it is kept for replays.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Confirmation(
    UUID id,
    @Schema(example = "7KQ4-M2XP") Reference reference,
    @Schema(allowableValues = {"requested", "confirmed", "waiting"}) String state,
    String ticketType,
    Instant registeredAt,
    @Nullable @Schema(description = "The place in line, from 1; only while waiting") Integer rank) {

  /** As it was answered when it was made; the nonce opens the manage page. */
  SignUpOutcome outcome(@Nullable String nonce) {
    return switch (Registration.State.of(state)) {
      case REQUESTED -> new SignUpOutcome.Requested(this, nonce);
      case WAITING -> new SignUpOutcome.Waiting(this, nonce);
      case CONFIRMED -> new SignUpOutcome.Confirmed(this, nonce);
      case OFFERED, CANCELLED -> throw new IllegalStateException("no sign-up begins as " + state);
    };
  }
}

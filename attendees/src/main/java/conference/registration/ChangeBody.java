package conference.registration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a change of a registration is described: what it leaves out stays as it is. It is read member
 * by member, to tell all mistakes at once.
 */
@Schema(name = "Change")
public record ChangeBody(
    @Schema(minLength = 1, maxLength = 200) @Nullable String givenName,
    @Schema(minLength = 1, maxLength = 200) @Nullable String familyName,
    @Schema(maxLength = 200) @Nullable String organisation,
    @Schema(format = "email", maxLength = 254) @Nullable String email,
    @Schema(example = "regular", description = "The code of another one, if it has a place")
        @Nullable String ticketType,
    @Nullable Map<String, Object> answers) {}

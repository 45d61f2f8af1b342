package conference.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Who runs an event, and where to write to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Organiser(String name, String email, @Nullable URI url) {}

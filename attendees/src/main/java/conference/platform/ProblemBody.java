package conference.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A problem as it is sent (RFC 9457 §3). */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
public record ProblemBody(
    URI type,
    String title,
    int status,
    String detail,
    @Schema(description = "The id of the request, for whoever is asked about it") String instance,
    String code,
    List<FieldError> errors,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {}

package conference.platform;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Builds the answers that tell of a problem. */
@Component
public final class Problems {

  /** More would only help whoever sends rubbish to see it come back larger. */
  private static final int MAX_ERRORS = 100;

  private final URI website;

  public Problems(Settings settings) {
    this.website = settings.website();
  }

  public ResponseEntity<Object> of(ProblemType type) {
    return of(type, Map.of());
  }

  /** With members of its own, such as what is sold out. */
  public ResponseEntity<Object> of(ProblemType type, Map<String, Object> members) {
    return answer(type, body(type, type.title() + ".", List.of(), members));
  }

  public ResponseEntity<Object> invalid(List<FieldError> errors) {
    var shown = errors.stream().distinct().limit(MAX_ERRORS).toList();
    var detail =
        shown.size() == 1
            ? "One field breaks a rule; see errors."
            : shown.size() + " fields break a rule; see errors.";
    return answer(
        ProblemType.VALIDATION_FAILED,
        body(ProblemType.VALIDATION_FAILED, detail, shown, Map.of()));
  }

  ProblemBody body(
      ProblemType type, String detail, List<FieldError> errors, Map<String, Object> members) {
    return new ProblemBody(
        website.resolve("/problems/" + type.code()),
        type.title(),
        type.status(),
        detail,
        String.valueOf(MDC.get(RequestFilter.REQUEST_ID)),
        type.code(),
        errors,
        members);
  }

  static ResponseEntity<Object> answer(ProblemType type, ProblemBody body) {
    var response =
        ResponseEntity.status(type.status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .header("Cache-Control", "no-store");
    if (type.status() == 503 || type.status() == 429) {
      response.header("Retry-After", "1");
    }
    return response.body(body);
  }
}

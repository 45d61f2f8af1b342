package conference.platform;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

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

  /** Goes on with the Idempotency-Key of a request; or tells what is wrong with it. */
  public ResponseEntity<Object> keyed(
      @Nullable String key, Function<String, ResponseEntity<Object>> then) {
    if (key == null) {
      return of(ProblemType.IDEMPOTENCY_KEY_MISSING);
    }
    return IdempotencyKey.isValid(key) ? then.apply(key) : of(ProblemType.IDEMPOTENCY_KEY_INVALID);
  }

  /**
   * Takes a body member by member, and goes on with what it says; or tells every mistake in it.
   *
   * @param read null stands for an error that has been noted; members it does not ask for are
   *     refused
   */
  public <T> ResponseEntity<Object> reading(
      JsonNode body,
      Function<JsonMembers, @Nullable T> read,
      Function<T, ResponseEntity<Object>> then) {
    List<FieldError> errors = new ArrayList<>();
    JsonMembers members = JsonMembers.of(body, errors);
    T said = read.apply(members);
    members.refuseOthers("unknown-member");
    return said == null || !errors.isEmpty() ? invalid(errors) : then.apply(said);
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

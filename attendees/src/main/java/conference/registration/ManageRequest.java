package conference.registration;

import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.registration.RegistrationStore.WithNonce;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What has to be right about a request of the manage page before it can be looked into. */
@Component
final class ManageRequest {

  static final String KEY = "Idempotency-Key";
  private static final Pattern KEYS = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final ManageSession sessions;
  private final Problems problems;

  ManageRequest(ManageSession sessions, Problems problems) {
    this.sessions = sessions;
    this.problems = problems;
  }

  ResponseEntity<Object> keyed(
      @Nullable String key, Function<String, ResponseEntity<Object>> then) {
    if (key == null) {
      return problems.of(ProblemType.IDEMPOTENCY_KEY_MISSING);
    }
    return KEYS.matcher(key).matches()
        ? then.apply(key)
        : problems.of(ProblemType.IDEMPOTENCY_KEY_INVALID);
  }

  ResponseEntity<Object> held(
      HttpServletRequest request, Function<WithNonce, ResponseEntity<Object>> then) {
    return sessions
        .byCookie(request)
        .map(then)
        .orElseGet(() -> problems.of(ProblemType.MANAGE_SESSION_MISSING));
  }
}

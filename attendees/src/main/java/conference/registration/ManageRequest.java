package conference.registration;

import conference.platform.IdempotencyKey;
import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.registration.RegistrationStore.WithNonce;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What has to be right about a request of the manage page before it can be looked into, and how
 * what is done once for each key is answered.
 */
@Component
final class ManageRequest {

  static final String KEY = IdempotencyKey.HEADER;

  private final ManageSession sessions;
  private final DescribeRegistration describeRegistration;
  private final Problems problems;

  ManageRequest(
      ManageSession sessions, DescribeRegistration describeRegistration, Problems problems) {
    this.sessions = sessions;
    this.describeRegistration = describeRegistration;
    this.problems = problems;
  }

  ResponseEntity<Object> held(
      HttpServletRequest request, Function<WithNonce, ResponseEntity<Object>> then) {
    return sessions
        .byCookie(request)
        .map(then)
        .orElseGet(() -> problems.of(ProblemType.MANAGE_SESSION_MISSING));
  }

  /** The answer to what happens once for each key; the problem tells why it could not be done. */
  ResponseEntity<Object> answer(OncePerKey.Outcome outcome, ProblemType refused) {
    return switch (outcome) {
      case OncePerKey.Outcome.Done done -> describeRegistration.answer(done.now().registration());
      case OncePerKey.Outcome.Refused asThingsAre -> problems.of(refused);
      case OncePerKey.Outcome.Gone gone -> problems.of(ProblemType.MANAGE_SESSION_MISSING);
      case OncePerKey.Outcome.KeyReused reused -> problems.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
      case OncePerKey.Outcome.StillRunning running ->
          problems.of(ProblemType.IDEMPOTENCY_IN_PROGRESS);
    };
  }
}

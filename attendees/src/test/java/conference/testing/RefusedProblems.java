package conference.testing;

import conference.organiser.access.ForAccount;
import conference.organiser.access.ForOwnersOfAll;
import conference.organiser.access.Needs;
import conference.organiser.access.Open;
import conference.platform.ProblemType;
import conference.platform.Refuses;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/**
 * Every problem that a route can answer with: those it names, and those that follow from what it
 * is.
 */
final class RefusedProblems {

  private RefusedProblems() {}

  static Set<ProblemType> of(HandlerMethod route) {
    Set<ProblemType> problems = EnumSet.noneOf(ProblemType.class);
    Refuses named = route.getMethodAnnotation(Refuses.class);
    if (named != null) {
      Collections.addAll(problems, named.value());
    }
    if (takesBody(route)) {
      problems.add(ProblemType.MALFORMED_JSON);
      problems.add(ProblemType.PAYLOAD_TOO_LARGE);
      problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
      problems.add(ProblemType.VALIDATION_FAILED);
    }
    addOfDesk(route, problems);
    return problems;
  }

  private static boolean takesBody(HandlerMethod route) {
    return Arrays.stream(route.getMethodParameters())
        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
  }

  /** What the check before the organiser's desk can answer in the place of the route. */
  private static void addOfDesk(HandlerMethod route, Set<ProblemType> problems) {
    ForAccount own = route.getMethodAnnotation(ForAccount.class);
    Needs needs = route.getMethodAnnotation(Needs.class);
    boolean owners = route.hasMethodAnnotation(ForOwnersOfAll.class);
    boolean signedIn = own != null || needs != null || owners;
    if (!signedIn && !route.hasMethodAnnotation(Open.class)) {
      return;
    }
    problems.add(ProblemType.STORE_UNAVAILABLE);
    if (!route.hasMethodAnnotation(GetMapping.class)) {
      problems.add(ProblemType.FORBIDDEN_ORIGIN);
    }
    if (signedIn) {
      problems.add(ProblemType.SIGN_IN_REQUIRED);
    }
    if (isConfirmed(own, needs)) {
      problems.add(ProblemType.CONFIRMATION_NEEDED);
    }
    if (needs != null) {
      problems.add(ProblemType.UNKNOWN_EVENT);
    }
    if (needs != null || owners) {
      problems.add(ProblemType.NOT_PERMITTED);
    }
  }

  private static boolean isConfirmed(@Nullable ForAccount own, @Nullable Needs needs) {
    return (own != null && own.confirmed()) || (needs != null && needs.confirmed());
  }
}

package conference.organiser.access;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.organiser.access.SignedIn.Organiser;
import conference.platform.OwnPagesGate;
import conference.platform.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands before every route of the organiser's desk, after {@link OwnPagesGate}, and lets through
 * whom the route's annotation admits. A route without one admits nobody. An event that somebody has
 * no role for is answered like one that does not exist, so that nobody learns of drafts.
 */
@Component
final class CheckAccess implements HandlerInterceptor, HandlerMethodArgumentResolver {

  /** How long a proof is fresh enough for what is dangerous. */
  static final Duration FRESH = Duration.ofMinutes(10);

  private static final String ORGANISER = CheckAccess.class.getName() + ".organiser";
  private static final String EVENT = CheckAccess.class.getName() + ".event";

  private final SignedIn signedIn;
  private final Roles roles;
  private final Catalogue catalogue;
  private final OwnPagesGate gate;
  private final InstantSource clock;

  CheckAccess(
      SignedIn signedIn, Roles roles, Catalogue catalogue, OwnPagesGate gate, InstantSource clock) {
    this.signedIn = signedIn;
    this.roles = roles;
    this.catalogue = catalogue;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Optional<ProblemType> refusal =
        handler instanceof HandlerMethod method
            ? refusal(request, method)
            : Optional.of(ProblemType.NOT_FOUND);
    if (refusal.isPresent()) {
      gate.refuse(response, refusal.get());
    }
    return refusal.isEmpty();
  }

  private Optional<ProblemType> refusal(HttpServletRequest request, HandlerMethod method) {
    if (method.hasMethodAnnotation(Open.class)) {
      return Optional.empty();
    }
    Optional<Organiser> organiser = signedIn.of(request);
    if (organiser.isEmpty()) {
      return Optional.of(ProblemType.SIGN_IN_REQUIRED);
    }
    request.setAttribute(ORGANISER, organiser.get());
    ForAccount own = method.getMethodAnnotation(ForAccount.class);
    if (own != null) {
      return stale(organiser.get(), own.confirmed());
    }
    if (method.hasMethodAnnotation(ForOwnersOfAll.class)) {
      return roles.isOwnerOfAll(organiser.get().accountId())
          ? Optional.empty()
          : Optional.of(ProblemType.NOT_PERMITTED);
    }
    Needs needs = method.getMethodAnnotation(Needs.class);
    return needs == null
        ? Optional.of(ProblemType.NOT_PERMITTED)
        : refusal(request, organiser.get(), needs);
  }

  private Optional<ProblemType> refusal(
      HttpServletRequest request, Organiser organiser, Needs needs) {
    Optional<EventDefinition> event = slug(request).flatMap(catalogue::findInAnyState);
    Optional<Role> role = event.flatMap(one -> roles.find(organiser.accountId(), one.id()));
    if (event.isEmpty() || role.isEmpty()) {
      return Optional.of(ProblemType.UNKNOWN_EVENT);
    }
    if (!role.get().may(needs.value())) {
      return Optional.of(ProblemType.NOT_PERMITTED);
    }
    request.setAttribute(EVENT, event.get());
    return stale(organiser, needs.confirmed());
  }

  private Optional<ProblemType> stale(Organiser organiser, boolean confirmed) {
    boolean fresh = organiser.confirmedAt().plus(FRESH).isAfter(clock.instant());
    return confirmed && !fresh ? Optional.of(ProblemType.CONFIRMATION_NEEDED) : Optional.empty();
  }

  private static Optional<String> slug(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? Optional.ofNullable(variables.get("slug")).map(Object::toString)
        : Optional.empty();
  }

  /** Hands a route what was found out about the request: who, and which event. */
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return attribute(parameter) != null;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    String attribute = attribute(parameter);
    Object value =
        attribute == null ? null : request.getAttribute(attribute, RequestAttributes.SCOPE_REQUEST);
    if (value == null) {
      throw new IllegalStateException(
          parameter.getExecutable() + " asks for what its annotation does not bring");
    }
    return value;
  }

  private static @Nullable String attribute(MethodParameter parameter) {
    if (parameter.getParameterType() == Organiser.class) {
      return ORGANISER;
    }
    return parameter.getParameterType() == EventDefinition.class ? EVENT : null;
  }
}

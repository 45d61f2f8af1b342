package conference.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands before everything that a cookie opens: no cache keeps an answer, and a write comes from
 * our own pages. The cookies are SameSite=Strict already; this holds where a browser doesn't.
 */
@Component
public final class OwnPagesGate implements HandlerInterceptor {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final String website;
  private final Problems problems;
  private final JsonMapper json;

  OwnPagesGate(Settings settings, Problems problems, JsonMapper json) {
    this.website = origin(settings.website());
    this.problems = problems;
    this.json = json;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    boolean ours = website.equals(request.getHeader(HttpHeaders.ORIGIN));
    if (READS.contains(request.getMethod()) || ours) {
      return true;
    }
    refuse(response, ProblemType.FORBIDDEN_ORIGIN);
    return false;
  }

  /** Answers in the place of the route. */
  public void refuse(HttpServletResponse response, ProblemType problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType("application/problem+json");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.getOutputStream().write(json.writeValueAsBytes(problems.of(problem).getBody()));
  }

  /** RFC 6454 §6.2: without a path, and without the port that the scheme has anyway. */
  static String origin(URI website) {
    boolean usual = website.getPort() < 0 || website.getPort() == 443;
    return website.getScheme() + "://" + website.getHost() + (usual ? "" : ":" + website.getPort());
  }
}

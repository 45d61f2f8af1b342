package conference.registration;

import conference.platform.ProblemType;
import conference.platform.Problems;
import conference.platform.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands before everything that a manage cookie opens: no cache keeps an answer, and a write comes
 * from our own pages. The cookie is SameSite=Strict already; this holds where a browser doesn't.
 */
@Component
class ManageGate implements HandlerInterceptor, WebMvcConfigurer {

  private static final String MANAGE = "/api/v1/manage/";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final String website;
  private final Problems problems;
  private final JsonMapper json;

  ManageGate(Settings settings, Problems problems, JsonMapper json) {
    this.website = origin(settings.website());
    this.problems = problems;
    this.json = json;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(MANAGE + "**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (READS.contains(request.getMethod()) || isOurs(request)) {
      return true;
    }
    var problem = problems.of(ProblemType.FORBIDDEN_ORIGIN);
    response.setStatus(ProblemType.FORBIDDEN_ORIGIN.status());
    response.setContentType("application/problem+json");
    response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
    return false;
  }

  private boolean isOurs(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null ? opensASession(request) : website.equals(origin);
  }

  /** That needs no cookie but the token, which no other website has. */
  private static boolean opensASession(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getRequestURI().equals(MANAGE + "session");
  }

  /** RFC 6454 §6.2: without a path, and without the port that the scheme has anyway. */
  private static String origin(URI website) {
    boolean usual = website.getPort() < 0 || website.getPort() == 443;
    return website.getScheme() + "://" + website.getHost() + (usual ? "" : ":" + website.getPort());
  }
}

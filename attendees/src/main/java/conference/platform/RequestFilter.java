package conference.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/** Around every request: its id, its size, its time, and the goodbye when we are leaving. */
final class RequestFilter extends HttpFilter {

  static final String REQUEST_ID = "requestId";
  private static final int MAX_BODY = 64 * 1024;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private final transient Problems problems;
  private final transient JsonMapper json;
  private final transient RequestMetrics metrics;
  private final transient Draining draining;
  private final transient List<BodyLimit> larger;

  RequestFilter(
      Problems problems,
      JsonMapper json,
      RequestMetrics metrics,
      Draining draining,
      List<BodyLimit> larger) {
    this.problems = problems;
    this.json = json;
    this.metrics = metrics;
    this.draining = draining;
    this.larger = List.copyOf(larger);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = System.nanoTime();
    var id = requestId(request);
    MDC.put(REQUEST_ID, id);
    response.setHeader("X-Request-Id", id);
    boolean goodbye = draining.enter();
    try {
      if (goodbye) {
        response.setHeader("Connection", "close");
      }
      proceed(request, response, chain);
    } finally {
      draining.leave(goodbye);
      metrics.record(request, response.getStatus(), System.nanoTime() - start);
      MDC.remove(REQUEST_ID);
    }
  }

  private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long length = request.getContentLengthLong();
    boolean chunked = length < 0 && request.getHeader("Transfer-Encoding") != null;
    if (length > MAX_BODY && length > limit(request)) {
      tell(response, ProblemType.PAYLOAD_TOO_LARGE);
    } else if (chunked) {
      chain.doFilter(new LimitedBody(request, limit(request)), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private int limit(HttpServletRequest request) {
    return larger.stream()
        .filter(one -> one.isFor(request.getMethod(), request.getRequestURI()))
        .mapToInt(BodyLimit::bytes)
        .findFirst()
        .orElse(MAX_BODY);
  }

  private void tell(HttpServletResponse response, ProblemType type) throws IOException {
    var problem = problems.of(type, Map.of());
    response.setStatus(type.status());
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
  }

  /** The load balancer's, so that one id leads through all logs; never whatever somebody sends. */
  private static String requestId(HttpServletRequest request) {
    var given = request.getHeader("X-Request-Id");
    return given != null && ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}

package conference.registration;

import conference.platform.OwnPagesGate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before everything that a manage cookie opens. */
@Component
class ManageGate implements HandlerInterceptor, WebMvcConfigurer {

  private static final String MANAGE = "/api/v1/manage/";

  private final OwnPagesGate gate;

  ManageGate(OwnPagesGate gate) {
    this.gate = gate;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(MANAGE + "**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (request.getHeader(HttpHeaders.ORIGIN) == null && opensASession(request)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      return true;
    }
    return gate.preHandle(request, response, handler);
  }

  /** That needs no cookie but the token, which no other website has. */
  private static boolean opensASession(HttpServletRequest request) {
    return request.getMethod().equals("POST") && request.getRequestURI().equals(MANAGE + "session");
  }
}

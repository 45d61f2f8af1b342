package conference.organiser.access;

import conference.platform.OwnPagesGate;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Puts the checks before the organiser's desk, and refuses to start with a route that has none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AccessConfiguration implements WebMvcConfigurer {

  private static final String DESK = "/api/v1/organiser/";
  private static final List<Class<? extends Annotation>> CHECKS =
      List.of(Open.class, ForAccount.class, ForOwnersOfAll.class, Needs.class);

  private final OwnPagesGate gate;
  private final CheckAccess check;

  AccessConfiguration(OwnPagesGate gate, CheckAccess check) {
    this.gate = gate;
    this.check = check;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(gate).addPathPatterns(DESK + "**");
    registry.addInterceptor(check).addPathPatterns(DESK + "**");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(check);
  }

  /** What is forgotten here would otherwise be found out by whoever needs the route. */
  @Bean
  static SmartInitializingSingleton everyRouteSaysWhomItAdmits(
      RequestMappingHandlerMapping requestMappingHandlerMapping) {
    return () -> insist(requestMappingHandlerMapping.getHandlerMethods());
  }

  private static void insist(Map<RequestMappingInfo, HandlerMethod> routes) {
    routes.forEach((route, method) -> {
      boolean desk = route.getPatternValues().stream().anyMatch(path -> path.startsWith(DESK));
      long checks =
          CHECKS.stream().filter(annotation -> method.hasMethodAnnotation(annotation)).count();
      if (desk ? checks != 1 : checks != 0) {
        throw new IllegalStateException(
            "%s must carry exactly one of %s"
                .formatted(method, desk ? names(CHECKS.stream()) : "none, outside " + DESK));
      }
    });
  }

  private static List<String> names(Stream<Class<? extends Annotation>> annotations) {
    return annotations.map(Class::getSimpleName).toList();
  }
}

package conference.organiser.account;

import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions of the organiser's desk, in the store: any replica serves any request, and a restart
 * ends none. Nothing else has sessions; the public endpoints don't pass through this filter.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  static final String COOKIE = "__Host-conference-organiser";

  private static final String DESK = "/api/v1/organiser/*";
  private static final String TABLE = "organiser_session";
  private static final String NEVER = "-";

  @Bean
  JdbcIndexedSessionRepository organiserSessions(
      DataSource dataSource, PlatformTransactionManager transactions) {
    var own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    var sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(dataSource), own);
    sessions.setTableName(TABLE);
    sessions.setDefaultMaxInactiveInterval(OrganiserSession.IDLE);
    sessions.setConversionService(textOnly());
    // ForgetSessions does it, like every other job.
    sessions.setCleanupCron(NEVER);
    return sessions;
  }

  /** Java's own serialisation would make an object of whatever is in the store. */
  private static GenericConversionService textOnly() {
    var conversion = new GenericConversionService();
    conversion.addConverter(
        Object.class, byte[].class, text -> ((String) text).getBytes(StandardCharsets.UTF_8));
    conversion.addConverter(
        byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
    return conversion;
  }

  @Bean
  @ConditionalOnWebApplication
  FilterRegistrationBean<SessionRepositoryFilter<?>> organiserSessionFilter(
      JdbcIndexedSessionRepository sessions) {
    var cookie = new DefaultCookieSerializer();
    cookie.setCookieName(COOKIE);
    cookie.setCookiePath("/");
    cookie.setUseSecureCookie(true);
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Strict");
    var resolver = new CookieHttpSessionIdResolver();
    resolver.setCookieSerializer(cookie);
    var filter = new SessionRepositoryFilter<>(sessions);
    filter.setHttpSessionIdResolver(resolver);
    var registration = new FilterRegistrationBean<SessionRepositoryFilter<?>>(filter);
    registration.addUrlPatterns(DESK);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }
}

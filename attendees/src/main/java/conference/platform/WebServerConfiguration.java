package conference.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The port that the load balancer talks to: TLS with client certificates, and nothing else. */
@Configuration(proxyBeanMethods = false)
class WebServerConfiguration {

  @Bean
  JsonMapperBuilderCustomizer strictJson() {
    return json ->
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  }

  /** In the place of Spring's own: a converter that is a bean would come before that of bytes. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ServerHttpMessageConvertersCustomizer wholeJson(JsonMapper json) {
    return converters -> converters.withJsonConverter(new WholeJson(json));
  }

  @Bean
  @ConditionalOnWebApplication
  FilterRegistrationBean<RequestFilter> requestFilter(
      Problems problems,
      JsonMapper json,
      RequestMetrics metrics,
      Draining draining,
      List<BodyLimit> larger) {
    var registration =
        new FilterRegistrationBean<>(new RequestFilter(problems, json, metrics, draining, larger));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  @ConditionalOnWebApplication
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> mutualTls(
      Settings settings, InstantSource clock, MeterRegistry registry) {
    return factory -> {
      var tls = new ReloadingTls(settings.tls());
      tls.watch();
      expiry(tls, clock, registry);
      factory.setAddress(settings.listen().inetAddress());
      factory.setPort(settings.listen().port());
      factory.setShutdown(Shutdown.GRACEFUL);
      factory.addConnectorCustomizers(connector -> secure(connector, tls));
      factory.addContextCustomizers(context ->
          ((StandardHost) context.getParent())
              .setErrorReportValveClass(ProblemValve.class.getName()));
    };
  }

  private static void expiry(ReloadingTls tls, InstantSource clock, MeterRegistry registry) {
    Gauge.builder(
            "certificate.expires",
            tls,
            current -> Duration.between(clock.instant(), current.expiresAt()).toSeconds())
        .description("Seconds until the first of the service's own certificates expires")
        .baseUnit("seconds")
        .register(registry);
  }

  private static void secure(Connector connector, ReloadingTls tls) {
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setProperty("SSLEnabled", "true");
    connector.setXpoweredBy(false);
    connector.setEnforceEncodingInGetWriter(false);
    var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
    // The load balancer keeps its connections: each new one would cost a handshake.
    protocol.setMaxKeepAliveRequests(-1);
    protocol.setKeepAliveTimeout(360_000);
    // As many as there can be requests at once: what is not kept is 50 kB of garbage, again and
    // again in a rush.
    protocol.setProcessorCache(512);
    protocol.setConnectionTimeout(20_000);
    protocol.setMaxSwallowSize(1024 * 1024);
    // In a rush the load balancer makes hundreds of connections at once; the kernel would drop
    // most.
    protocol.setAcceptCount(1024);
    protocol.addSslHostConfig(host(tls));
  }

  private static SSLHostConfig host(ReloadingTls tls) {
    var host = new SSLHostConfig();
    host.setProtocols("TLSv1.2+TLSv1.3");
    host.setCertificateVerification("required");
    var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setSslContext(tls);
    host.addCertificate(certificate);
    return host;
  }
}
